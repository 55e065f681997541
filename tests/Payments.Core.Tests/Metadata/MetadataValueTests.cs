using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit;

namespace Payments.Core.Tests;

public sealed class MetadataValueTests
{
    private static readonly MetadataPolicy Nested = new(20, 10_240, 10_240) { MaximumBytes = 10_240, AllowsNested = true };

    [Theory]
    [InlineData("\"text\"", MetadataValueKind.Text, "text")]
    [InlineData("\"7\"", MetadataValueKind.Text, "7")]
    [InlineData("7", MetadataValueKind.Number, "7")]
    [InlineData("1.0", MetadataValueKind.Number, "1.0")]
    [InlineData("-0", MetadataValueKind.Number, "-0")]
    [InlineData("1E+400", MetadataValueKind.Number, "1E+400")]
    [InlineData("0.1000000000000000055511151231257827", MetadataValueKind.Number, "0.1000000000000000055511151231257827")]
    [InlineData("true", MetadataValueKind.Boolean, "true")]
    [InlineData("false", MetadataValueKind.Boolean, "false")]
    [InlineData(" [ ] ", MetadataValueKind.List, "[]")]
    [InlineData("[ 3, null , \"a\\u0062\\/\" ]", MetadataValueKind.List, "[3,null,\"ab/\"]")]
    [InlineData(" { } ", MetadataValueKind.Map, "{}")]
    [InlineData("{ \"b\": 1,\n\"a\": { \"\": [ true ] } }", MetadataValueKind.Map, "{\"b\":1,\"a\":{\"\":[true]}}")]
    public void A_value_has_a_kind_and_reads_as_its_text_or_its_compact_json(string json, MetadataValueKind kind, string text)
    {
        var metadata = Read($"{{\"k\":{json}}}");

        Assert.True(metadata.TryGetJson("k", out var value));
        Assert.Equal((kind, text, text), (value.Kind, value.AsText(), metadata["k"]));
        Assert.Equal(kind == MetadataValueKind.Text ? $"\"{text}\"" : text, value.Json);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(json), value.ToJsonElement()));
        Assert.Equal([new("k", text)], metadata.AsEnumerable());
        Assert.Equal([new("k", value)], metadata.Entries);
    }

    [Fact]
    public void Values_of_other_kinds_or_digits_are_other_values()
    {
        string[] values = ["1", "1.0", "1e0", "\"1\"", "[1]", "\"[1]\"", "true", "\"true\"", "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}"];
        var read = values.Select(value => Read($"{{\"k\":{value}}}")).ToList();

        Assert.Equal(values.Length, read.Distinct().Count());
        Assert.All(values.Zip(read), pair => Assert.Equal(pair.Second, Read($"{{ \"k\" : {pair.First} }}")));
        Assert.Equal(Metadata.Of(new KeyValuePair<string, string>("k", "1")), Read("{\"k\":\"1\"}"));
    }

    [Fact]
    public void A_key_that_is_not_there_has_no_value()
    {
        Assert.False(Read("{\"k\":[1]}").TryGetJson("K", out var value));
        Assert.Null(value);
    }

    [Fact]
    public void It_is_written_with_the_digits_it_came_with_and_the_escapes_of_the_writer()
    {
        var metadata = Read("""{"a":"é<","n":1.50,"o":{"k":["😀","\n",-0,1e9,null]}}""");

        Assert.Equal("""{"a":"\u00E9\u003C","n":1.50,"o":{"k":["\uD83D\uDE00","\n",-0,1e9,null]}}""", Write(metadata, default));
        Assert.StartsWith(
            """{"a":"é<","n":1.50,""",
            Write(metadata, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
            StringComparison.Ordinal
        );
        Assert.Equal("{}", Write(Metadata.Empty, default));
        Assert.Equal("""["😀","\n",-0,1e9,null]""", metadata.TryGetJson("o", out var value) ? value.Json[5..^1] : null);
    }

    [Fact]
    public void A_document_of_strings_is_what_it_was_before_there_were_other_values()
    {
        const string Before = """{"b":"1","a":"two\nlines \u003C\u00FC\u003E","__proto__":"","[x]":"true"}""";
        var read = JsonSerializer.Deserialize<Metadata>(Before)!;

        Assert.Equal(Before, JsonSerializer.Serialize(read));
        Assert.All(read.Entries, entry => Assert.Equal(MetadataValueKind.Text, entry.Value.Kind));
        Assert.Equal(Metadata.Of(new("b", "1"), new("a", "two\nlines <ü>"), new("__proto__", ""), new("[x]", "true")), read);
    }

    [Fact]
    public void A_document_is_read_whatever_the_rules_are_now()
    {
        var deep = new string('[', 20) + new string(']', 20);
        var read = JsonSerializer.Deserialize<Metadata>(
            $$"""{"deep":{{deep}},"number":4242424242424242,"":"{{new string('v', 20_000)}}"}"""
        )!;

        Assert.Equal((deep, "4242424242424242", 20_000), (read["deep"], read["number"], read[""].Length));
    }

    private static Metadata Read(string json)
    {
        Assert.True(
            Metadata.TryCreate(JsonElement.Parse(json), Nested, out var metadata, out var refusal, out var key),
            $"{refusal} {key}"
        );
        return metadata;
    }

    private static string Write(Metadata metadata, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
            metadata.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
