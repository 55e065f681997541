using System.Text;
using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class DailyRatesTests
{
    private const string Dollar = """<Cube currency="USD" rate="1.25"/>""";

    [Fact]
    public void A_published_document_is_read_and_currencies_that_are_no_more_are_skipped()
    {
        var document = File.ReadAllBytes(Repository.PathOf("tests/Payments.Core.Tests/Pricing/daily-rates.xml"));

        Assert.True(DailyRates.TryParse(document, "rates.example", out var rates, out var problem));

        Assert.Empty(problem);
        Assert.Equal(new DateOnly(2026, 1, 2), rates.Date);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 16, 0, 0, TimeSpan.Zero), rates.AsOf);
        Assert.Equal(["EUR", "GBP", "JPY", "KWD", "USD"], rates.Currencies.Select(currency => currency.Code).Order());
        Assert.Equal(
            new ExchangeRate(Currency.Eur, Currency.Usd, 1.25m, rates.AsOf, "rates.example"),
            rates.Get(Currency.Eur, Currency.Usd)
        );
        Assert.Equal(120m, rates.Get(Currency.Usd, Currency.Jpy)!.Rate);
        Assert.Equal(0.64m, rates.Get(Currency.Usd, Currency.Gbp)!.Rate);
        Assert.Equal(1m, rates.Get(Currency.Usd, Currency.Usd)!.Rate);
        Assert.Null(rates.Get(Currency.Usd, Currency.Ngn));
        Assert.Null(rates.Get(Currency.Ngn, Currency.Usd));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rates")]
    [InlineData("{\"rates\":{}}")]
    [InlineData("<html><body>Come back later</body></html>", "no envelope")]
    [InlineData("<Envelope><Cube><Cube time='2026-01-02'>" + Dollar + "</Cube></Cube>")]
    [InlineData("<!DOCTYPE Envelope [<!ENTITY a 'b'>]><Envelope/>", "document type")]
    [InlineData("<!DOCTYPE Envelope SYSTEM 'file:///etc/passwd'><Envelope/>", "document type")]
    [InlineData("<Envelope/>", "no date")]
    [InlineData("<Envelope><Cube><Cube>" + Dollar + "</Cube></Cube></Envelope>", "before its date")]
    [InlineData("<Envelope><Cube><Cube time='2026-01-02'/></Cube></Envelope>", "no rate")]
    [InlineData(
        "<Envelope><Cube><Cube time='2026-01-02'>" + Dollar + "</Cube><Cube time='2026-01-01'>" + Dollar + "</Cube></Cube></Envelope>",
        "two days"
    )]
    public void A_document_of_another_shape_is_refused(string document, string words = "not well-formed") => Refused(document, words);

    [Theory]
    [InlineData("02.01.2026")]
    [InlineData("2026-02-30")]
    [InlineData("2026-1-2")]
    [InlineData("")]
    public void A_wrong_date_refuses_the_whole(string date) =>
        Refused($"<Envelope><Cube><Cube time='{date}'>{Dollar}</Cube></Cube></Envelope>", "the date is not of the form");

    [Theory]
    [InlineData("""<Cube currency="GBP"/>""", "the rate of GBP is not a number")]
    [InlineData("""<Cube currency="GBP" rate=""/>""", "the rate of GBP is not a number")]
    [InlineData("""<Cube currency="GBP" rate="0"/>""", "the rate of GBP is not a number")]
    [InlineData("""<Cube currency="GBP" rate="-0.8"/>""", "the rate of GBP is not a number")]
    [InlineData("""<Cube currency="GBP" rate="0,8"/>""", "the rate of GBP is not a number")]
    [InlineData("""<Cube currency="GBP" rate="1e3"/>""", "the rate of GBP is not a number")]
    [InlineData("""<Cube currency="GBP" rate=" 0.8"/>""", "the rate of GBP is not a number")]
    [InlineData("""<Cube currency="GBP" rate="N/A"/>""", "the rate of GBP is not a number")]
    [InlineData("""<Cube currency="GBP" rate="0.0000000001"/>""", "the rate of GBP is not a number")]
    [InlineData("""<Cube currency="GBP" rate="1000000001"/>""", "the rate of GBP is not a number")]
    [InlineData("""<Cube currency="USD" rate="1.25"/>""", "USD has two rates")]
    [InlineData("""<Cube currency="EUR" rate="1"/>""", "is the euro")]
    public void One_wrong_rate_refuses_the_whole(string cube, string words) =>
        Refused($"<Envelope><Cube><Cube time='2026-01-02'>{Dollar}{cube}</Cube></Cube></Envelope>", words);

    [Fact]
    public void A_document_above_the_limit_is_refused_unread()
    {
        Refused(Padded(DailyRates.MaximumBytes + 1), "larger than 1048576 bytes");
        Assert.True(DailyRates.TryParse(Encoding.UTF8.GetBytes(Padded(DailyRates.MaximumBytes)), "test", out _, out _));
    }

    [Fact]
    public void No_beginning_of_a_document_passes_for_the_whole()
    {
        var document = File.ReadAllBytes(Repository.PathOf("tests/Payments.Core.Tests/Pricing/daily-rates.xml")).AsMemory();
        var end = document.Span.LastIndexOf("</gesmes:Envelope>"u8) + "</gesmes:Envelope>".Length;

        for (var length = 0; length < end; length++)
            Assert.False(DailyRates.TryParse(document[..length], "test", out _, out var problem) || problem.Length == 0);
    }

    private static void Refused(string document, string words)
    {
        Assert.False(DailyRates.TryParse(Encoding.UTF8.GetBytes(document), "test", out var rates, out var problem));
        Assert.Null(rates);
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    private static string Padded(int length) =>
        $"<Envelope><Cube><Cube time='2026-01-02'>{Dollar}</Cube></Cube></Envelope>".PadRight(length, ' ');
}
