using Payments.Simulator;

namespace Payments;

/// <summary>
/// Phone numbers that say what their owner does. Only the last four digits count, so that they do the same behind any other
/// beginning; a number that ends otherwise belongs to somebody who pays.
/// </summary>
public static class TestPhones
{
    /// <summary>By country, and in each the one that pays first.</summary>
    public static IReadOnlyList<TestPhone> All { get; } =
        Array.AsReadOnly<TestPhone>([
            .. Of("Ghana", "+233", "20000"),
            .. Of("Kenya", "+254", "70000"),
            .. Of("Uganda", "+256", "77000"),
            .. Of("Tanzania", "+255", "75000"),
            .. Of("Rwanda", "+250", "78000"),
            .. Of("Zambia", "+260", "96000"),
        ]);

    /// <summary>The numbers that a rail takes.</summary>
    public static IReadOnlyList<TestPhone> For(PaymentRail rail)
    {
        ArgumentNullException.ThrowIfNull(rail);
        return [.. All.Where(phone => rail.DialingCode is null || phone.DialingCode == rail.DialingCode)];
    }

    private static IEnumerable<TestPhone> Of(string country, string dialingCode, string beginning) =>
        PayerNumbers.All.Select(known => new TestPhone(
            $"{dialingCode}{beginning}{known.Last4}",
            dialingCode,
            known.Effect,
            $"{country}, {known.Words}"
        ));
}
