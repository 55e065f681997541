namespace Payments.AspNetCore;

/// <summary>The table of <see cref="CardBrands.Issuers"/> as the browser's script reads it, so that there is only one.</summary>
internal static class CardIssuerScript
{
    /// <summary>Where a script has the table written into it.</summary>
    internal const string Placeholder = "{issuers}";

    /// <summary>
    /// Rows of "visa:16 19:4", with a semicolon between: the network's word, or nothing for one without a mark; the lengths; the ranges.
    /// In the order of the table, the narrow ranges first.
    /// </summary>
    internal static string Table { get; } =
        string.Join(
            ';',
            CardBrands
                .Issuers.GroupBy(range => (range.Brand, Width: range.First.Length, Lengths: string.Join(' ', range.Lengths)))
                .Select(row => $"{Word(row.Key.Brand)}:{row.Key.Lengths}:{string.Join(' ', row.Select(Span))}")
        );

    private static string Word(CardBrand brand) => brand == CardBrand.Unknown ? "" : CardBrands.Key(brand);

    private static string Span(CardIssuerRange range) => range.First == range.Last ? range.First : $"{range.First}-{range.Last}";
}
