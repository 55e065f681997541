using Xunit;
using static Payments.Core.Tests.TestRecords;

namespace Payments.Core.Tests;

public sealed class ChargeHistoryTests
{
    [Fact]
    public void A_history_keeps_its_beginning_and_its_end()
    {
        IReadOnlyList<ChargeHistoryEntry> history = [];
        for (var number = 0; number < 3 * Limits.ChargeHistory; number++)
            history = ChargeHistory.Add(history, new ChargeHistoryEntry(ChargeStatus.Unknown, Noon.AddSeconds(number), null, null));

        var seconds = history.Select(entry => (int)(entry.At - Noon).TotalSeconds);
        Assert.Equal([.. Enumerable.Range(0, 20), .. Enumerable.Range(100, 20)], seconds);
    }
}
