using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.CardBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class DisputeTests : IAsyncDisposable
{
    private const string Disputed = "4000000000000259";

    private static readonly TimeSpan TimeForEvidence = TimeSpan.FromDays(7);

    private readonly CardBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(Disputed, DisputeReason.Fraudulent)]
    [InlineData("4000000000002685", DisputeReason.ProductNotReceived)]
    [InlineData("4000000000001976", DisputeReason.Unrecognized)]
    public async Task A_card_that_disputes_does_so_a_while_after_it_paid(string number, DisputeReason reason)
    {
        var paidAt = _bench.Now;
        Assert.IsType<ChargeOutcome.Approved>(await _bench.Pay("ch_1", number));
        Assert.Empty(await _bench.Told());

        await _bench.Restart();
        _bench.Time.Advance(Delay);

        var told = Assert.IsType<DisputeNotification>(Assert.Single(await _bench.Told()));
        Assert.Equal(("ch_1", Simulators.Shop), (told.ChargeKey, told.Owner));
        Assert.Equal(new DisputeNews.Opened(Pence(1099), reason, paidAt + Delay + TimeForEvidence), told.News);
    }

    [Fact]
    public async Task What_was_captured_is_what_is_disputed()
    {
        await _bench.Authorize("ch_1", Disputed);
        _bench.Time.Advance(Delay);
        Assert.Empty(await _bench.Told());

        await _bench.Capture(pence: 300);
        _bench.Time.Advance(Delay);

        Assert.Equal(Pence(300), Assert.IsType<DisputeNews.Opened>((await ToldOfDispute()).Single().News).Amount);
    }

    [Theory]
    [InlineData("winning_evidence and more", "UnderReview Won")]
    [InlineData("losing_evidence", "UnderReview Lost")]
    [InlineData("a letter", "UnderReview")]
    public async Task Evidence_decides_by_how_it_begins(string evidence, string expected)
    {
        var reference = await Open();

        await _bench.SubmitEvidence(reference, evidence);
        await _bench.SubmitEvidence(reference, "winning_evidence");
        await _bench.Restart();

        Assert.Equal(expected, string.Join(' ', (await ToldOfDispute()).Select(told => told.News.Kind)));
        Assert.Empty(await _bench.Told());
        _bench.Time.Advance(TimeForEvidence);
        Assert.Empty(await _bench.Told());
    }

    [Theory]
    [InlineData(true, DisputeNewsKind.Won)]
    [InlineData(false, DisputeNewsKind.Lost)]
    public async Task A_dispute_under_review_is_decided_by_hand_once(bool won, DisputeNewsKind expected)
    {
        var reference = await Open();
        await _bench.SubmitEvidence(reference, "a letter");
        await _bench.Told();

        await _bench.Simulator.CloseDisputeAsync(reference, won, Token);
        await _bench.Simulator.CloseDisputeAsync(reference, won, Token);
        await _bench.Restart();

        Assert.Equal(expected, Assert.Single(await ToldOfDispute()).News.Kind);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _bench.Simulator.CloseDisputeAsync(reference, !won, Token));
    }

    [Fact]
    public async Task A_dispute_without_evidence_is_lost_when_its_time_is_over()
    {
        var reference = await Open();
        _bench.Time.Advance(TimeForEvidence);

        await _bench.SubmitEvidence(reference, "winning_evidence");

        Assert.IsType<DisputeNews.Lost>(Assert.Single(await ToldOfDispute()).News);
        Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_1", 1));
    }

    [Fact]
    public async Task Disputed_money_cannot_be_refunded_until_the_dispute_is_won()
    {
        await _bench.Pay("ch_1", Approved);
        var reference = await _bench.Simulator.OpenDisputeAsync("ch_1", Pence(1000), DisputeReason.Duplicate, Token);
        await _bench.Restart();

        Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_1", 100));
        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_2", 99));
        await _bench.Simulator.CloseDisputeAsync(reference, won: true, Token);
        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_3", 1000));

        Assert.Equal(["Opened", "Won"], (await ToldOfDispute()).Select(told => $"{told.News.Kind}"));
    }

    [Fact]
    public async Task What_was_not_taken_cannot_be_disputed()
    {
        await _bench.Pay("ch_1", Approved);
        await _bench.Authorize("ch_2");

        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await _bench.Simulator.OpenDisputeAsync("ch_1", Pence(1100), DisputeReason.General, Token)
        );
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await _bench.Simulator.OpenDisputeAsync("ch_2", Pence(1), DisputeReason.General, Token)
        );
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await _bench.Simulator.OpenDisputeAsync("ch_3", Pence(1), DisputeReason.General, Token)
        );
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _bench.SubmitEvidence("simdp_none", "a letter"));
        Assert.Empty(await _bench.Told());
    }

    [Fact]
    public async Task News_that_the_host_does_not_take_are_told_again_in_their_order()
    {
        await _bench.SubmitEvidence(await Open(), "winning_evidence");

        Assert.Single(await _bench.Told(_ => false));
        await _bench.Restart();
        Assert.Equal(["UnderReview", "Won"], (await ToldOfDispute()).Select(told => $"{told.News.Kind}"));
    }

    private async Task<string> Open()
    {
        await _bench.Pay("ch_1", Disputed);
        _bench.Time.Advance(Delay);
        return Assert.Single(await ToldOfDispute()).Reference;
    }

    private async Task<IReadOnlyList<DisputeNotification>> ToldOfDispute() =>
        [.. (await _bench.Told()).Select(Assert.IsType<DisputeNotification>)];
}
