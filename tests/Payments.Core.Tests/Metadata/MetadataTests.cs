using System.Text.Json;
using Xunit;

namespace Payments.Core.Tests;

public sealed class MetadataTests
{
    private const string Pair = "😀";

    public static TheoryData<string, string, MetadataRefusal> Entries =>
        new()
        {
            { "order", "6735", MetadataRefusal.None },
            { "k", "", MetadataRefusal.None },
            { "note", "two\nlines\tand\r\nmore", MetadataRefusal.None },
            { "__proto__", "x", MetadataRefusal.None },
            { "[x]", "x", MetadataRefusal.None },
            { " ", " ", MetadataRefusal.None },
            { "", "x", MetadataRefusal.EmptyKey },
            { new string('k', 40), "x", MetadataRefusal.None },
            { new string('k', 41), "x", MetadataRefusal.KeyTooLong },
            { Times(Pair, 40), "x", MetadataRefusal.None },
            { Times(Pair, 41), "x", MetadataRefusal.KeyTooLong },
            { "k", new string('v', 500), MetadataRefusal.None },
            { "k", new string('v', 501), MetadataRefusal.ValueTooLong },
            { "k", Times(Pair, 500), MetadataRefusal.None },
            { "k", Times(Pair, 501), MetadataRefusal.ValueTooLong },
            { "k\0", "x", MetadataRefusal.NotText },
            { "k", "x\0", MetadataRefusal.NotText },
            { "k\n", "x", MetadataRefusal.NotText },
            { "k", "\u001b[2J", MetadataRefusal.NotText },
            { "k", "\u0085", MetadataRefusal.NotText },
            { "k", "4242 4242 4242 4242", MetadataRefusal.CardNumber },
            { "4242424242424242", "x", MetadataRefusal.CardNumber },
            { "k", "4242424242424241", MetadataRefusal.None },
            { new string('k', 41), "\0", MetadataRefusal.KeyTooLong },
            { "k", new string('v', 501) + "\0", MetadataRefusal.NotText },
            { "k", "4242424242424242" + new string('v', 500), MetadataRefusal.ValueTooLong },
        };

    [Theory]
    [MemberData(nameof(Entries))]
    public void An_entry_passes_or_is_refused_for_the_first_reason(string key, string value, MetadataRefusal expected)
    {
        var passes = Metadata.TryCreate([new(key, value)], MetadataPolicy.Default, out var metadata, out var refusal, out var culprit);

        Assert.Equal(expected, refusal);
        Assert.Equal(expected == MetadataRefusal.None, passes);
        Assert.Equal(expected == MetadataRefusal.None ? null : key, culprit);
        Assert.Equal(passes ? value : null, metadata?[key]);
    }

    // Test data cannot hold half a character.
    [Fact]
    public void Half_a_character_is_no_text()
    {
        foreach (var (key, value) in new[] { ("k", "\ud83d"), ("k", "\ude00\ud83d"), ("\ud83d", "x") })
        {
            Assert.False(Metadata.TryCreate([new(key, value)], MetadataPolicy.Default, out _, out var refusal, out _));
            Assert.Equal(MetadataRefusal.NotText, refusal);
        }
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 0, false)]
    [InlineData(50, 50, true)]
    [InlineData(51, 50, false)]
    public void A_policy_limits_the_number_of_keys(int keys, int most, bool passes)
    {
        var entries = Enumerable.Range(0, keys).Select(i => new KeyValuePair<string, string>($"k{i}", "v"));

        Assert.Equal(passes, Metadata.TryCreate(entries, new MetadataPolicy(most, 40, 500), out _, out var refusal, out _));
        Assert.Equal(passes ? MetadataRefusal.None : MetadataRefusal.TooManyKeys, refusal);
    }

    [Fact]
    public void A_key_stands_once_and_case_matters()
    {
        Assert.False(Metadata.TryCreate([new("k", "1"), new("k", "1")], MetadataPolicy.Default, out _, out var refusal, out var key));
        Assert.Equal((MetadataRefusal.DuplicateKey, "k"), (refusal, key));
        Assert.Equal(2, Metadata.Of(new("k", "1"), new("K", "1")).Count);
    }

    [Fact]
    public void A_key_or_value_that_is_null_whatever_its_type_says_is_refused()
    {
        Assert.False(Metadata.TryCreate([new("k", null!)], MetadataPolicy.Default, out _, out var refusal, out var key));
        Assert.Equal((MetadataRefusal.WrongKind, "k"), (refusal, key));
        Assert.False(Metadata.TryCreate([new(null!, "v")], MetadataPolicy.Default, out _, out refusal, out _));
        Assert.Equal(MetadataRefusal.EmptyKey, refusal);
    }

    [Fact]
    public void Every_refusal_says_what_to_do_and_shows_no_control_character_of_the_key()
    {
        foreach (var refusal in Enum.GetValues<MetadataRefusal>())
        {
            foreach (
                var policy in new[] { MetadataPolicy.Default, MetadataPolicy.Default with { AllowsNested = true, MaximumBytes = 10_240 } }
            )
            {
                var text = Metadata.Describe(refusal, "k\u001b\u202e" + new string('x', 400), policy);
                Assert.InRange(text.Length, 10, 200);
                Assert.DoesNotContain(text, character => char.IsControl(character) || character == '\u202e');
            }
        }

        Assert.Contains(
            "shorten",
            Assert.Throws<ArgumentException>(() => Metadata.Of(new KeyValuePair<string, string>("k", new string('v', 501)))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Keys_keep_their_order_which_counts()
    {
        var one = Metadata.Of(new("b", "1"), new("a", "2"));

        Assert.Equal(["b", "a"], one.Keys);
        Assert.Equal(["1", "2"], one.Values);
        Assert.Equal(one, Metadata.Of(new("b", "1"), new("a", "2")));
        Assert.Equal(one.GetHashCode(), Metadata.Of(new("b", "1"), new("a", "2")).GetHashCode());
        Assert.NotEqual(one, Metadata.Of(new("a", "2"), new("b", "1")));
        Assert.Same(Metadata.Empty, Metadata.Of());
        Assert.Throws<KeyNotFoundException>(() => one["c"]);
        Assert.False(one.ContainsKey("B"));
    }

    [Fact]
    public void In_a_document_it_is_an_object_that_keeps_the_order()
    {
        var metadata = Metadata.Of(new("b", "1"), new("a", "😀\""));
        var json = JsonSerializer.Serialize(metadata);

        Assert.StartsWith("{\"b\":\"1\",\"a\":", json, StringComparison.Ordinal);
        Assert.Equal(metadata, JsonSerializer.Deserialize<Metadata>(json));
        Assert.Same(Metadata.Empty, JsonSerializer.Deserialize<Metadata>("{}"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("{\"k\":null}")]
    [InlineData("7")]
    public void A_document_that_is_no_object_of_values_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Metadata>(json));

    private static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
