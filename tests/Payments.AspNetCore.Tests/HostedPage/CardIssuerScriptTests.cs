using System.Globalization;
using System.Text;
using System.Text.Json;
using Payments.AspNetCore.Synapto;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Specifications;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>That the page's and the SDK's script know the same cards as the server: the table of issuers is written into both.</summary>
public sealed class CardIssuerScriptTests
{
    private const int Beginnings = 3000;

    public static TheoryData<string, string, string> Cards => RealCards.All;

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_real_card_is_read_by_the_form_with_its_brand(string printed, string brand, string source)
    {
        var now = new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
        var code = brand == "amex" ? "1234" : "123";
        var result = CardFormParser.Parse(printed, "01/29", code, "Ada Lovelace", now);

        Assert.True(result.Errors.Count == 0, source);
        Assert.Equal(brand, CardBrands.Key(result.Card!.Brand));
    }

    [Fact]
    public void Both_scripts_have_the_table()
    {
        Assert.All(
            [HostedPageAssets.Script, SdkFiles.FrameScript],
            asset =>
            {
                var text = Encoding.UTF8.GetString(asset.Content.Span);
                Assert.Contains($"('{CardIssuerScript.Table}')", text, StringComparison.Ordinal);
                Assert.DoesNotContain(CardIssuerScript.Placeholder, text, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task The_script_finds_the_brand_and_the_lengths_that_the_server_finds()
    {
        var random = new Random(20261130);
        string[] numbers =
        [
            .. RealCards.All.Select(row => string.Concat(row.Data.Item1.Where(char.IsAsciiDigit))),
            .. CardBrands.Issuers.SelectMany(range => new[] { range.First, range.Last, Next(range.Last), range.First[..^1] }),
            .. Enumerable.Range(0, Beginnings).Select(_ => random.Next(1_000_000).ToString("D6", CultureInfo.InvariantCulture)),
        ];
        var found = await FindAsync(numbers);

        Assert.Equal(numbers.Length, found.Count);
        for (var i = 0; i < numbers.Length; i++)
        {
            var range = CardBrands.Issuers.FirstOrDefault(range => range.Contains(numbers[i]));
            var word =
                range is null ? "-"
                : range.Brand == CardBrand.Unknown ? ""
                : CardBrands.Key(range.Brand);
            Assert.Equal($"{numbers[i]} {word} {string.Join(',', range?.Lengths ?? [])}", $"{numbers[i]} {found[i]}");
        }
    }

    private static string Next(string digits) =>
        (long.Parse(digits, CultureInfo.InvariantCulture) + 1).ToString($"D{digits.Length}", CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<string>> FindAsync(string[] numbers)
    {
        var script = HostedPageAsset.Load("issuers.js", "text/javascript", "HostedPage/issuers.js");
        var ask = $$"""
            const found = {{JsonSerializer.Serialize(numbers)}}.map(digits => {
              const range = cardIssuers(digits);
              return range ? `${range.brand} ${range.lengths}` : '- ';
            });
            process.stdout.write(JSON.stringify(found));
            """;
        var output = await NodeProgram.RunAsync(Encoding.UTF8.GetString(script.Content.Span) + ask);
        return JsonSerializer.Deserialize<string[]>(output)!;
    }
}
