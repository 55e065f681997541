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

    internal override int? Place => 0;

    internal override int StatusCode => Alert is null ? 200 : 422;
}
