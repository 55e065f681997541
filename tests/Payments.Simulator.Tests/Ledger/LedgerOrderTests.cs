using Xunit;
using static Payments.Simulator.Tests.RailBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class LedgerOrderTests
{
    // 0 awaits, 1 money, 2 the first taken, 3 the refund, 4 a refund that failed.
    [Theory]
    [InlineData("0 1 2 3 4", 0)]
    [InlineData("1", 1)]
    [InlineData("2", 1)]
    [InlineData("3", 1)]
    [InlineData("4 0", 0)]
    [InlineData("0 0", 2)]
    [InlineData("0 3", 2)]
    [InlineData("0 1 3 3", 4)]
    [InlineData("0 1 4 4", 4)]
    [InlineData("0 1 2 2", 4)]
    [InlineData("0 1 1 2 2", 0)]
    public async Task A_line_that_does_not_follow_from_those_before_is_refused(string order, int wrongLine)
    {
        await using var bench = new RailBench();
        await bench.Charge(Mobile("ch_1", NeverPays));
        await bench.Send(1001);
        await bench.Told();
        await bench.Refund("re_1", 1001);
        await bench.Refund("re_2", 1);
        await bench.Simulator.DisposeAsync();
        var lines = await File.ReadAllLinesAsync(bench.LedgerPath, Token);
        await File.WriteAllLinesAsync(bench.LedgerPath, order.Split(' ').Select(number => lines[number[0] - '0']), Token);

        if (wrongLine == 0)
        {
            await using var simulator = New(bench.LedgerPath);
            Assert.NotEmpty(simulator.Ledger.Entries);
        }
        else
        {
            var refusal = Assert.Throws<SimulatorLedgerException>(() => New(bench.LedgerPath));
            Assert.StartsWith($"Line {wrongLine} ", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_simulator_of_rails_that_is_torn_at_any_byte_starts_again()
    {
        await using var bench = new RailBench();
        await bench.Charge(Mobile("ch_1", NeverPays));
        await bench.Send(5);
        await bench.Refund("re_1", 5);
        await bench.Simulator.DisposeAsync();
        var whole = await File.ReadAllBytesAsync(bench.LedgerPath, Token);

        for (var length = 0; length <= whole.Length; length++)
        {
            await File.WriteAllBytesAsync(bench.LedgerPath, whole[..length], Token);
            await using var simulator = New(bench.LedgerPath);
            Assert.Equal(whole[..length].Count(value => value == (byte)'\n'), simulator.Ledger.Entries.Count);
        }
    }
}
