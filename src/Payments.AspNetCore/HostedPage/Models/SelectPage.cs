namespace Payments.AspNetCore;

/// <summary>The first step: the methods, each with its currencies and what it would cost.</summary>
internal sealed record SelectPage : StepPage
{
    /// <summary>At least one.</summary>
    public required IReadOnlyList<MethodChoice> Methods { get; init; }

    /// <summary>Where the forms of the methods go by GET, on this site.</summary>
    public required string GetAction { get; init; }

    /// <summary>What those forms carry beside method and currency.</summary>
    public IReadOnlyList<HiddenValue> GetHidden { get; init; } = [];

    /// <summary>The currencies in which prices can be shown first, the present one first; one or none offers no choice.</summary>
    public IReadOnlyList<CurrencyChoice> Currencies { get; init; } = [];

    internal override int? Place => 0;

    internal override int StatusCode => Alert is null ? 200 : 422;
}

/// <summary>A method to choose.</summary>
/// <param name="Method">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Prices">At least one; the first is chosen at first.</param>
internal sealed record MethodChoice(string Method, string Name, string Description, IReadOnlyList<PriceChoice> Prices);

/// <summary>A currency to choose.</summary>
/// <param name="Currency">Its code.</param>
/// <param name="CurrencyName">For people; null where the code stands alone.</param>
/// <param name="AmountText">What would be paid.</param>
/// <param name="IsExact">False where it is converted at today's rate.</param>
internal sealed record PriceChoice(string Currency, string? CurrencyName, string AmountText, bool IsExact);

/// <summary>A currency in which prices can be shown first.</summary>
/// <param name="Currency">Its code.</param>
/// <param name="CurrencyName">For people; null where the code stands alone.</param>
/// <param name="PriceText">The price in it, before the fee of any method.</param>
/// <param name="IsExact">False where it is converted at today's rate.</param>
internal sealed record CurrencyChoice(string Currency, string? CurrencyName, string PriceText, bool IsExact);

/// <summary>A rail to choose.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="IsChosen">Whether it is chosen already.</param>
internal sealed record RailChoice(string Id, string Name, bool IsChosen)
{
    /// <summary>The id of the first choice's input, to which an error leads.</summary>
    internal const string FirstId = "rail-0";
}

/// <summary>What the pages of the steps have in common: the ticket's stub, an alert, and the way out.</summary>
internal abstract record StepPage : CheckoutPageModel
{
    /// <summary>What is paid, as far as it is known at this step.</summary>
    public required PaymentSummary Summary { get; init; }

    /// <summary>Whether the amount is converted at today's rate and not yet fixed.</summary>
    public bool Indicative { get; init; }

    /// <summary>Until when the page can be paid, in words; nothing is shown when null.</summary>
    public string? ExpiresText { get; init; }

    /// <summary>Where the page's forms post to, on this site.</summary>
    public required string PostAction { get; init; }

    /// <summary>Whether the payer can cancel the checkout here.</summary>
    public bool CanCancel { get; init; }

    /// <summary>Says what went wrong. It takes the focus.</summary>
    public string? Alert { get; init; }

    /// <summary>What to type in test mode; cards are listed where there are none.</summary>
    public IReadOnlyList<TestCard> TestInputs { get; init; } = [];

    /// <summary>The place in <see cref="PageTexts.Trail"/>, from 0; null for a page outside of it.</summary>
    internal virtual int? Place => null;
}
