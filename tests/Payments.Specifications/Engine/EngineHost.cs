using Microsoft.Extensions.DependencyInjection;
using Payments.Providers;
using Payments.Storage;

namespace Payments.Specifications;

/// <summary>An engine set up as a host would, over a store, a clock and providers that the test holds in its hands.</summary>
public sealed class EngineHost : IAsyncDisposable
{
    private static readonly TokenizedCard Card = new("tok_visa", new CardSummary("visa", "4242", 12, 2030));

    private readonly ServiceProvider _services;

    public EngineHost(
        IPaymentStore store,
        ManualTimeProvider time,
        IReadOnlyList<IPaymentProvider> providers,
        RecordingLog? log = null,
        RandomSource? random = null,
        Action<PaymentsBuilder>? configure = null,
        Action<PaymentsOptions>? options = null
    )
    {
        Store = store;
        Time = time;
        Log = log ?? new RecordingLog();
        var services = new ServiceCollection();
        services.AddSingleton(store);
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton(Log.AsFactory());
        services.AddSingleton(random ?? RandomSource.Cryptographic);
        foreach (var provider in providers)
            services.AddSingleton(provider);
        var builder = services.AddPayments(options);
        configure?.Invoke(builder);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        Engine = _services.GetRequiredService<PaymentEngine>();
    }

    public PaymentEngine Engine { get; }

    public IPaymentStore Store { get; }

    public ManualTimeProvider Time { get; }

    public RecordingLog Log { get; }

    public IServiceProvider Services => _services;

    public static CheckoutSessionRequest Request(TimeSpan? lifetime = null) =>
        new() { Amount = Money.FromMinorUnits(12_50, Currency.Gbp), Lifetime = lifetime };

    public async Task<CheckoutSession> OpenAsync(Owner owner, TimeSpan? lifetime = null) =>
        (await Engine.CheckoutSessions.CreateAsync(owner, Request(lifetime))).Value;

    public Task<Result<PaymentAttempt>> PayAsync(CheckoutSession session) => PayWhileAsync(session, CancellationToken.None);

    /// <summary>Pays for a caller who may go away.</summary>
    public Task<Result<PaymentAttempt>> PayWhileAsync(CheckoutSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Engine.CheckoutSessions.PayAsync(session.Owner, session.Id, Card, cancellationToken).AsTask();
    }

    public async Task<Result<CheckoutSession>> ExpireAsync(CheckoutSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return (await Engine.CheckoutSessions.ExpireAsync(session.Owner, session.Id));
    }

    public async Task<Result<CheckoutSession>> CancelAsync(CheckoutSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return (await Engine.CheckoutSessions.CancelAsync(session.Owner, session.Id));
    }

    public Task<int> RunAsync() => Engine.RunDueWorkAsync();

    /// <summary>Moves the clock and does what is due then.</summary>
    public Task<int> RunAfterAsync(TimeSpan by)
    {
        Time.Advance(by);
        return RunAsync();
    }

    public async Task<PaymentRecords> ReadAsync(CheckoutSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var stored = await Store.GetAsync(PaymentsSchema.Current.Table<CheckoutSession>(), session.Owner, session.Id, default);
        var intent = await Store.GetAsync(PaymentsSchema.Current.Table<PaymentIntent>(), session.Owner, session.PaymentIntentId, default);
        var charges = await Engine.PaymentIntents.ListChargesAsync(session.Owner, session.PaymentIntentId);
        var events = (await Engine.Events.ListAsync(session.Owner, Limits.PageSize)).Value.Items;
        return new PaymentRecords(
            stored!.Value,
            intent!.Value,
            charges,
            [.. events.Select(happened => happened.Type).Order(StringComparer.Ordinal)]
        );
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
