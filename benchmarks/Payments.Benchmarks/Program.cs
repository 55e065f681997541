using BenchmarkDotNet.Running;
using Payments.Benchmarks.Load;

// "load" measures whole payments against a bare writer, "holes" what receivers that never answer cost the
// others; anything else is BenchmarkDotNet's, such as --filter '*Money*'.
if (args is ["load", ..])
    await LoadProgram.RunAsync(args[1..]);
else if (args is ["holes", ..])
    await HangingReceivers.RunAsync(args[1..]);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
