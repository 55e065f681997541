using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Payments.Providers;
using Payments.Simulator;

namespace Payments;

/// <summary>
/// A payment provider for test mode. It takes the cards of <see cref="TestCards"/>, and transfers and mobile money from payers who do
/// as <see cref="TestBankAccounts"/> and <see cref="TestPhones"/> say. It moves no money, and keeps its own ledger of what it
/// would have moved. It decides once per key, however often and from however many threads it is asked, and a decision is in the ledger
/// before it is answered. Safe to use from many threads.
/// </summary>
public sealed class PaymentSimulator
    : IPaymentProvider,
        IMethodCatalog,
        IChargeResolver,
        IRefundProvider,
        IRefundCanceler,
        ICaptureProvider,
        IProviderStatement,
        ICardVault,
        IDisputeProvider,
        ITestChallenges,
        ITestInputs,
        ICardTokenizer,
        IAsyncDisposable,
        IDisposable
{
    private readonly SimulatorRuntime _runtime;
    private readonly SimulatedVault _vault;
    private readonly SimulatedCharges _charges;
    private readonly SimulatedAuthorizations _authorizations;
    private readonly SimulatedChallenges _challenges;
    private readonly SimulatedPayers _payers;
    private readonly SimulatedTransfers _transfers;
    private readonly SimulatedRefunds _refunds;
    private readonly SimulatedDisputes _disputes;

    /// <summary>Opens the ledger's file, where the options name one.</summary>
    /// <param name="options">Read once, now.</param>
    /// <param name="time">The clock of expiry dates, ledger entries, payers and the delays of the options.</param>
    /// <param name="random">Where tokens, references and account numbers come from.</param>
    /// <param name="logger">Logs that the ledger's file is opened, and that a notification is not accepted; may be null.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="SimulatorLedgerException">The file cannot be opened or read, or another simulator has it open.</exception>
    public PaymentSimulator(SimulatorOptions options, TimeProvider time, RandomSource random, ILogger<PaymentSimulator>? logger = null)
        : this(options, DebitSchedule.CalendarOf, time, random, logger) { }

    internal PaymentSimulator(
        SimulatorOptions options,
        Func<DebitScheme, BankingCalendar> calendarOf,
        TimeProvider time,
        RandomSource random,
        ILogger<PaymentSimulator>? logger
    )
        : this(
            SimulatorTimes.Of(Check(options, time, random), calendarOf),
            options,
            OpenLedger(options.LedgerPath, time, logger ?? NullLogger),
            time,
            random,
            logger ?? NullLogger
        ) { }

    internal PaymentSimulator(SimulatorLedger ledger, TimeProvider time, RandomSource random, TimeSpan railDelay = default)
        : this(
            SimulatorTimes.Of(new SimulatorOptions { RailDelay = railDelay }, DebitSchedule.CalendarOf),
            new SimulatorOptions(),
            ledger,
            time,
            random,
            NullLogger
        ) { }

    private PaymentSimulator(
        SimulatorTimes times,
        SimulatorOptions options,
        SimulatorLedger ledger,
        TimeProvider time,
        RandomSource random,
        ILogger logger
    )
    {
        var cards = new CardDecisions(times, random);
        var setups = new SetupDecisions(times, random);
        _runtime = new SimulatorRuntime(ledger, time, random, times, options.Latency);
        Notifications = new SimulatedNotifications(_runtime, logger);
        _vault = new SimulatedVault(_runtime, setups);
        _charges = new SimulatedCharges(_runtime, cards, options.Faults);
        _authorizations = new SimulatedAuthorizations(_runtime);
        _challenges = new SimulatedChallenges(_runtime, cards, setups, Notifications);
        _payers = new SimulatedPayers(_runtime);
        _transfers = new SimulatedTransfers(_runtime);
        _refunds = new SimulatedRefunds(_runtime);
        _disputes = new SimulatedDisputes(_runtime);
    }

    /// <summary>"simulator".</summary>
    public string Name => SimulatorIds.Provider;

    /// <summary>False: it refuses every live charge.</summary>
    public bool Livemode => false;

    /// <summary>What it really decided.</summary>
    public SimulatorLedger Ledger => _runtime.Ledger;

    /// <summary>
    /// Cards, then bank transfers, then mobile money, and on request the bank methods of Europe and the United States: debits,
    /// transfers to a customer's own account or to the merchant's, and payments approved at a bank; always the same. An operator
    /// of mobile money is a rail in each of its countries, by its plain name in one ("mtn" in Ghana, "airtel" in Uganda, "mpesa"
    /// in Kenya) and elsewhere with the country behind it ("mtn_ug").
    /// </summary>
    public IReadOnlyList<MethodOffer> Methods => SimulatorMethods.All;

    internal SimulatedNotifications Notifications { get; }

    private static ILogger NullLogger => NullLogger<PaymentSimulator>.Instance;

    /// <inheritdoc cref="SimulatorMethods.InputsFor"/>
    public IReadOnlyList<TestInput> InputsFor(string method, Currency currency) => SimulatorMethods.InputsFor(method, currency);

    /// <summary>
    /// What it has decided until now for an owner, as its ledger shows it; a payer's money counts once its time has come.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The simulator is closed.</exception>
    public ValueTask<IReadOnlyList<ProviderTotals>> ReadStatementAsync(Owner owner, CancellationToken cancellationToken)
    {
        _runtime.CheckOpen(cancellationToken);
        return new(Ledger.Look(state => state.TotalsOf(owner, _runtime.Now)));
    }

    /// <inheritdoc cref="SimulatedVault.TokenizeAsync"/>
    public ValueTask<Result<TokenizedCard>> TokenizeAsync(CardDetails card, CancellationToken cancellationToken) =>
        _vault.TokenizeAsync(card, cancellationToken);

    /// <inheritdoc cref="SimulatedCharges.ChargeAsync"/>
    public ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken) =>
        _charges.ChargeAsync(request, cancellationToken);

    /// <inheritdoc cref="SimulatedCharges.ResolveAsync"/>
    public ValueTask<ChargeOutcome> ResolveAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        _charges.ResolveAsync(owner, key, cancellationToken);

    /// <inheritdoc cref="SimulatedAuthorizations.CaptureAsync"/>
    public ValueTask<ChargeOutcome> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken) =>
        _authorizations.CaptureAsync(request, cancellationToken);

    /// <inheritdoc cref="SimulatedAuthorizations.ReleaseAsync"/>
    public ValueTask<ChargeOutcome> ReleaseAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        _authorizations.ReleaseAsync(owner, key, cancellationToken);

    /// <inheritdoc cref="SimulatedAuthorizations.AbandonActionAsync"/>
    public ValueTask<ChargeOutcome> AbandonActionAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        _authorizations.AbandonActionAsync(owner, key, cancellationToken);

    /// <inheritdoc cref="SimulatedChallenges.FindChallengeAsync"/>
    public ValueTask<TestChallenge?> FindChallengeAsync(string token, CancellationToken cancellationToken) =>
        _challenges.FindChallengeAsync(token, cancellationToken);

    /// <inheritdoc cref="SimulatedChallenges.AnswerChallengeAsync"/>
    public ValueTask<TestChallenge?> AnswerChallengeAsync(string token, bool authenticated, CancellationToken cancellationToken) =>
        _challenges.AnswerChallengeAsync(token, authenticated, cancellationToken);

    /// <inheritdoc cref="SimulatedPayers.SendMoneyAsync"/>
    public ValueTask SendMoneyAsync(string key, Money amount, CancellationToken cancellationToken) =>
        _payers.SendMoneyAsync(key, amount, cancellationToken);

    /// <inheritdoc cref="SimulatedPayers.RefusePromptAsync"/>
    public ValueTask RefusePromptAsync(string key, CancellationToken cancellationToken) =>
        _payers.RefusePromptAsync(key, cancellationToken);

    /// <inheritdoc cref="SimulatedTransfers.ReceiveTransferAsync"/>
    public ValueTask<string> ReceiveTransferAsync(
        Owner owner,
        Money amount,
        string? customerId = null,
        string? remittance = null,
        string? payerName = null,
        string? lineReference = null,
        bool toldTwice = false,
        CancellationToken cancellationToken = default
    ) => _transfers.ReceiveTransferAsync(owner, amount, customerId, remittance, payerName, lineReference, toldTwice, cancellationToken);

    /// <inheritdoc cref="SimulatedTransfers.SendBackTransferAsync"/>
    public ValueTask SendBackTransferAsync(string lineReference, CancellationToken cancellationToken = default) =>
        _transfers.SendBackTransferAsync(lineReference, cancellationToken);

    /// <inheritdoc cref="SimulatedRefunds.RefundAsync"/>
    public ValueTask<RefundOutcome> RefundAsync(RefundRequest request, CancellationToken cancellationToken) =>
        _refunds.RefundAsync(request, cancellationToken);

    /// <inheritdoc cref="SimulatedRefunds.CancelRefundAsync"/>
    public ValueTask<RefundOutcome> CancelRefundAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        _refunds.CancelRefundAsync(owner, key, cancellationToken);

    /// <inheritdoc cref="SimulatedRefunds.FailRefundAsync"/>
    public ValueTask FailRefundAsync(string key, CancellationToken cancellationToken) => _refunds.FailRefundAsync(key, cancellationToken);

    /// <inheritdoc cref="SimulatedDisputes.SubmitEvidenceAsync"/>
    public ValueTask SubmitEvidenceAsync(Owner owner, string disputeReference, string evidence, CancellationToken cancellationToken) =>
        _disputes.SubmitEvidenceAsync(owner, disputeReference, evidence, cancellationToken);

    /// <inheritdoc cref="SimulatedDisputes.OpenDisputeAsync"/>
    public ValueTask<string> OpenDisputeAsync(string chargeKey, Money amount, DisputeReason reason, CancellationToken cancellationToken) =>
        _disputes.OpenDisputeAsync(chargeKey, amount, reason, cancellationToken);

    /// <inheritdoc cref="SimulatedDisputes.CloseDisputeAsync"/>
    public ValueTask CloseDisputeAsync(string disputeReference, bool won, CancellationToken cancellationToken) =>
        _disputes.CloseDisputeAsync(disputeReference, won, cancellationToken);

    /// <inheritdoc cref="SimulatedVault.SetUpAsync"/>
    public ValueTask<SetupOutcome> SetUpAsync(SetupRequest request, CancellationToken cancellationToken) =>
        _vault.SetUpAsync(request, cancellationToken);

    /// <inheritdoc cref="SimulatedVault.ResolveSetupAsync"/>
    public ValueTask<SetupOutcome> ResolveSetupAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        _vault.ResolveSetupAsync(owner, key, cancellationToken);

    /// <inheritdoc cref="SimulatedVault.AbandonSetupAsync"/>
    public ValueTask<SetupOutcome> AbandonSetupAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        _vault.AbandonSetupAsync(owner, key, cancellationToken);

    /// <inheritdoc cref="SimulatedVault.ForgetAsync"/>
    public ValueTask ForgetAsync(Owner owner, string token, CancellationToken cancellationToken) =>
        _vault.ForgetAsync(owner, token, cancellationToken);

    /// <inheritdoc cref="SimulatedVault.UpdateCardAsync"/>
    public ValueTask UpdateCardAsync(string token, int month, int year, CancellationToken cancellationToken) =>
        _vault.UpdateCardAsync(token, month, year, cancellationToken);

    /// <inheritdoc cref="SimulatedNotifications.NotifyAsync"/>
    public Task<int> NotifyAsync(
        Func<ProviderNotification, CancellationToken, ValueTask<bool>> receive,
        CancellationToken cancellationToken
    ) => Notifications.NotifyAsync(receive, cancellationToken);

    /// <summary>Waits for what is being written, and releases the ledger's file. May be called again.</summary>
    public ValueTask DisposeAsync() => _runtime.DisposeAsync();

    /// <summary>As <see cref="DisposeAsync"/>; a service container that is disposed without waiting needs it.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static SimulatorOptions Check(SimulatorOptions options, TimeProvider time, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(random);
        return new SimulatorOptionsValidator().Validate(null, options) is { Failed: true } invalid
            ? throw new ArgumentException(invalid.FailureMessage, nameof(options))
            : options;
    }

    private static SimulatorLedger OpenLedger(string? path, TimeProvider time, ILogger logger)
    {
        if (path is null)
            return new SimulatorLedger(null, [], time);

        var file = LedgerFile.Open(path);
        logger.LogInformation("The simulator's ledger {Path} is open and holds {Entries} entries.", file.Name, file.Entries.Count);
        if (file.TornBytes > 0)
            logger.LogWarning(
                "The simulator's ledger {Path} ended in the middle of a line, as after a "
                    + "crash; {Bytes} bytes that were never answered for are cut off.",
                file.Name,
                file.TornBytes
            );
        return new SimulatorLedger(file, file.Entries, time);
    }
}
