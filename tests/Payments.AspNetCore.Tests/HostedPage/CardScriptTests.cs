using System.Text;
using System.Text.Json;
using Payments.AspNetCore.Synapto;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>That the fields' script reads what was typed as the server does. The card frame sends what the script read.</summary>
public sealed class CardScriptTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] _expiries =
    [
        "01/29",
        "1/29",
        "01 / 2029",
        "01-29",
        "01.29",
        "01 29",
        "0129",
        "012029",
        "01/29\u200e",
        "\ufeff01/29",
        "01\u00ad/29",
        "01\u201129",
        "01\u201329",
        "01\u221229",
        "01\u00a0/\u00a029",
        "01\t29",
        "01  /  29",
        "０１／２９",
        "٠١/٢٩",
        "१२/२९",
        "𝟎𝟏/𝟐𝟗",
        "𝟘𝟙/𝟚𝟡",
        "11/26",
        "10/26",
        "13/29",
        "129",
        "01//29",
        "01/029",
        "soon",
        "2029-01",
        "\u200b",
    ];

    [Fact]
    public async Task The_script_reads_every_expiry_that_the_server_reads_and_no_other()
    {
        var read = await ReadAsync(_expiries);

        Assert.Equal(_expiries.Length, read.Count);
        for (var i = 0; i < read.Count; i++)
        {
            var known = CardExpiry.Parse(_expiries[i], _now) is { } month ? $"{month.Month}/{month.Year}" : "-";
            Assert.Equal($"{Escaped(_expiries[i])} {known}", $"{Escaped(_expiries[i])} {read[i]}");
        }
    }

    private static string Escaped(string text) => JsonSerializer.Serialize(text);

    private static async Task<IReadOnlyList<string>> ReadAsync(string[] texts)
    {
        var script = Encoding.UTF8.GetString(SdkFiles.FrameScript.Content.Span);
        var fields = script[..script.IndexOf("// The card fields' own page.", StringComparison.Ordinal)];
        var output = await NodeProgram.RunAsync(
            fields
                + $$"""
                const dataset = { messages: '{}', earliest: '2026-11' };
                const part = value => ({ value, dataset, addEventListener() {}, querySelector: () => part('') });
                const fieldOf = (kind, value) => ({ dataset: { field: kind }, querySelector: () => part(value) });
                const read = {{JsonSerializer.Serialize(texts)}}.map(text => {
                  const fields = [fieldOf('number', ''), fieldOf('expiry', text)];
                  const found = cardFields({ querySelector: () => part(''), querySelectorAll: () => fields }).readExpiry();
                  return found ? `${found.month}/${found.year}` : '-';
                });
                process.stdout.write(JSON.stringify(read));
                """
        );
        return JsonSerializer.Deserialize<string[]>(output)!;
    }
}
