namespace Payments.Simulator;

internal sealed partial record LedgerLine
{
    private const string DebitTakenWord = "debit_taken";
    private const string TransferAwaitedWord = "transfer_awaited";
    private const string LineReceivedWord = "line_received";
    private const string LineSentBackWord = "line_sent_back";
    private const string BankChallengedWord = "bank_challenged";

    private static LedgerLine? FromBank(SimulatorEntry entry) =>
        entry switch
        {
            SimulatorEntry.DebitTaken debit => Line(DebitTakenWord, entry) with
            {
                Account = debit.Owner.Account,
                Amount = debit.Amount,
                Method = debit.Method,
                Reference = debit.Reference,
                Timings = debit.Timings,
                SettlesAt = debit.SettlesAt,
                FailsAt = debit.LateAt,
                Payer = debit.Payer.ToString(),
                Fingerprint = debit.Fingerprint,
            },
            SimulatorEntry.TransferAwaited awaited => Line(TransferAwaitedWord, entry) with
            {
                Account = awaited.Owner.Account,
                Amount = awaited.Amount,
                Method = awaited.Method,
                Reference = awaited.Reference,
                Instructions = awaited.Instructions,
                Until = awaited.Until,
                Arriving = awaited.Arriving,
                Delay = awaited.Delay,
                Customer = awaited.CustomerId,
                Remittance = awaited.Remittance,
            },
            SimulatorEntry.LineReceived line => Line(LineReceivedWord, entry) with
            {
                Account = line.Owner.Account,
                Amount = line.Amount,
                BookedAt = line.BookedAt,
                Customer = line.CustomerId,
                Remittance = line.Remittance,
                PayerName = line.PayerName,
                Times = line.Times == 1 ? null : line.Times,
            },
            SimulatorEntry.LineSentBack => Line(LineSentBackWord, entry),
            SimulatorEntry.BankChallenged challenged => Line(BankChallengedWord, entry) with
            {
                Account = challenged.Owner.Account,
                Amount = challenged.Amount,
                Reference = challenged.Reference,
                Challenge = challenged.Challenge,
                Until = challenged.Until,
                ReturnUrl = challenged.ReturnUrl,
            },
            _ => null,
        };

    private SimulatorEntry? ToBankEntry() =>
        this switch
        {
            { Is: DebitTakenWord } => ToDebit(),
            {
                Is: TransferAwaitedWord,
                Amount: { IsPositive: true } amount,
                Method: { } method,
                Reference: { } reference,
                Instructions: { } instructions,
                Until: { } until,
                Delay: { } delay
            } when TryOwner(out var owner) => new SimulatorEntry.TransferAwaited(
                Key,
                At,
                owner,
                amount,
                method,
                reference,
                instructions,
                until,
                Arriving
            )
            {
                Delay = delay,
                CustomerId = Customer,
                Remittance = Remittance,
            },
            { Is: LineReceivedWord, Amount: { IsPositive: true } amount, BookedAt: { } booked } when TryOwner(out var owner) =>
                new SimulatorEntry.LineReceived(Key, At, owner, amount, booked)
                {
                    CustomerId = Customer,
                    Remittance = Remittance,
                    PayerName = PayerName,
                    Times = Times ?? 1,
                },
            { Is: LineSentBackWord } => new SimulatorEntry.LineSentBack(Key, At),
            {
                Is: BankChallengedWord,
                Amount: { IsPositive: true } amount,
                Reference: { } reference,
                Challenge: { } challenge,
                Until: { } until
            } when TryOwner(out var owner) => new SimulatorEntry.BankChallenged(Key, At, owner, amount, reference, challenge, until)
            {
                ReturnUrl = ReturnUrl,
            },
            _ => null,
        };

    private SimulatorEntry.DebitTaken? ToDebit() =>
        this is { Amount: { IsPositive: true } amount, Method: { } method, Reference: { } reference, Timings: { } timings }
        && this is { SettlesAt: { } settlesAt, FailsAt: { } lateAt, Fingerprint: { } fingerprint }
        && TryOwner(out var owner)
        && TryName<TestDebitEffect>(Payer, out var payer)
            ? new(Key, At, owner, amount, method, reference, timings, settlesAt, lateAt, payer) { Fingerprint = fingerprint }
            : null;
}
