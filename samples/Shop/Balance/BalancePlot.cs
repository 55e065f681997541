using System.Globalization;
using System.Text;
using Payments;

namespace Shop;

/// <summary>
/// The lines of a plot, in a box of <see cref="Width"/> by <see cref="Height"/> that its page stretches: a step for each day,
/// zero always in sight.
/// </summary>
public sealed class BalancePlot
{
    public const int Height = 100;

    private const int DayWidth = 10;

    // Room for half a stroke at the edges.
    private const double Margin = 2;

    public BalancePlot(IReadOnlyList<DailyBalance> days)
    {
        Days = days;
        var zero = Money.Zero(days[0].Balance.Currency);
        Money[] shown = [zero, .. days.Select(day => day.Balance.Total), .. days.Select(day => day.Balance.Available)];
        (Highest, Lowest) = (shown.Max(), shown.Min());
    }

    /// <summary>At least one, oldest first.</summary>
    public IReadOnlyList<DailyBalance> Days { get; }

    /// <summary>The highest amount in the plot; zero or more.</summary>
    public Money Highest { get; }

    /// <summary>The lowest amount in the plot; zero or less.</summary>
    public Money Lowest { get; }

    public Currency Currency => Highest.Currency;

    public int Width => Days.Count * DayWidth;

    /// <summary>Where zero is.</summary>
    public string Zero => Text(Y(Money.Zero(Currency)));

    public string Total => Line(day => day.Total);

    public string Available => Line(day => day.Available);

    /// <summary>What lies between the total and zero.</summary>
    public string Area => string.Create(CultureInfo.InvariantCulture, $"{Total}V{Zero}H0Z");

    /// <summary>What the plot shows, in a sentence.</summary>
    public string Summary =>
        $"From {BalanceText.Of(Days[0].Day)} to {BalanceText.Of(Days[^1].Day)} the "
        + $"total went from {BalanceText.Of(Days[0].Balance.Total)} to "
        + $"{BalanceText.Of(Days[^1].Balance.Total)}, of which {BalanceText.Of(Days[^1].Balance.Available)} are "
        + $"available. The lowest amount is {BalanceText.Of(Lowest)}, the highest {BalanceText.Of(Highest)}.";

    private string Line(Func<Balance, Money> amount)
    {
        var path = new StringBuilder();
        for (var i = 0; i < Days.Count; i++)
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "M0 " : "V")}{Text(Y(amount(Days[i].Balance)))}H{(i + 1) * DayWidth}");
        return path.ToString();
    }

    private double Y(Money amount)
    {
        var range = (double)Highest.MinorUnits - Lowest.MinorUnits;
        var above = range == 0 ? 0 : ((double)amount.MinorUnits - Lowest.MinorUnits) / range;
        return Height - Margin - (above * (Height - (2 * Margin)));
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
