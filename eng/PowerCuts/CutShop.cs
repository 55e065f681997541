using Microsoft.Extensions.DependencyInjection;

namespace Payments.PowerCuts;

/// <summary>An engine over the file on the disk whose power is cut; its provider's journal is on another disk.</summary>
internal sealed class CutShop : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public CutShop(string database, string ledgerPath, TimeProvider time, bool synchronousNormal)
    {
        var services = new ServiceCollection().AddSingleton(time);
        services
            .AddPayments()
            .UseSqlite(database, options => options.SynchronousNormal = synchronousNormal)
            .UseSimulator(simulator => simulator.LedgerPath = ledgerPath);
        _services = services.BuildServiceProvider();
    }

    public static Owner Owner { get; } = Owner.Test("acct_shop");

    public PaymentEngine Engine => _services.GetRequiredService<PaymentEngine>();

    public PaymentSimulator Simulator => _services.GetRequiredService<PaymentSimulator>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
