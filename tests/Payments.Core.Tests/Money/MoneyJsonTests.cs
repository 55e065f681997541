using System.Text.Json;
using System.Text.Json.Serialization;
using Xunit;

namespace Payments.Core.Tests;

public partial class MoneyJsonTests
{
    private static readonly JsonSerializerOptions SmallestBuffer = new() { DefaultBufferSize = 1 };

    [Fact]
    public void An_amount_is_an_object_of_units_and_code()
    {
        var amount = Money.FromMinorUnits(10_000, Currency.Gbp);

        Assert.Equal("""{"minor_units":10000,"currency":"GBP"}""", JsonSerializer.Serialize(amount));
        Assert.Equal("\"GBP\"", JsonSerializer.Serialize(Currency.Gbp));
    }

    [Theory]
    [InlineData("""{"minor_units":10000,"currency":"GBP"}""", 10000)]
    [InlineData("""{"currency":"GBP","minor_units":-1}""", -1)]
    [InlineData(""" { "minor\u005funits" : 9223372036854775807 , "currency" : "\u0047\u0042\u0050" } """, long.MaxValue)]
    public void An_amount_is_read_in_either_order_and_spelling(string json, long units) =>
        Assert.Equal(Money.FromMinorUnits(units, Currency.Gbp), JsonSerializer.Deserialize<Money>(json));

    [Theory]
    [InlineData("null")]
    [InlineData("10000")]
    [InlineData("\"100.00 GBP\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"minor_units":1}""")]
    [InlineData("""{"currency":"GBP"}""")]
    [InlineData("""{"minor_units":1,"minor_units":1,"currency":"GBP"}""")]
    [InlineData("""{"minor_units":1,"currency":"GBP","currency":"GBP"}""")]
    [InlineData("""{"minor_units":1,"currency":"GBP","note":""}""")]
    [InlineData("""{"Minor_Units":1,"currency":"GBP"}""")]
    [InlineData("""{"minor_units":"1","currency":"GBP"}""")]
    [InlineData("""{"minor_units":1.0,"currency":"GBP"}""")]
    [InlineData("""{"minor_units":1e2,"currency":"GBP"}""")]
    [InlineData("""{"minor_units":9223372036854775808,"currency":"GBP"}""")]
    [InlineData("""{"minor_units":null,"currency":"GBP"}""")]
    [InlineData("""{"minor_units":1,"currency":null}""")]
    [InlineData("""{"minor_units":1,"currency":826}""")]
    [InlineData("""{"minor_units":1,"currency":"gbp"}""")]
    [InlineData("""{"minor_units":1,"currency":"XAU"}""")]
    [InlineData("""{"minor_units":1,"currency":"\u0047\u0042\u0050\u0047"}""")]
    [InlineData("""{"minor_units":1,"currency":["GBP"]}""")]
    [InlineData("""{"minor_units":1,"currency":"GBP" """)]
    public void Every_other_form_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json));

    [Fact]
    public void A_currency_serves_as_the_key_of_a_dictionary()
    {
        var balances = new Dictionary<Currency, Money>
        {
            [Currency.Gbp] = Money.FromMinorUnits(1, Currency.Gbp),
            [Currency.Jpy] = Money.FromMinorUnits(2, Currency.Jpy),
        };

        string json = JsonSerializer.Serialize(balances);

        Assert.Equal("""{"GBP":{"minor_units":1,"currency":"GBP"},"JPY":{"minor_units":2,"currency":"JPY"}}""", json);
        Assert.Equal(balances, JsonSerializer.Deserialize<Dictionary<Currency, Money>>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<Currency, int>>("""{"XXX":1}"""));
    }

    [Fact]
    public void A_value_that_was_never_given_cannot_be_written()
    {
        Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(default(Money)));
        Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(default(Currency)));
    }

    [Fact]
    public void Generated_serializers_write_and_read_the_same_form()
    {
        var line = new Line("tea", Money.FromMinorUnits(250, Currency.Kwd));

        string json = JsonSerializer.Serialize(line, LineContext.Default.Line);

        Assert.Equal("""{"Name":"tea","Price":{"minor_units":250,"currency":"KWD"}}""", json);
        Assert.Equal(line, JsonSerializer.Deserialize(json, LineContext.Default.Line));
    }

    [Fact]
    public async Task An_amount_that_arrives_byte_by_byte_is_read_whole()
    {
        await using var trickle = new OneByteStream("""{"minor_units":10000,"currency":"GBP"}"""u8.ToArray());

        Money amount = await JsonSerializer.DeserializeAsync<Money>(trickle, SmallestBuffer, TestContext.Current.CancellationToken);

        Assert.Equal(Money.FromMinorUnits(10_000, Currency.Gbp), amount);
    }

    internal sealed record Line(string Name, Money Price);

    [JsonSerializable(typeof(Line))]
    internal sealed partial class LineContext : JsonSerializerContext;

    private sealed class OneByteStream(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
