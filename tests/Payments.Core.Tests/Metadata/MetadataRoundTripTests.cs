using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Payments.Core.Tests;

public sealed class MetadataRoundTripTests
{
    private static readonly MetadataPolicy Nested = new(20, 10_240, int.MaxValue) { AllowsNested = true };

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    // No more than nine digits in a row: by chance they would be a card number.
    private static readonly Gen<string> Numbers =
        from sign in Gen.Elements("", "-")
        from whole in Gen.Choose(0, 999_999_999)
        from fraction in Gen.Elements("", ".0", ".10", ".000000000000000000000000000001")
        from exponent in Gen.Elements("", "e0", "E+400", "e-7")
        select $"{sign}{whole}{fraction}{exponent}";

    private static readonly Gen<string> Texts =
        from letters in Gen.ArrayOf(
            Gen.Elements("a", "B", " ", "\"", "\\", "/", "\\u", "<", "&", "'", "é", "漢", "😀", "\u2028", "\u202e", "\ufeff", "[0]", ".")
        )
        select string.Concat(letters);

    private static readonly Gen<string> Leaves = Gen.OneOf(
        Numbers,
        Texts.Select(Quote),
        Gen.Elements("true", "false", "\"two\\nlines\\r\\t\"")
    );

    private static readonly Gen<string> Objects = Members(Tree(4));

    [Fact]
    public void Every_tree_comes_back_as_it_was_sent() =>
        MoneyGenerators.Check(
            Objects,
            json =>
            {
                var metadata = Read(json);
                return metadata is not null && Write(metadata) == Write(Read(Write(metadata))!) && Compact(metadata) == json;
            }
        );

    [Fact]
    public void White_space_and_escapes_make_no_difference() =>
        MoneyGenerators.Check(
            Objects,
            json =>
            {
                using var document = JsonDocument.Parse(json);
                var indented = JsonSerializer.Serialize(document.RootElement, Indented);
                return Read(indented)!.Equals(Read(json)) && Read(indented)!.GetHashCode() == Read(json)!.GetHashCode();
            }
        );

    [Fact]
    public void Every_tree_is_read_from_its_document() =>
        MoneyGenerators.Check(
            Objects,
            json => Read(json) is { } metadata && metadata.Equals(JsonSerializer.Deserialize<Metadata>(JsonSerializer.Serialize(metadata)))
        );

    [Fact]
    public void The_size_that_is_limited_is_that_of_the_compact_json() =>
        MoneyGenerators.Check(
            Objects,
            json =>
            {
                var bytes = Encoding.UTF8.GetByteCount(json);
                return Read(json, Nested with { MaximumBytes = bytes }) is not null
                    && Read(json, Nested with { MaximumBytes = bytes - 1 }) is null == (json != "{}");
            }
        );

    private static Gen<string> Tree(int levels) =>
        levels == 0
            ? Leaves
            : Gen.Frequency((4, Leaves), (1, Gen.Constant("[null]")), (1, Items(levels - 1)), (1, Members(Tree(levels - 1))));

    private static Gen<string> Items(int levels) => from items in Gen.ArrayOf(Tree(levels), 3) select $"[{string.Join(',', items)}]";

    private static Gen<string> Members(Gen<string> values) =>
        from count in Gen.Choose(0, 5)
        from names in Gen.ArrayOf(Texts, count)
        from members in Gen.ArrayOf(values, count)
        select "{" + string.Join(',', names.Select((name, i) => $"{Quote($"{i}{name}")}:{members[i]}")) + "}";

    private static Metadata? Read(string json) => Read(json, Nested);

    private static Metadata? Read(string json, MetadataPolicy policy)
    {
        using var document = JsonDocument.Parse(json);
        return Metadata.TryCreate(document.RootElement, policy, out var metadata, out _, out _) ? metadata : null;
    }

    // What JSON asks to be escaped in these texts, and nothing else.
    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Compact(Metadata metadata) =>
        "{" + string.Join(',', metadata.Entries.Select(entry => $"{Quote(entry.Key)}:{entry.Value.Json}")) + "}";

    private static string Write(Metadata metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            metadata.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
