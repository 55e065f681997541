using System.Text;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class LedgerFileTests : IDisposable
{
    private readonly TemporaryLedger _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_restarted_simulator_remembers_every_decision()
    {
        IReadOnlyList<SimulatorEntry> before;
        string token;
        await using (var simulator = New(_file.Path))
        {
            token = await simulator.TokenOf(Approved);
            await simulator.ChargeAsync(Request("ch_1", token), Token);
            await simulator.Charge("ch_2", "4000000000009995");
            await simulator.ResolveAsync(Simulators.Shop, "ch_3", Token);
            await simulator.ChargeAsync(Request("ch_4", "unreadable"), Token);
            before = simulator.Ledger.Entries;
        }

        await using var restarted = New(_file.Path);

        Assert.Equal(4, before.Count);
        Assert.Equal(before, restarted.Ledger.Entries);
        Assert.Equal(before[0].Outcome(), await restarted.ChargeAsync(Request("ch_1", token), Token));
        Assert.Equal(Declined(DeclineCode.InsufficientFunds), await restarted.ResolveAsync(Simulators.Shop, "ch_2", Token));
        Assert.Equal(Declined(DeclineCode.NotSent), await restarted.Charge("ch_3", Approved));
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await restarted.ChargeAsync(Request("ch_1", token, pence: 1), Token)
        );
        Assert.Equal(4, restarted.Ledger.Entries.Count);
        Assert.Equal(1, restarted.Ledger.TimesCharged("ch_1"));
    }

    [Fact]
    public async Task A_line_torn_at_any_byte_is_cut_off_and_writing_goes_on_behind_the_last_whole_line()
    {
        var whole = await WriteTwo();
        var first = Array.IndexOf(whole, (byte)'\n') + 1;

        for (var length = first + 1; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(_file.Path, whole[..length], Token);
            await using (var simulator = New(_file.Path))
            {
                Assert.Equal(["ch_1"], simulator.Ledger.Entries.Select(entry => entry.Key));
                if (length % 16 == 0)
                    await simulator.ResolveAsync(Simulators.Shop, "ch_9", Token);
            }

            if (length % 16 == 0)
            {
                await using var restarted = New(_file.Path);
                Assert.Equal(["ch_1", "ch_9"], restarted.Ledger.Entries.Select(entry => entry.Key));
            }
            else
            {
                Assert.Equal(whole[..first], await File.ReadAllBytesAsync(_file.Path, Token));
            }
        }
    }

    [Fact]
    public async Task A_file_of_nothing_but_a_torn_line_is_an_empty_ledger()
    {
        await File.WriteAllTextAsync(_file.Path, "{\"is\":\"char", Token);

        await using var simulator = New(_file.Path);

        Assert.Empty(simulator.Ledger.Entries);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"is\":\"charged\"}")]
    [InlineData("{\"is\":\"refunded\",\"key\":\"ch_1\",\"at\":\"2026-01-01T00:00:00+00:00\"}")]
    [InlineData("{\"is\":\"closed\",\"key\":null,\"at\":\"2026-01-01T00:00:00+00:00\"}")]
    [InlineData("{\"is\":\"closed\",\"key\":\"ch_1\",\"at\":\"yesterday\"}")]
    [InlineData("{\"is\":\"closed\",\"key\":\"ch_1\",\"key\":\"ch_2\",\"at\":\"2026-01-01T00:00:00+00:00\"}")]
    [InlineData("{\"is\":\"closed\",\"key\":\"ch_1\",\"at\":\"2026-01-01T00:00:00+00:00\",\"extra\":1}")]
    [InlineData("{\"is\":\"closed\",\"key\":\"ch_1\",\"at\":\"2026-01-01T00:00:00+00:00\",\"reference\":\"simch_1\"}")]
    [InlineData("{\"is\":\"closed\",\"key\":\"ch_1\",\"at\":\"2026-01-01T00:00:00+00:00\"} {}")]
    [InlineData(
        "{\"is\":\"declined\",\"key\":\"ch_1\",\"at\":\"2026-01-01T00:00:00+00:00\",\"account\":\"acct_shop\","
            + "\"amount\":{\"minor_units\":1,\"currency\":\"GBP\"},\"code\":\"0\"}"
    )]
    [InlineData(
        "{\"is\":\"declined\",\"key\":\"ch_1\",\"at\":\"2026-01-01T00:00:00+00:00\",\"account\":\"not one\","
            + "\"amount\":{\"minor_units\":1,\"currency\":\"GBP\"},\"code\":\"CardDeclined\"}"
    )]
    [InlineData(
        "{\"is\":\"charged\",\"key\":\"ch_1\",\"at\":\"2026-01-01T00:00:00+00:00\",\"account\":\"acct_shop\","
            + "\"amount\":{\"minor_units\":1.5,\"currency\":\"GBP\"},\"token\":\"t\",\"reference\":\"r\"}"
    )]
    public async Task A_line_that_no_simulator_wrote_is_refused_by_its_number_with_the_remedy(string line)
    {
        const string Good = "{\"is\":\"closed\",\"key\":\"ch_0\",\"at\":\"2026-01-01T00:00:00+00:00\"}\n";
        var bytes = Encoding.UTF8.GetBytes($"{Good}{line}\n{Good.Replace("ch_0", "ch_5", StringComparison.Ordinal)}");
        await File.WriteAllBytesAsync(_file.Path, bytes, Token);

        var refusal = Assert.Throws<SimulatorLedgerException>(() => New(_file.Path));

        Assert.StartsWith($"Line 2 of the simulator's ledger {_file.Path} ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("move the file away", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_file.Path, Token));
    }

    [Fact]
    public async Task A_key_that_two_lines_decide_is_refused()
    {
        var whole = await WriteTwo();
        var first = Array.IndexOf(whole, (byte)'\n') + 1;
        await File.WriteAllBytesAsync(_file.Path, [.. whole, .. whole[..first]], Token);

        var refusal = Assert.Throws<SimulatorLedgerException>(() => New(_file.Path));

        Assert.StartsWith("Line 3 ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_simulator_is_refused_until_the_first_lets_go()
    {
        await using (var first = New(_file.Path))
        {
            await first.Charge("ch_1", Approved);
            var refusal = Assert.Throws<SimulatorLedgerException>(() => New(_file.Path));
            Assert.Contains("another process", refusal.Message, StringComparison.Ordinal);
            await first.Charge("ch_2", Approved);
        }

        await using var second = New(_file.Path);
        Assert.Equal(2, second.Ledger.Charges.Count);
    }

    [Fact]
    public void A_missing_directory_is_named_with_the_remedy()
    {
        var path = Path.Combine(Path.GetDirectoryName(_file.Path)!, "missing", "simulator.jsonl");

        var refusal = Assert.Throws<SimulatorLedgerException>(() => New(path));

        Assert.Contains("Create it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_is_no_ledger() => Assert.Throws<SimulatorLedgerException>(() => New(Path.GetDirectoryName(_file.Path)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_the_owner_may_read_the_file(bool existed)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are of Unix.");
        if (existed)
            await File.WriteAllTextAsync(_file.Path, "", Token);

        await using var simulator = New(_file.Path);

#pragma warning disable CA1416 // The test is skipped on Windows above.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_file.Path));
#pragma warning restore CA1416
    }

    private async Task<byte[]> WriteTwo()
    {
        await using (var simulator = New(_file.Path))
        {
            await simulator.Charge("ch_1", Approved);
            await simulator.Charge("ch_2", Approved);
        }

        return await File.ReadAllBytesAsync(_file.Path, Token);
    }
}
