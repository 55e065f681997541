using System.Text;
using Payments.Specifications;
using Xunit;

namespace Payments.Simulator.Tests;

/// <summary>Golden/lines.txt has lines as they were written, byte for byte. Lines are added there and never changed.</summary>
public sealed class LedgerLineTests
{
    public static TheoryData<string> Written { get; } =
    [.. File.ReadAllLines(Repository.PathOf("tests/Payments.Simulator.Tests/Ledger/Golden/lines.txt"))];

    [Theory]
    [MemberData(nameof(Written))]
    public void A_line_is_read_and_written_as_it_was(string line) =>
        Assert.Equal(line + "\n", Encoding.UTF8.GetString(LedgerLine.Write(LedgerLine.Read(Encoding.UTF8.GetBytes(line)))));

    [Theory]
    [MemberData(nameof(Written))]
    public void A_line_with_anything_more_is_refused(string line)
    {
        string[] others =
        [
            "\"reason\":\"x\"",
            "\"code\":\"CardDeclined\"",
            "\"expiry_month\":1",
            "\"passed\":true",
            "\"challenge\":\"x\"",
            "\"delay\":\"00:00:01\"",
            "\"settles_at\":\"2026-01-01T00:00:00+00:00\"",
            "\"unknown\":1",
        ];

        foreach (
            var other in others.Where(other =>
                !line.Contains(other[..other.IndexOf(':', StringComparison.Ordinal)], StringComparison.Ordinal)
            )
        )
            Assert.Throws<FormatException>(() => LedgerLine.Read(Encoding.UTF8.GetBytes($"{line[..^1]},{other}}}")));
    }

    [Fact]
    public void Every_kind_of_entry_has_a_line_here()
    {
        var kinds = Written.Select(row => LedgerLine.Read(Encoding.UTF8.GetBytes(row.Data)).GetType()).Distinct();

        Assert.Equal(
            typeof(SimulatorEntry)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(SimulatorEntry)) && !type.IsAbstract)
                .Select(type => type.FullName)
                .Order(StringComparer.Ordinal),
            kinds.Select(type => type.FullName).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("TopsUp", "7")]
    [InlineData("TopsUp", "pays")]
    [InlineData("minor_units\":5", "minor_units\":0")]
    [InlineData("00:00:03", "soon")]
    public void A_line_of_no_payer_is_refused(string part, string other)
    {
        var line = Written
            .Select(row => row.Data)
            .First(line => line.Contains("TopsUp", StringComparison.Ordinal))
            .Replace(part, other, StringComparison.Ordinal);

        Assert.Throws<FormatException>(() => LedgerLine.Read(Encoding.UTF8.GetBytes(line)));
    }
}
