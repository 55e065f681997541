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

/// <summary>A published phone number of the simulator. Any operator of its country takes it.</summary>
public sealed class TestPhone
{
    internal TestPhone(string number, string dialingCode, TestPayerEffect effect, string description)
    {
        Number = number;
        DialingCode = dialingCode;
        Effect = effect;
        Description = description;
    }

    /// <summary>In E.164, such as "+233200000001".</summary>
    public string Number { get; }

    /// <summary>What the number begins with, such as "+233".</summary>
    public string DialingCode { get; }

    /// <summary>What its owner does.</summary>
    public TestPayerEffect Effect { get; }

    /// <summary>For people, in English: whose phone it is and what happens, such as "Ghana, refuses to pay".</summary>
    public string Description { get; }

    /// <summary>The description and the number.</summary>
    public override string ToString() => $"{Description} ({Number})";
}
