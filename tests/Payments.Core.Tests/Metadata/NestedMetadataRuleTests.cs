using System.Text;
using System.Text.Json;
using Xunit;

namespace Payments.Core.Tests;

public sealed class NestedMetadataRuleTests
{
    private static readonly MetadataPolicy Nested = new(20, 10_240, 10_240) { MaximumBytes = 10_240, AllowsNested = true };
    private static readonly MetadataPolicy Strings = Nested with { AllowsNested = false };

    public static TheoryData<string, MetadataRefusal, string?> Objects =>
        new()
        {
            { "{}", MetadataRefusal.None, null },
            { """{"k":{"":"empty inside"}}""", MetadataRefusal.None, null },
            { """{"k":{"a":{"x":1},"b":{"x":1}}}""", MetadataRefusal.None, null },
            { """{"k":"two\nlines","o":["two\nlines"]}""", MetadataRefusal.None, null },
            { "[]", MetadataRefusal.NotAnObject, null },
            { "null", MetadataRefusal.NotAnObject, null },
            { "\"k\"", MetadataRefusal.NotAnObject, null },
            { """{"":1}""", MetadataRefusal.EmptyKey, "" },
            { """{"k":null}""", MetadataRefusal.WrongKind, "k" },
            { """{"k":{"a":null}}""", MetadataRefusal.None, null },
            { """{"a":1,"k":2,"k":2}""", MetadataRefusal.DuplicateKey, "k" },
            { """{"k":{"a":[0,{"x":1,"x":2}]}}""", MetadataRefusal.DuplicateKey, "k.a[1].x" },
            { """{"k":{"a":1,"\u0061":2}}""", MetadataRefusal.DuplicateKey, "k.a" },
            { """{"k":["a\u0000"]}""", MetadataRefusal.NotText, "k[0]" },
            { """{"k":{"a\u0000":1}}""", MetadataRefusal.NotText, "k.a\0" },
            { """{"k":{"a\n":1}}""", MetadataRefusal.NotText, "k.a\n" },
            { """{"k":{"a":{"b":"\u001b[2J"}}}""", MetadataRefusal.NotText, "k.a.b" },
            { """{"k":["\ud83d"]}""", MetadataRefusal.NotText, "k[0]" },
            { """{"k":{"\ude00":1}}""", MetadataRefusal.NotText, "k.\ufffd" },
            { """{"k":"\ud83d"}""", MetadataRefusal.NotText, "k" },
            { """{"\ud83d":1}""", MetadataRefusal.NotText, "\ufffd" },
            { """{"k":["4242 4242 4242 4242"]}""", MetadataRefusal.CardNumber, "k[0]" },
            { """{"k":{"4242424242424242":1}}""", MetadataRefusal.CardNumber, "k.4242424242424242" },
            { """{"k":4242424242424242}""", MetadataRefusal.CardNumber, "k" },
            { """{"k":-4242424242424242}""", MetadataRefusal.CardNumber, "k" },
            { """{"k":[1,[378282246310005]]}""", MetadataRefusal.CardNumber, "k[1][0]" },
            { """{"k":4242424242424242.00}""", MetadataRefusal.CardNumber, "k" },
            { """{"k":4.242424242424242e15}""", MetadataRefusal.CardNumber, "k" },
            { """{"k":0.0004242424242424242E+19}""", MetadataRefusal.CardNumber, "k" },
            { """{"k":42424242424242420e-1}""", MetadataRefusal.CardNumber, "k" },
            { """{"k":36e12}""", MetadataRefusal.None, null },
            { """{"k":4242424242424241}""", MetadataRefusal.None, null },
            { """{"k":0.4242424242424242}""", MetadataRefusal.None, null },
            { """{"k":4242424242424242e999999999999}""", MetadataRefusal.None, null },
            { """{"k":1700000000000}""", MetadataRefusal.None, null },
            // Of one key the first reason by precedence, wherever in the value it stands.
            { """{"k":["4242424242424242",{"x":1,"x":1},"\u0000"]}""", MetadataRefusal.NotText, "k[2]" },
            { """{"k":[{"x":1,"x":1},4242424242424242]}""", MetadataRefusal.CardNumber, "k[1]" },
            { """{"k":[{"x":1,"x":1}],"k":"\u0000"}""", MetadataRefusal.DuplicateKey, "k[0].x" },
        };

    [Theory]
    [MemberData(nameof(Objects))]
    public void An_object_passes_or_is_refused_for_the_first_reason_with_the_path_to_it(string json, MetadataRefusal expected, string? key)
    {
        var passes = Metadata.TryCreate(
            JsonElement.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = true }),
            Nested,
            out var metadata,
            out var refusal,
            out var culprit
        );

        Assert.Equal((expected, key), (refusal, culprit));
        Assert.Equal(expected == MetadataRefusal.None, passes);
        Assert.Equal(passes, metadata is not null);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"a\":\"b\"}")]
    public void A_policy_of_strings_refuses_any_other_value(string value)
    {
        var json = JsonElement.Parse($"{{\"a\":\"b\",\"k\":{value}}}");

        Assert.False(Metadata.TryCreate(json, Strings, out _, out var refusal, out var key));
        Assert.Equal((MetadataRefusal.WrongKind, "k"), (refusal, key));
        Assert.Contains("send the value of \"k\" as a string", Metadata.Describe(refusal, key, Strings), StringComparison.Ordinal);
        Assert.True(Metadata.TryCreate(JsonElement.Parse("{\"a\":\"b\"}"), Strings, out _, out _, out _));
    }

    [Theory]
    [InlineData(8, MetadataRefusal.None)]
    [InlineData(9, MetadataRefusal.TooDeep)]
    [InlineData(50, MetadataRefusal.TooDeep)]
    public void Arrays_and_objects_nest_to_a_limit(int levels, MetadataRefusal expected)
    {
        var list = new string('[', levels) + new string(']', levels);
        var map = string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);
        foreach (var value in new[] { list, map })
        {
            Metadata.TryCreate(JsonElement.Parse($"{{\"k\":{value}}}"), Nested, out _, out var refusal, out var key);
            Assert.Equal(expected, refusal);
            Assert.Equal(expected == MetadataRefusal.None, key is null);
        }
    }

    // Around the value stand {"k":""} or {"k":[""]}.
    [Theory]
    [InlineData(10_232, "v", MetadataRefusal.None)]
    [InlineData(10_233, "v", MetadataRefusal.TooLarge)]
    [InlineData(5_116, "é", MetadataRefusal.None)]
    [InlineData(2_558, "😀", MetadataRefusal.None)]
    [InlineData(2_559, "😀", MetadataRefusal.TooLarge)]
    [InlineData(5_116, "\n", MetadataRefusal.None)]
    [InlineData(5_117, "\n", MetadataRefusal.TooLarge)]
    [InlineData(10_232, "<", MetadataRefusal.None)]
    public void All_of_it_has_a_limit_in_bytes_of_compact_json(int times, string letter, MetadataRefusal expected)
    {
        var text = string.Concat(Enumerable.Repeat(letter, times));
        Metadata.TryCreate([new("k", text)], Strings, out _, out var refusal, out var key);
        Assert.Equal((expected, expected == MetadataRefusal.None ? null : "k"), (refusal, key));

        // The same in escapes, as some clients write every letter, and with white space between.
        var escaped = JsonElement.Parse($"{{ \"k\" : {JsonSerializer.Serialize(text)} }}");
        Metadata.TryCreate(escaped, Nested, out _, out refusal, out _);
        Assert.Equal(expected, refusal);
    }

    [Theory]
    [InlineData(10_240, MetadataRefusal.None)]
    [InlineData(10_241, MetadataRefusal.TooLarge)]
    public void The_limit_counts_every_key_comma_and_bracket(int bytes, MetadataRefusal expected)
    {
        const string Frame = """{"a":[1,{"b":true}],"long":"","c":-1.50}""";
        var json = Frame.Replace("\"\"", $"\"{new string('v', bytes - Encoding.UTF8.GetByteCount(Frame))}\"", StringComparison.Ordinal);
        Metadata.TryCreate(JsonElement.Parse(json), Nested, out _, out var refusal, out var key);

        Assert.Equal((expected, expected == MetadataRefusal.None ? null : "long"), (refusal, key));
    }

    [Theory]
    [InlineData(20, MetadataRefusal.None)]
    [InlineData(21, MetadataRefusal.TooManyKeys)]
    public void The_number_of_keys_has_a_limit_that_inner_keys_do_not_count_to(int keys, MetadataRefusal expected)
    {
        var inner = "{" + string.Join(',', Enumerable.Range(0, 40).Select(i => $"\"i{i}\":{i}")) + "}";
        var json = "{" + string.Join(',', Enumerable.Range(1, keys - 1).Select(i => $"\"k{i}\":{i}").Append($"\"k\":{inner}")) + "}";
        Metadata.TryCreate(JsonElement.Parse(json), Nested, out _, out var refusal, out _);

        Assert.Equal(expected, refusal);
    }

    [Fact]
    public void The_length_of_a_value_that_is_no_string_is_that_of_its_compact_json()
    {
        var policy = new MetadataPolicy(1, 1, 5) { AllowsNested = true };

        Assert.True(Metadata.TryCreate(JsonElement.Parse("{\"k\":[ 1, 2 ]}"), policy, out _, out _, out _));
        Assert.False(Metadata.TryCreate(JsonElement.Parse("{\"k\":[12,3]}"), policy, out _, out var refusal, out var key));
        Assert.Equal((MetadataRefusal.ValueTooLong, "k"), (refusal, key));
    }
}
