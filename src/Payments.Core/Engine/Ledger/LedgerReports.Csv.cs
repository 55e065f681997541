using System.Globalization;
using System.Text;

namespace Payments;

/// <content>
/// The same as comma-separated values: RFC 4180 with a heading, UTF-8 without a byte order mark, amounts both in minor units and
/// as decimals with a point. Where a spreadsheet would find a formula in foreign text, at its beginning or behind a semicolon, a bar,
/// a tab or a line break, it gets an apostrophe in front.
/// </content>
public sealed partial class LedgerReports
{
    private static readonly string[] _statementColumns =
    [
        "posted_at",
        "transaction_id",
        "kind",
        "amount_minor",
        "amount",
        "balance_minor",
        "balance",
        "currency",
        "available_on",
        "reporting_type",
        "statement_descriptor",
        "method",
        "charge_id",
        "customer_id",
        "source_id",
        "description",
    ];

    private static readonly string[] _summaryColumns =
    [
        "from",
        "to",
        "reporting_type",
        "kind",
        "method",
        "currency",
        "entries",
        "moved_minor",
        "moved",
        "net_minor",
        "net",
    ];

    /// <summary>
    /// Writes a statement, oldest line first. Columns: posted_at (ISO 8601, UTC), transaction_id, kind, amount_minor, amount,
    /// balance_minor, balance (the merchant's own money after the line), currency, available_on, reporting_type,
    /// statement_descriptor, method, charge_id, customer_id, source_id, description.
    /// </summary>
    /// <returns>Null where it was written; else why not, and nothing was.</returns>
    public async ValueTask<Refusal?> WriteStatementCsvAsync(
        Owner owner,
        Currency currency,
        DateOnly from,
        DateOnly to,
        Stream destination,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(destination);
        var statement = await StatementAsync(owner, currency, from, to, cancellationToken).ConfigureAwait(false);
        if (!statement.IsSuccess)
            return statement.Refusal;

        var text = Open(destination);
        await using var closing = text.ConfigureAwait(false);
        var csv = new CsvWriter(text);
        await csv.WriteAsync(_statementColumns).ConfigureAwait(false);
        await foreach (var line in statement.Value.ReadAsync(newestFirst: false, cancellationToken).ConfigureAwait(false))
        {
            var row = line.Row;
            await csv.WriteAsync(
                    row.PostedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                    row.Id,
                    NameOf(line.Kind),
                    Minor(line.Amount),
                    line.Amount.ToDecimalString(),
                    Minor(line.Balance),
                    line.Balance.ToDecimalString(),
                    line.Amount.Currency.Code,
                    line.AvailableOn is { } day ? Text(day) : null,
                    CsvWriter.Harmless(row.ReportingType ?? PostingOptions.DefaultReportingType),
                    CsvWriter.Harmless(row.StatementDescriptor),
                    CsvWriter.Harmless(row.Method),
                    CsvWriter.Harmless(row.ChargeId),
                    CsvWriter.Harmless(row.CustomerId),
                    CsvWriter.Harmless(row.SourceId),
                    CsvWriter.Harmless(row.Description)
                )
                .ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>
    /// Writes a summary. Columns: from, to, reporting_type, kind, method, currency, entries, moved_minor, moved, net_minor, net
    /// (of the merchant's own money).
    /// </summary>
    /// <returns>Null where it was written; else why not, and nothing was.</returns>
    public async ValueTask<Refusal?> WriteSummaryCsvAsync(
        Owner owner,
        DateOnly from,
        DateOnly to,
        Stream destination,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(destination);
        var summary = await SummaryAsync(owner, from, to, cancellationToken).ConfigureAwait(false);
        if (!summary.IsSuccess)
            return summary.Refusal;

        var text = Open(destination);
        await using var closing = text.ConfigureAwait(false);
        var csv = new CsvWriter(text);
        await csv.WriteAsync(_summaryColumns).ConfigureAwait(false);
        foreach (var line in summary.Value)
        {
            await csv.WriteAsync(
                    Text(from),
                    Text(to),
                    CsvWriter.Harmless(line.ReportingType),
                    NameOf(line.Kind),
                    CsvWriter.Harmless(line.Method),
                    line.Moved.Currency.Code,
                    line.Entries.ToString(CultureInfo.InvariantCulture),
                    Minor(line.Moved),
                    line.Moved.ToDecimalString(),
                    Minor(line.Net),
                    line.Net.ToDecimalString()
                )
                .ConfigureAwait(false);
        }

        return null;
    }

    private static StreamWriter Open(Stream destination) =>
        new(destination, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16_384, leaveOpen: true);

    private static string Minor(Money amount) => amount.MinorUnits.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string NameOf(LedgerEntryKind kind) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
