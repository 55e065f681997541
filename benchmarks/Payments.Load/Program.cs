using Payments.Load;

// bench.sh calls "run" or "run-scale", which start this program again for each round and for each site, and its build for the earlier
// commit. That has only what both trees have.
if (args is ["run", ..])
    await BenchProgram.RunAsync(args[1..]);
else if (args is ["round", ..])
    Console.WriteLine((await RoundProgram.RunAsync(args[1..])).ToJson());
else if (args is ["serve", ..])
    await SiteProgram.RunAsync(args[1..]);
#if !EARLIER
else if (args is ["run-scale", ..])
    await ScaleProgram.RunAsync(args[1..]);
else if (args is ["scale-round", ..])
    Console.WriteLine((await ScaleProgram.RoundAsync(args[1..])).ToJson());
else if (args is ["receive"])
    await ReceiverProgram.RunAsync();
#endif
else
    Console.Error.WriteLine("usage: ./bench.sh [--scale] [--quick]");
