using System.Diagnostics.CodeAnalysis;

namespace Payments;

/// <summary>
/// One day's reference rates of the euro, as central banks publish them: an XML envelope with one dated cube of cubes, each a currency
/// and its units for one euro.
/// </summary>
public sealed class DailyRates
{
    /// <summary>The largest document that is read, in bytes: 1 MiB. A day's rates take two or three thousand.</summary>
    public const int MaximumBytes = 1024 * 1024;

    // Banks agree on a day's rates in the early afternoon and publish them by this hour; an earlier one would make them old too soon.
    private static readonly TimeOnly Published = new(16, 0);

    private readonly RateTable _table;
    private readonly string _source;

    internal DailyRates(RateTable table, DateOnly date, string source)
    {
        _table = table;
        _source = source;
        Date = date;
        AsOf = new DateTimeOffset(date.ToDateTime(Published), TimeSpan.Zero);
    }

    /// <summary>The day that the rates are of.</summary>
    public DateOnly Date { get; }

    /// <summary>16:00 UTC of <see cref="Date"/>.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The euro and every known currency that the document lists, in no order.</summary>
    public IReadOnlyCollection<Currency> Currencies => _table.Currencies;

    /// <summary>
    /// Reads a document. Currencies that <see cref="Currency"/> does not know are skipped; everything else that is wrong refuses the
    /// whole: a document type definition, no date or two, no rate, a rate that is not a number from 0.000000001 to 1,000,000,000 with
    /// a point, a currency twice, the euro itself, more than <see cref="MaximumBytes"/>.
    /// </summary>
    /// <param name="document">XML, in the encoding that it declares.</param>
    /// <param name="source">What the rates name as their source; not empty.</param>
    /// <param name="rates">Null where the document was refused.</param>
    /// <param name="problem">What is wrong with the document, for the log of an operator; empty where nothing is.</param>
    public static bool TryParse(ReadOnlyMemory<byte> document, string source, [NotNullWhen(true)] out DailyRates? rates, out string problem)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        rates = DailyRatesXml.Read(document, source, out problem);
        return rates is not null;
    }

    /// <summary>
    /// The rate between two currencies, crossed through the euro at the 28 digits of a decimal; null where one is not listed.
    /// </summary>
    public ExchangeRate? Get(Currency from, Currency to) => _table.Cross(from, to, AsOf, _source);
}
