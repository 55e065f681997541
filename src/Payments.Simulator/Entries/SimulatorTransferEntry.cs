using Payments.Providers;
using Payments.Simulator;

namespace Payments;

/// <summary>
/// Entries of the simulator's ledger about transfers to the account of a customer or the merchant. Closed: the cases nested in it.
/// </summary>
public abstract record SimulatorTransferEntry : SimulatorEntry
{
    private const string TestPayerName = "Test payer";
    private const string TransferAwaitedWord = "transfer_awaited";
    private const string LineReceivedWord = "line_received";
    private const string LineSentBackWord = "line_sent_back";

    private protected SimulatorTransferEntry(string key, DateTimeOffset at)
        : base(key, at) { }

    /// <summary>
    /// The payer was asked to send a transfer to an account that is not this charge's alone. The money is reported as a line of that
    /// account, and counts there.
    /// </summary>
    /// <param name="Key">The caller's key.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the charge; always in test mode.</param>
    /// <param name="Amount">How much was asked for.</param>
    /// <param name="Method">The method's id.</param>
    /// <param name="Reference">The simulator's id for the charge.</param>
    /// <param name="Instructions">The payer's instructions.</param>
    /// <param name="Until">When the payer's time to act is over.</param>
    /// <param name="Arriving">What arrives by itself; null where nothing does.</param>
    public sealed record TransferAwaited(
        string Key,
        DateTimeOffset At,
        Owner Owner,
        Money Amount,
        string Method,
        string Reference,
        PaymentInstructions Instructions,
        DateTimeOffset Until,
        Money? Arriving
    ) : SimulatorTransferEntry(Key, At), IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal override LedgerSubject? AlsoAbout => Line is { } line ? line.About : null;

        /// <summary><see cref="SimulatorOptions.RailDelay"/> as it was then.</summary>
        internal TimeSpan Delay { get; init; }

        /// <summary>The customer whose own account it is; null where it is the merchant's.</summary>
        internal string? CustomerId { get; init; }

        internal string? Remittance { get; init; }

        /// <summary>The customer to whom the account belongs; null where it is the merchant's.</summary>
        internal static string? CustomerOf(ChargeRequest request) =>
            request.Source.Method == MethodIds.BankTransfer ? request.CustomerId : null;

        /// <summary>The line that arrives by itself, or null.</summary>
        internal LineReceived? Line =>
            Arriving is { } money
                ? new LineReceived(SimulatorIds.LineOf(Reference), At, Owner, money, At + Delay)
                {
                    CustomerId = CustomerId,
                    Remittance = Remittance,
                    PayerName = TestPayerName,
                }
                : null;

        ChargeOutcome IChargeDecision.Outcome => new ChargeOutcome.AwaitingPayment(Reference, Instructions, Until);

        Money? IChargeDecision.Taken => Money.Zero(Amount.Currency);

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) =>
            request.Source is PaymentSource.Rail source
            && request.Owner == Owner
            && request.Amount == Amount
            && source.Method == Method
            && CustomerOf(request) == CustomerId
            && (request.PaymentReference is null || request.PaymentReference == Remittance);

        Owner? IChargeDecision.Owner => Owner;

        internal override LedgerLine ToLine() =>
            NewLine(TransferAwaitedWord) with
            {
                Account = Owner.Account,
                Amount = Amount,
                Method = Method,
                Reference = Reference,
                Instructions = Instructions,
                Until = Until,
                Arriving = Arriving,
                Delay = Delay,
                Customer = CustomerId,
                Remittance = Remittance,
            };
    }

    /// <summary>
    /// Money has arrived at a bank account, by <see cref="PaymentSimulator.ReceiveTransferAsync"/>. What arrives by itself needs
    /// no entry of its own.
    /// </summary>
    /// <param name="Key">The line's reference.</param>
    /// <param name="At">When it was decided.</param>
    /// <param name="Owner">The owner of the account; always in test mode.</param>
    /// <param name="Amount">How much.</param>
    /// <param name="BookedAt">When it is booked.</param>
    public sealed record LineReceived(string Key, DateTimeOffset At, Owner Owner, Money Amount, DateTimeOffset BookedAt)
        : SimulatorTransferEntry(Key, At),
            IChargeDecision
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal string? CustomerId { get; init; }

        internal string? Remittance { get; init; }

        internal string? PayerName { get; init; }

        /// <summary>How often it is reported; one or two.</summary>
        internal int Times { get; init; } = 1;

        ChargeOutcome IChargeDecision.Outcome => new ChargeOutcome.Pending();

        Money? IChargeDecision.Taken => Money.Zero(Amount.Currency);

        bool IChargeDecision.Answers(ChargeRequest request, CardToken? token) => false;

        Owner? IChargeDecision.Owner => Owner;

        internal override LedgerLine ToLine() =>
            NewLine(LineReceivedWord) with
            {
                Account = Owner.Account,
                Amount = Amount,
                BookedAt = BookedAt,
                Customer = CustomerId,
                Remittance = Remittance,
                PayerName = PayerName,
                Times = Times == 1 ? null : Times,
            };
    }

    /// <summary>The money of a bank line was sent back by <see cref="PaymentSimulator.SendBackTransferAsync"/>.</summary>
    /// <param name="Key">The line's reference.</param>
    /// <param name="At">When it was sent back.</param>
    public sealed record LineSentBack(string Key, DateTimeOffset At) : SimulatorTransferEntry(Key, At)
    {
        internal override LedgerSubject About => LedgerSubject.Charge(Key);

        internal override LedgerLine ToLine() => NewLine(LineSentBackWord);
    }

    /// <summary>The entry of a line, or null where the line is of none of these cases.</summary>
    internal static SimulatorEntry? ReadCase(LedgerLine line) =>
        line switch
        {
            {
                Is: TransferAwaitedWord,
                Amount: { IsPositive: true } amount,
                Method: { } method,
                Reference: { } reference,
                Instructions: { } instructions,
                Until: { } until,
                Delay: { } delay
            } when line.TryOwner(out var owner) => new TransferAwaited(
                line.Key,
                line.At,
                owner,
                amount,
                method,
                reference,
                instructions,
                until,
                line.Arriving
            )
            {
                Delay = delay,
                CustomerId = line.Customer,
                Remittance = line.Remittance,
            },
            { Is: LineReceivedWord, Amount: { IsPositive: true } amount, BookedAt: { } booked } when line.TryOwner(out var owner) =>
                new LineReceived(line.Key, line.At, owner, amount, booked)
                {
                    CustomerId = line.Customer,
                    Remittance = line.Remittance,
                    PayerName = line.PayerName,
                    Times = line.Times ?? 1,
                },
            { Is: LineSentBackWord } => new LineSentBack(line.Key, line.At),
            _ => null,
        };
}
