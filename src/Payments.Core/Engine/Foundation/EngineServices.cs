using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>What the engine needs, checked: one store, providers with distinct names, options in range.</summary>
internal sealed class EngineServices
{
    private static readonly TimeSpan _busyWait = TimeSpan.FromMilliseconds(100);

    private readonly IReadOnlyList<IPaymentProvider> _providers;
    private readonly RisingIds _rising;

    public EngineServices(IServiceProvider services, RecordType<PaymentEvent> events, IReadOnlyCollection<string> eventTypes)
    {
        Events = events;
        EventTypes = eventTypes;
        Options = services.GetRequiredService<IOptions<PaymentsOptions>>().Value;
        Time = services.GetRequiredService<TimeProvider>();
        Random = services.GetRequiredService<RandomSource>();
        _rising = new RisingIds(Random);
        Signal = services.GetRequiredService<WorkSignal>();
        Logger =
            services.GetService<ILoggerFactory>()?.CreateLogger("Payments")
            ?? Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;
        PageUrls = services.GetService<IHostedPageUrls>();
        Rates = services.GetService<IExchangeRates>();
        Email = EmailServices.Of(services);
        var stores = services.GetServices<IPaymentStore>().ToList();
        Store = stores.Count switch
        {
            1 => stores[0],
            0 => throw new InvalidOperationException(
                "Payments has no store. Add one to AddPayments(…): .UseSqlite(\"payments.db\"), or .UseInMemoryStore() for tests."
            ),
            _ => throw new InvalidOperationException(
                $"Payments has {stores.Count} stores: "
                    + $"{string.Join(", ", stores.Select(store => store.GetType().Name))}. Keep one Use…Store verb after AddPayments(…)."
            ),
        };
        _providers = [.. services.GetServices<IPaymentProvider>()];
        if (_providers.Count == 0)
            throw new InvalidOperationException(
                "Payments has no provider. Add one to AddPayments(…): .UseSimulator() takes test cards and moves no money."
            );
        if (_providers.GroupBy(provider => provider.Name).FirstOrDefault(group => group.Count() > 1) is { } same)
            throw new InvalidOperationException(
                $"Two providers go by the name \"{same.Key}\". Give each a name of its own: charges are stored with it."
            );
    }

    public IPaymentStore Store { get; private set; }

    /// <summary>Whether the store is inside the host's transaction, where nothing outside is called.</summary>
    public bool IsJoined { get; private set; }

    /// <summary>The table of events of every concept's types.</summary>
    public RecordType<PaymentEvent> Events { get; }

    /// <summary>The names of every concept's types of event.</summary>
    public IReadOnlyCollection<string> EventTypes { get; }

    public PaymentsOptions Options { get; }

    public TimeProvider Time { get; }

    public RandomSource Random { get; }

    public WorkSignal Signal { get; private set; }

    /// <summary>Events that were just committed here, on their way to those who wait for them.</summary>
    public FreshEvents Fresh { get; private set; } = new();

    public ILogger Logger { get; }

    public IHostedPageUrls? PageUrls { get; }

    /// <summary>Where rates come from, or null where the host registered nothing.</summary>
    public IExchangeRates? Rates { get; }

    /// <summary>What sends e-mail, or null where the host sends none.</summary>
    public EmailServices? Email { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>All providers that serve this owner's mode.</summary>
    public IEnumerable<IPaymentProvider> ProvidersOf(Owner owner) => _providers.Where(provider => provider.Livemode == owner.Livemode);

    /// <summary>The provider that serves this owner's mode, or null.</summary>
    public IPaymentProvider? ProviderFor(Owner owner) => _providers.FirstOrDefault(provider => provider.Livemode == owner.Livemode);

    /// <summary>The provider that a charge was sent to, or null where the host no longer has it.</summary>
    public IPaymentProvider? ProviderNamed(string name) => _providers.FirstOrDefault(provider => provider.Name == name);

    /// <summary>What the provider of this owner's mode offers. One that keeps no catalog takes cards, in every currency.</summary>
    public IReadOnlyList<MethodOffer> OffersFor(Owner owner) =>
        ProviderFor(owner) switch
        {
            null => [],
            IMethodCatalog catalog => catalog.Methods,
            _ => CardOnly,
        };

    private static IReadOnlyList<MethodOffer> CardOnly { get; } =
    [
        new MethodOffer
        {
            Method = MethodIds.Card,
            DisplayName = "Card",
            Description = "Pay with a debit or credit card",
            Currencies = Currency.All,
        },
    ];

    public string NewId(string prefix, DateTimeOffset now) => Id.New(prefix, now, Random);

    /// <summary>
    /// An id that sorts after all that were made so before in this process. What happens to one record is committed one after the
    /// other, and each decision is made after the commit before it: such ids sort as the commits do.
    /// </summary>
    public string NewRisingId(string prefix, DateTimeOffset now) => _rising.New(prefix, now);

    /// <summary>
    /// The same over a store inside the host's transaction. What becomes due by it wakes nobody: no worker sees it before the host commits.
    /// </summary>
    public EngineServices Joined(IPaymentStore store)
    {
        var inside = (EngineServices)MemberwiseClone();
        inside.Store = store;
        inside.Signal = new WorkSignal();
        inside.Fresh = new FreshEvents();
        inside.IsJoined = true;
        return inside;
    }

    /// <summary>Commits, and wakes the worker for what became due by it.</summary>
    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var result = await Store.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        if (result.Status == CommitStatus.Committed)
        {
            Signal.Committed(changes, Now);
            if (Fresh.Committed(changes) is { Count: > 0 } left)
                await GiveBackAsync(left).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>
    /// Commits what has happened already and would happen again if it were not noted: a store that is busy is asked again, until a time.
    /// </summary>
    public async ValueTask<CommitResult> CommitUntilAsync(ChangeSet changes, DateTimeOffset until)
    {
        while (true)
        {
            try
            {
                return await CommitAsync(changes, CancellationToken.None).ConfigureAwait(false);
            }
            catch (StoreBusyException) when (Now < until)
            {
                await Task.Delay(_busyWait, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Gives claimed rows back, to be claimed by others at once. A row that somebody else has by now is left to them, and where the store
    /// refuses, the lease ends by itself.
    /// </summary>
    public async ValueTask GiveBackAsync(IReadOnlyList<DueWork> rows)
    {
        foreach (var ofOwner in rows.GroupBy(row => row.Owner))
        {
            if (!await TryGiveBackAsync([.. ofOwner]).ConfigureAwait(false))
            {
                foreach (var row in ofOwner)
                    await TryGiveBackAsync([row]).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<bool> TryGiveBackAsync(IReadOnlyList<DueWork> rows)
    {
        var changes = new ChangeSet(rows[0].Owner);
        foreach (var row in rows)
            changes.Retry(row, Now);
        try
        {
            var result = await Store.CommitAsync(changes, CancellationToken.None).ConfigureAwait(false);
            if (result.Status == CommitStatus.Committed)
                Signal.Wake();
            return result.Status == CommitStatus.Committed;
        }
        catch (Exception error) when (error is StoreException or ObjectDisposedException)
        {
            Logger.LogError(
                error,
                "{Count} rows of {Owner} could not be given back; their leases end by themselves.",
                rows.Count,
                rows[0].Owner
            );
            return true;
        }
    }
}

/// <summary>What e-mail needs, checked.</summary>
internal sealed record EmailServices(IEmailSender Sender, IEmailComposer Composer, EmailOptions Options)
{
    /// <summary>Null where the host sends no e-mail.</summary>
    public static EmailServices? Of(IServiceProvider services)
    {
        if (services.GetService<IEmailSender>() is not { } sender)
            return null;

        var composer =
            services.GetService<IEmailComposer>()
            ?? throw new InvalidOperationException(
                "Payments sends e-mail and has nothing to write it. Add "
                    + ".AddCheckoutEndpoints() after AddPayments(…), or register an IEmailComposer."
            );
        return new EmailServices(sender, composer, services.GetRequiredService<IOptions<EmailOptions>>().Value);
    }
}
