using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Payments.Providers;
using Payments.Simulator;

namespace Payments;

/// <summary>
/// A processor for test mode. It takes the cards of <see cref="TestCards"/>, and transfers and mobile money from payers who do
/// as <see cref="TestBankAccounts"/> and <see cref="TestPhones"/> say. It moves no money, and keeps a ledger of its own of what it
/// would have moved. A decision is in that ledger before it is answered, and is made once per key however often and from
/// however many threads it is asked for. Safe to use from many threads.
/// </summary>
public sealed partial class PaymentSimulator
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
        ICardTokenizer,
        IAsyncDisposable,
        IDisposable
{
    internal const string ProviderName = "simulator";

    private readonly TimeProvider _time;
    private readonly RandomSource _random;
    private readonly ILogger _logger;
    private readonly TimeSpan _latency;
    private readonly SimulatorTimes _times;
    private readonly CardDecisions _cards;
    private readonly SetupDecisions _setups;
    private readonly Func<ChargeRequest, SimulatedFault>? _faults;
    private int _disposed;

    /// <summary>Opens the ledger's file, where the options name one.</summary>
    /// <param name="options">Read once, now.</param>
    /// <param name="time">The clock of expiry dates, ledger entries, payers and the delays of the options.</param>
    /// <param name="random">Where tokens, references and account numbers come from.</param>
    /// <param name="logger">Told when the ledger's file is opened, and when a notification is not taken; null for nobody.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="SimulatorLedgerException">The file cannot be opened or read, or another simulator has it open.</exception>
    public PaymentSimulator(SimulatorOptions options, TimeProvider time, RandomSource random, ILogger<PaymentSimulator>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(random);
        if (new SimulatorOptionsValidator().Validate(null, options) is { Failed: true } invalid)
            throw new ArgumentException(invalid.FailureMessage, nameof(options));

        _time = time;
        _random = random;
        _logger = logger ?? NullLogger<PaymentSimulator>.Instance;
        _latency = options.Latency;
        _times = SimulatorTimes.Of(options);
        _cards = new CardDecisions(_times, random);
        _setups = new SetupDecisions(_times, random);
        _faults = options.Faults;
        Ledger = options.LedgerPath is { } path ? OpenLedger(path, time, _logger) : new SimulatorLedger(null, [], time);
    }

    internal PaymentSimulator(SimulatorLedger ledger, TimeProvider time, RandomSource random, TimeSpan railDelay = default)
    {
        _time = time;
        _random = random;
        _times = SimulatorTimes.Of(new SimulatorOptions { RailDelay = railDelay });
        _cards = new CardDecisions(_times, random);
        _setups = new SetupDecisions(_times, random);
        _logger = NullLogger<PaymentSimulator>.Instance;
        Ledger = ledger;
    }

    /// <summary>"simulator".</summary>
    public string Name => ProviderName;

    /// <summary>False: it refuses every live charge.</summary>
    public bool Livemode => false;

    /// <summary>What it really decided.</summary>
    public SimulatorLedger Ledger { get; }

    /// <summary>
    /// Cards, then bank transfers, then mobile money, and on request the bank methods of Europe and the United States: debits,
    /// transfers to a customer's own account or to the merchant's, and payments approved at a bank; always the same. An operator
    /// of mobile money is a rail in each of its countries, by its plain name in one ("mtn" in Ghana, "airtel" in Uganda, "mpesa"
    /// in Kenya) and elsewhere with the country behind it ("mtn_ug").
    /// </summary>
    public IReadOnlyList<MethodOffer> Methods => SimulatorMethods.All;

    /// <summary>
    /// Turns a card into a token that holds its brand and last four digits, and what <see cref="TestCards"/> says of it. Refused, in
    /// this order: "incorrect_number" (not 12 to 19 digits, or a wrong check digit), "invalid_expiry" (no such month, or a
    /// year that is not of four digits or over 50 years ahead), "expired_card" (its month is over in UTC), "invalid_cvc" (not
    /// the brand's number of digits). A valid number that is none of <see cref="TestCards"/> gets a token whose charge is
    /// declined as <see cref="DeclineCode.TestModeCardOnly"/>.
    /// </summary>
    public ValueTask<Result<TokenizedCard>> TokenizeAsync(CardDetails card, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(card);
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        var now = _time.GetUtcNow();
        if (CardRules.Check(card, now) is { } refusal)
            return new(refusal);

        var summary = new CardSummary(CardBrands.Key(CardBrands.Detect(card.Number)), card.Number[^4..], card.ExpiryMonth, card.ExpiryYear);
        var token = CardToken.New(TestCards.BehaviourOf(card.Number), summary, now, _random);
        return new(new TokenizedCard(token.Text, summary));
    }

    /// <summary>
    /// Decides once per key; the same key again answers how that charge stands now. A card does as its token says; where the
    /// merchant asked for <see cref="SimulatedOutcome.Success"/> it pays, for <see cref="SimulatedOutcome.Failed"/> it is
    /// declined as <see cref="DeclineCode.CardDeclined"/>, and for <see cref="SimulatedOutcome.Underpaid"/> 40 % is received,
    /// rounded down and at least one minor unit (of one minor unit nothing: it is declined). A card that is none of
    /// <see cref="TestCards"/> is declined whatever the merchant asked for. Any other method awaits the payer, who has until
    /// <see cref="ChargeRequest.PayableUntil"/> or else as long as the method's window, and does as the merchant asked or else as
    /// the phone or account number says. Declined as <see cref="DeclineCode.ProcessingError"/>: a token that the simulator did
    /// not make, and a phone or account number of the wrong form or country. Declined as
    /// <see cref="DeclineCode.InvalidAccount"/>: a kept card that is forgotten or another owner's. Declined as
    /// <see cref="DeclineCode.NotSent"/>: a key that was asked about before.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The owner is a live one or none, the amount is not from 1 to <see cref="Limits.Amount"/>, the key is not 1 to 255 visible
    /// ASCII characters or holds a card number, or the method, its rail, currency or fields are none of <see cref="Methods"/>.
    /// </exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner, amount or source.</exception>
    /// <exception cref="TimeoutException"><see cref="SimulatorOptions.Faults"/> asked for it.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written: what became of the charge is unknown until the
    /// next start.</exception>
    public async ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken)
    {
        ChargeRequestRules.Check(request);
        await ArriveAsync(cancellationToken).ConfigureAwait(false);

        var fault = FaultOf(request);
        var token = request.Source is PaymentSource.Card card ? Ledger.Look(books => TokenOf(books, request.Owner, card, out _)) : null;
        if (fault == SimulatedFault.LoseRequest)
            throw new TimeoutException("Simulated fault: the request was lost.");
        if (token?.Behaviour.Effect == TestCardEffect.LoseRequest && Ledger.Find(request.Key) is null)
            return new ChargeOutcome.Unknown("The simulator lost the request, as this test card asks.");

        var charge = Ledger.Decide(request.Key, books => Decide(books, request, token, fault), out var isNew);
        if (!charge.Value.Decision.Answers(request, token))
            throw new InvalidOperationException(
                $"The key {request.Key} was used for a charge of another owner, amount or source. Make a "
                    + "new charge with a new key; send an old one again exactly as it was."
            );

        charge = Ledger.Continue(request.Key, Lapse);
        await charge.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (fault == SimulatedFault.LoseAnswer)
            throw new TimeoutException("Simulated fault: the answer was lost.");
        if (isNew && token?.Behaviour.Effect == TestCardEffect.LoseAnswer)
            return new ChargeOutcome.Unknown("The simulator lost the answer, as this test card asks.");
        return isNew ? charge.Value.Decision.Outcome : charge.Value.OutcomeAt(_time.GetUtcNow());
    }

    /// <summary>
    /// How the charge of the key stands now: what was decided at once, what has arrived, or that the payer has done nothing
    /// yet, also when the time to act is over. Where there is no charge, closes the key for ever and answers
    /// <see cref="ChargeOutcome.Declined"/> with <see cref="DeclineCode.NotSent"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key is not 1 to 255 visible ASCII characters, or holds a card number.</exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask<ChargeOutcome> ResolveAsync(Owner owner, string key, CancellationToken cancellationToken)
    {
        ChargeRequestRules.CheckKey(key, nameof(key));
        await ArriveAsync(cancellationToken).ConfigureAwait(false);

        var charge = Ledger.Continue(
            key,
            book =>
            {
                if (book is not null)
                    CheckOwner(book, owner);
                return book is null ? new SimulatorEntry.Closed(key, _time.GetUtcNow()) : Lapse(book);
            }
        );
        await charge.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return charge.Value.OutcomeAt(_time.GetUtcNow());
    }

    /// <summary>Waits for what is being written, and lets go of the ledger's file. May be called again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            await Ledger.CloseAsync().ConfigureAwait(false);
    }

    /// <summary>As <see cref="DisposeAsync"/>; a service container that is disposed without waiting needs it.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static SimulatorLedger OpenLedger(string path, TimeProvider time, ILogger logger)
    {
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

    private async ValueTask ArriveAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_latency > TimeSpan.Zero)
            await Task.Delay(_latency, _time, cancellationToken).ConfigureAwait(false);
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
    }

    private SimulatedFault FaultOf(ChargeRequest request)
    {
        var fault = _faults?.Invoke(request) ?? SimulatedFault.None;
        return Enum.IsDefined(fault)
            ? fault
            : throw new InvalidOperationException(
                $"SimulatorOptions.Faults answered {fault}, which is no SimulatedFault. Answer a named one."
            );
    }

    private SimulatorEntry? Lapse(ChargeBook? book) => Lapse(book!, book!.AsOf(_time.GetUtcNow()));

    private SimulatorEntry Decide(LedgerBooks books, ChargeRequest request, CardToken? token, SimulatedFault fault)
    {
        var now = _time.GetUtcNow();
        if (fault == SimulatedFault.Refuse)
            return CardDecisions.Decline(request, token, now, DeclineCode.ProcessingError);
        if (request.Source is PaymentSource.Rail source)
            return RailDecisions.Decide(request, source, now, _times, _random);

        TokenOf(books, request.Owner, (PaymentSource.Card)request.Source, out var isForgotten);
        return _cards.Decide(request, token, isForgotten, now);
    }
}
