using System.Globalization;
using Payments.PowerCuts;

// Takes payments until its disk is gone, or looks at what a cut of the power has left. See eng/power-cuts.sh.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [var task, var database, var outside, var round, var synchronous])
{
    Console.Error.WriteLine("usage: PowerCuts pay|check <database file> <folder on another disk> <round> full|normal");
    return 2;
}

var books = new OutsideBooks(outside);
var time = new RoundTime(int.Parse(round, CultureInfo.InvariantCulture));
await using var shop = new CutShop(database, books.LedgerPath, time, synchronous == "normal");
switch (task)
{
    case "pay":
        await new Callers(shop, books).RunAsync();
        return 0;
    case "check":
        Console.WriteLine(await new Check(shop, books, time, database).RunAsync());
        return 0;
    default:
        return 2;
}
