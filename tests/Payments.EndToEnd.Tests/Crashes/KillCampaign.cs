namespace Payments.EndToEnd.Tests;

/// <summary>Kills the shop again and again while customers use it, and starts it on the same file each time.</summary>
internal sealed class KillCampaign(RunningShop shop, int kills, int seed, Func<Journal, Random, int, Client>? newCustomer = null)
{
    private const int Customers = 6;

    private readonly Random _random = new(seed);

    public Journal Journal { get; } = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var customers = Enumerable
            .Range(0, Customers)
            .Select(number =>
            {
                var random = new Random(HashCode.Combine(seed, number));
                Client customer =
                    newCustomer is not null ? newCustomer(Journal, random, number)
                    : number % 3 == 2 ? new MobileMoneyCustomer(shop, Journal, random, number)
                    : new Customer(shop, Journal, random, number);
                return Task.Run(() => customer.RunAsync(stop.Token), CancellationToken.None);
            })
            .ToArray();
        try
        {
            for (var kill = 0; kill < kills; kill++)
            {
                await AwaitMomentAsync(cancellationToken);
                await shop.KillAsync();
                shop.Launch();
            }

            await shop.WaitUntilHealthyAsync(cancellationToken);
            var seen = Journal.Answers;
            await Eventually.IsTrueAsync(() => Task.FromResult(Journal.Answers > seen + 50), "the customers go on", cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(customers);
        }
    }

    /// <summary>Mostly in the midst of work, sometimes in the midst of a start.</summary>
    private async Task AwaitMomentAsync(CancellationToken cancellationToken)
    {
        if (_random.Next(8) != 0)
        {
            await shop.WaitUntilHealthyAsync(cancellationToken);
            var enough = Journal.Answers + _random.Next(1, 120);
            await Eventually.IsTrueAsync(() => Task.FromResult(Journal.Answers >= enough), "the customers are answered", cancellationToken);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(0, 400)), TimeProvider.System, cancellationToken);
    }
}
