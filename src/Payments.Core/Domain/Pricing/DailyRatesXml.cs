using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml;

namespace Payments;

/// <summary>Reads what somebody else published, and trusts none of it.</summary>
internal static class DailyRatesXml
{
    private const int ExcerptLength = 30;

    private static readonly XmlReaderSettings Hardened = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = DailyRates.MaximumBytes,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    public static DailyRates? Read(ReadOnlyMemory<byte> document, string source, out string problem)
    {
        problem = "";
        if (document.Length > DailyRates.MaximumBytes)
        {
            problem = $"the document is larger than {DailyRates.MaximumBytes} bytes";
            return null;
        }

        try
        {
            using var stream = Stream(document);
            using var reader = XmlReader.Create(stream, Hardened);
            return Read(reader, source);
        }
        catch (XmlException exception)
        {
            problem = $"the document is not well-formed XML without a document type, at line {exception.LineNumber}";
        }
        catch (FormatException exception)
        {
            problem = exception.Message;
        }

        return null;
    }

    private static DailyRates Read(XmlReader reader, string source)
    {
        DateOnly? date = null;
        var table = new RateTable(Currency.Eur);
        reader.MoveToContent();
        if (reader.LocalName != "Envelope")
            throw new FormatException("the document is no envelope of rates");

        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Cube")
                continue;

            if (reader.GetAttribute("time") is { } time)
                date = date is null ? DateOf(time) : throw new FormatException("the document has the rates of two days");
            if (reader.GetAttribute("currency") is { } code)
                Add(table, date, code, reader.GetAttribute("rate"));
        }

        if (date is null)
            throw new FormatException("the document has no date");
        return table.Currencies.Count > 1
            ? new DailyRates(table, date.Value, source)
            : throw new FormatException("the document has no rate");
    }

    private static void Add(RateTable table, DateOnly? date, string code, string? text)
    {
        if (date is null)
            throw new FormatException("a rate comes before its date");
        if (!Currency.TryGet(code, out var currency))
            return;

        var read = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate);
        if (!read || !RateTable.IsRate(rate))
            throw new FormatException(
                $"the rate of {code} is not a number from {RateTable.Least} to "
                    + $"{RateTable.Most}: {TextExcerpt.Of(text ?? "(none)", ExcerptLength)}"
            );
        if (!table.TryAdd(currency, rate))
            throw new FormatException($"{code} has two rates, or is the euro");
    }

    private static DateOnly DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException($"the date is not of the form 2026-01-31: {TextExcerpt.Of(text, ExcerptLength)}");

    private static MemoryStream Stream(ReadOnlyMemory<byte> document) =>
        MemoryMarshal.TryGetArray(document, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(document.ToArray(), writable: false);
}
