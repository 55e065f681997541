using System.Collections.Immutable;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>What banks do and report, as a pure function of the ledger: it is the same after a restart.</summary>
internal static class BankNews
{
    /// <summary>The outcomes of a debit or a bank line, each from a time on; none for anything else.</summary>
    public static ImmutableArray<ChargeNews> Of(SimulatorEntry opening) =>
        opening switch
        {
            SimulatorBankEntry.DebitTaken debit => OfDebit(debit),
            SimulatorTransferEntry.LineReceived line =>
            [
                new(line.BookedAt, line.Amount, new ChargeOutcome.Approved(line.Key), ByHand: false),
            ],
            _ => [],
        };

    /// <summary>The notifications about it.</summary>
    public static IEnumerable<PlannedNotification> Told(SimulatorEntry opening, ImmutableArray<ChargeNews> news) =>
        opening switch
        {
            SimulatorBankEntry.DebitTaken debit => news.Select(one => new PlannedNotification(
                one.At,
                new ChargeNotification(SimulatorIds.Provider, debit.Owner, debit.Key, one.Outcome)
            )),
            SimulatorTransferEntry.LineReceived line => Enumerable.Repeat(new PlannedNotification(line.BookedAt, Tell(line)), line.Times),
            _ => [],
        };

    private static ImmutableArray<ChargeNews> OfDebit(SimulatorBankEntry.DebitTaken debit)
    {
        var paid = new ChargeNews(debit.SettlesAt, debit.Amount, new ChargeOutcome.Approved(debit.Reference), ByHand: false);
        return debit.Payer switch
        {
            TestDebitEffect.Settles or TestDebitEffect.Disputed => [paid],
            TestDebitEffect.FailsLate =>
            [
                paid,
                new(debit.LateAt, debit.Amount, new ChargeOutcome.Returned(debit.Reference, DeclineCode.InsufficientFunds), ByHand: false),
            ],
            TestDebitEffect.LacksFunds => [Refused(DeclineCode.InsufficientFunds)],
            TestDebitEffect.AccountClosed => [Refused(DeclineCode.AccountClosed)],
            TestDebitEffect.MandateRefused => [Refused(DeclineCode.MandateRefused)],
            TestDebitEffect.NotAuthorized => [Refused(DeclineCode.DebitNotAuthorized)],
        };

        ChargeNews Refused(DeclineCode code) =>
            new(debit.SettlesAt, Money.Zero(debit.Amount.Currency), new ChargeOutcome.Declined(code), ByHand: false);
    }

    private static BankLineNotification Tell(SimulatorTransferEntry.LineReceived line) =>
        new(SimulatorIds.Provider, line.Owner, line.Key, line.Amount, line.BookedAt)
        {
            CustomerId = line.CustomerId,
            Remittance = line.Remittance,
            PayerName = line.PayerName,
        };
}
