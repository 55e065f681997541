namespace Payments.Simulator;

internal sealed partial record LedgerLine
{
    private const string ChargedWord = "charged";
    private const string PartlyChargedWord = "partly_charged";
    private const string DeclinedWord = "declined";
    private const string ClosedWord = "closed";
    private const string AwaitingWord = "awaiting";
    private const string MoneyArrivedWord = "money_arrived";
    private const string PromptRefusedWord = "prompt_refused";
    private const string NotificationTakenWord = "notification_taken";
    private const string RefundedWord = "refunded";
    private const string RefundFailedWord = "refund_failed";

    private static LedgerLine From(SimulatorEntry entry) =>
        entry switch
        {
            SimulatorEntry.Charged charged => Line(ChargedWord, entry) with
            {
                Account = charged.Owner.Account,
                Amount = charged.Amount,
                Token = charged.Token,
                Reference = charged.Reference,
                Terms = charged.Terms,
                Kept = charged.Kept,
            },
            SimulatorEntry.PartlyCharged partly => Line(PartlyChargedWord, entry) with
            {
                Account = partly.Owner.Account,
                Amount = partly.Amount,
                Token = partly.Token,
                Reference = partly.Reference,
                Taken = partly.Taken,
            },
            SimulatorEntry.Declined declined => Line(DeclinedWord, entry) with
            {
                Account = declined.Owner.Account,
                Amount = declined.Amount,
                Token = declined.Token,
                Code = declined.Code.ToString(),
            },
            SimulatorEntry.Awaiting awaiting => Line(AwaitingWord, entry) with
            {
                Account = awaiting.Owner.Account,
                Amount = awaiting.Amount,
                Method = awaiting.Method,
                Rail = awaiting.Rail,
                Reference = awaiting.Reference,
                Instructions = awaiting.Instructions,
                Until = awaiting.Until,
                Payer = awaiting.Payer.ToString(),
                Delay = awaiting.Delay,
                Fingerprint = awaiting.Fingerprint,
            },
            SimulatorEntry.MoneyArrived arrived => Line(MoneyArrivedWord, entry) with { Amount = arrived.Amount },
            SimulatorEntry.PromptRefused => Line(PromptRefusedWord, entry),
            SimulatorEntry.NotificationTaken taken => Line(NotificationTakenWord, entry) with
            {
                Of = taken.Of == LedgerSubjectKind.Charge ? null : taken.Of.ToString(),
            },
            SimulatorEntry.Refunded refunded => Line(RefundedWord, entry) with
            {
                Account = refunded.Owner.Account,
                ChargeKey = refunded.ChargeKey,
                Amount = refunded.Amount,
                Reference = refunded.Reference,
                SettlesAt = refunded.SettlesAt,
                WaitsToBeAsked = refunded.WaitsToBeAsked ? true : null,
                FailsAt = refunded.FailsAt,
            },
            SimulatorEntry.RefundFailed failed => Line(RefundFailedWord, entry) with
            {
                Account = failed.Owner.Account,
                ChargeKey = failed.ChargeKey,
                Amount = failed.Amount,
                Reason = failed.Reason,
            },
            SimulatorEntry.Closed => Line(ClosedWord, entry),
            _ => FromCard(entry) ?? FromSetup(entry) ?? FromBank(entry) ?? throw new ArgumentOutOfRangeException(nameof(entry)),
        };

    private static LedgerLine Line(string word, SimulatorEntry entry) =>
        new()
        {
            Is = word,
            Key = entry.Key,
            At = entry.At,
        };

    private SimulatorEntry? ToEntry() =>
        this switch
        {
            { Is: ChargedWord, Amount: { } amount, Token: { } token, Reference: { } reference } when TryOwner(out var owner) =>
                new SimulatorEntry.Charged(Key, At, owner, amount, token, reference) { Terms = Terms, Kept = Kept },
            { Is: PartlyChargedWord, Amount: { } amount, Token: { } token, Reference: { } reference, Taken: { } taken }
                when TryOwner(out var owner) => new SimulatorEntry.PartlyCharged(Key, At, owner, amount, token, reference, taken),
            { Is: DeclinedWord, Amount: { } amount } when TryOwner(out var owner) && TryName<DeclineCode>(Code, out var code) =>
                new SimulatorEntry.Declined(Key, At, owner, amount, Token, code),
            { Is: ClosedWord } => new SimulatorEntry.Closed(Key, At),
            { Is: AwaitingWord } => ToAwaiting(),
            { Is: MoneyArrivedWord, Amount: { IsPositive: true } amount } => new SimulatorEntry.MoneyArrived(Key, At, amount),
            { Is: PromptRefusedWord } => new SimulatorEntry.PromptRefused(Key, At),
            { Is: NotificationTakenWord, Of: null } => new SimulatorEntry.NotificationTaken(Key, At),
            { Is: NotificationTakenWord } when TryName<LedgerSubjectKind>(Of, out var of) => new SimulatorEntry.NotificationTaken(Key, At)
            {
                Of = of,
            },
            {
                Is: RefundedWord,
                ChargeKey: { } charge,
                Amount: { IsPositive: true } amount,
                Reference: { } reference,
                SettlesAt: { } settlesAt
            } when TryOwner(out var owner) => new SimulatorEntry.Refunded(Key, At, owner, charge, amount, reference, settlesAt)
            {
                WaitsToBeAsked = WaitsToBeAsked == true,
                FailsAt = FailsAt,
            },
            { Is: RefundFailedWord, ChargeKey: { } charge, Amount: { } amount, Reason: { } reason } when TryOwner(out var owner) =>
                new SimulatorEntry.RefundFailed(Key, At, owner, charge, amount, reason),
            _ => ToCardEntry() ?? ToSetupEntry() ?? ToBankEntry(),
        };

    private SimulatorEntry.Awaiting? ToAwaiting() =>
        this is { Amount: { IsPositive: true } amount, Method: { } method, Reference: { } reference, Instructions: { } instructions }
        && this is { Until: { } until, Delay: { } delay, Fingerprint: { } fingerprint }
        && TryOwner(out var owner)
        && TryName<TestPayerEffect>(Payer, out var payer)
            ? new(Key, At, owner, amount, method, Rail, reference, instructions, until, payer) { Delay = delay, Fingerprint = fingerprint }
            : null;

    private bool TryOwner(out Owner owner) => Owner.TryOf(Account, livemode: false, out owner);

    private static bool TryName<T>(string? text, out T value)
        where T : struct, Enum => Enum.TryParse(text, out value) && value.ToString() == text && Enum.IsDefined(value);
}
