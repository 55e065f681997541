using BenchmarkDotNet.Running;
using Payments.Benchmarks.Load;

// "load" measures whole payments against a bare writer; anything else is BenchmarkDotNet's, such as --filter '*Money*'.
if (args is ["load", ..])
    await LoadProgram.RunAsync(args[1..]);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
