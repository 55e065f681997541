using Payments.Load;

// bench.sh calls "run", which starts this program again for each round and for each site, and its build for the earlier commit.
if (args is ["run", ..])
    await BenchProgram.RunAsync(args[1..]);
else if (args is ["round", ..])
    Console.WriteLine((await RoundProgram.RunAsync(args[1..])).ToJson());
else if (args is ["serve", ..])
    await SiteProgram.RunAsync(args[1..]);
else
    Console.Error.WriteLine("usage: ./bench.sh [--quick]");
