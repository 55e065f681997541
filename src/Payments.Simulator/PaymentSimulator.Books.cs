using Payments.Providers;
using Payments.Simulator;

namespace Payments;

public sealed partial class PaymentSimulator
{
    /// <summary>
    /// What it has decided until now for an owner, as its ledger shows it; a payer's money counts once its time has come.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The simulator is closed.</exception>
    public ValueTask<IReadOnlyList<ProviderTotals>> ReadStatementAsync(Owner owner, CancellationToken cancellationToken)
    {
        CheckOpen(cancellationToken);
        var now = _time.GetUtcNow();
        return new(
            Ledger.Look<IReadOnlyList<ProviderTotals>>(books =>
                [
                    .. books
                        .Charges.Where(book => book.Decision.Owner == owner && book.TakenAt(now) is { IsPositive: true })
                        .GroupBy(book => book.TakenAt(now)!.Value.Currency)
                        .OrderBy(group => group.Key.Code, StringComparer.Ordinal)
                        .Select(group => TotalOf(group.Key, [.. group], now)),
                ]
            )
        );
    }

    private static ProviderTotals TotalOf(Currency currency, IReadOnlyList<ChargeBook> books, DateTimeOffset now)
    {
        return new(
            currency,
            Sum(book => book.TakenAt(now)),
            Sum(book => book.PaidBackAt(now)),
            Sum(book => book.DisputedAt(now)),
            Sum(book => book.ReturnedAt(now))
        );

        Money Sum(Func<ChargeBook, Money?> part) =>
            books.Aggregate(Money.Zero(currency), (total, book) => part(book) is { } more ? total + more : total);
    }
}
