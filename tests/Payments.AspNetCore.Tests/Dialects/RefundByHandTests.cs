using System.Text.Json;
using Microsoft.Extensions.Options;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>In every dialect a refund shows that a person must send it, and that person says what became of it.</summary>
public sealed class RefundByHandTests(RefundDesks desks) : IClassFixture<RefundDesks>
{
    private const string Why = """{"reason":"The account is closed"}""";

    private static readonly Dictionary<CheckoutDialect, IWebhookFormat> _formats = new()
    {
        [CheckoutDialect.Synapto] = new Payments.AspNetCore.Synapto.WebhookFormat(),
        [CheckoutDialect.SyncPay] = new Payments.AspNetCore.SyncPay.WebhookFormat(),
        [CheckoutDialect.Syncgram] = new Payments.AspNetCore.Syncgram.WebhookFormat(),
        [CheckoutDialect.Yorlet] = new Payments.AspNetCore.Yorlet.WebhookFormat(Options.Create(new CheckoutEndpointOptions())),
    };

    private static readonly (bool Sent, string Body)[] _badBodies =
    [
        (true, """{"reference":5}"""),
        (true, $$"""{"reference":"{{new string('r', 129)}}"}"""),
        (true, """{"reference":"a\u0007b"}"""),
        (true, """{"reference":"4242 4242 4242 4242"}"""),
        (true, """{"reason":"x"}"""),
        (true, "[]"),
        (false, "{}"),
        (false, ""),
        (false, """{"reason":null}"""),
        (false, """{"reason":""}"""),
        (false, """{"reason":5}"""),
        (false, $$"""{"reason":"{{new string('w', 501)}}"}"""),
        (false, """{"reason":"card 4242424242424242"}"""),
        (false, """{"reason":"x","reference":"y"}"""),
    ];

    public static TheoryData<CheckoutDialect> Dialects { get; } = [.. _formats.Keys];

    public static TheoryData<CheckoutDialect, int> DialectsAndBadBodies { get; } =
        new MatrixTheoryData<CheckoutDialect, int>(_formats.Keys, Enumerable.Range(0, _badBodies.Length));

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task It_is_shown_and_marked_as_sent_once_or_twice(CheckoutDialect dialect)
    {
        var desk = await desks.OpenAsync(dialect);
        var id = await desk.RefundByHandAsync();

        var before = await desk.ReadAsync(id);
        var sent = await desk.MarkSentAsync(id, """{"reference":"FT-OUT-1"}""");
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await desk.MarkSentAsync(id, """{"reference":"FT-OUT-2"}""");
        var after = await desk.ReadAsync(id);

        Assert.True(before.Json.GetProperty("by_hand").GetBoolean());
        Assert.True(sent.Status == 200, sent.Body);
        Assert.Equal((200, sent.Body, sent.Body), (again.Status, again.Body, after.Body));
        Assert.Equal((Word(dialect, "sent"), true), (StatusOf(sent.Json), sent.Json.GetProperty("by_hand").GetBoolean()));
        Assert.Equal("FT-OUT-1", Assert.IsType<RefundState.Succeeded>((await desk.StoredAsync(id)).State).Reference);
        var told = await desk.ToldAsync(_formats[dialect]);
        Assert.Equal((Word(dialect, "sent"), true), (StatusOf(told), told.GetProperty("by_hand").GetBoolean()));
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task It_is_marked_as_failed_also_after_it_was_sent_and_then_not_as_sent(CheckoutDialect dialect)
    {
        var desk = await desks.OpenAsync(dialect);
        var id = await desk.RefundByHandAsync();
        Assert.Equal(200, (await desk.MarkSentAsync(id, "")).Status);

        var failed = await desk.MarkFailedAsync(id, Why);
        var again = await desk.MarkFailedAsync(id, Why);
        var late = await desk.MarkSentAsync(id);

        Assert.True(failed.Status == 200, failed.Body);
        Assert.Equal((200, failed.Body), (again.Status, again.Body));
        Assert.Equal((Word(dialect, "failed"), true), (StatusOf(failed.Json), failed.Json.GetProperty("by_hand").GetBoolean()));
        Assert.Equal(WrongState(dialect), late.Status);
        Assert.Equal("The account is closed", Assert.IsType<RefundState.Failed>((await desk.StoredAsync(id)).State).Reason);
        var told = await desk.ToldAsync(_formats[dialect]);
        Assert.Equal((Word(dialect, "failed"), true), (StatusOf(told), told.GetProperty("by_hand").GetBoolean()));
    }

    [Theory]
    [MemberData(nameof(DialectsAndBadBodies))]
    public async Task A_body_that_says_too_little_or_too_much_is_refused_and_changes_nothing(CheckoutDialect dialect, int which)
    {
        var (sent, body) = _badBodies[which];
        var desk = await desks.OpenAsync(dialect);
        var id = await desk.RefundByHandAsync();

        var refused = sent ? await desk.MarkSentAsync(id, body) : await desk.MarkFailedAsync(id, body);

        Assert.True(refused.Status == 400, refused.Body);
        var named = body.Contains("reference", StringComparison.Ordinal) ? "reference" : "reason";
        if (body is not "[]")
            Assert.Contains(named, refused.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("42424242", refused.Body, StringComparison.Ordinal);
        Assert.Equal(RefundStatus.Pending, (await desk.StoredAsync(id)).Status);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task One_that_its_provider_sends_is_neither_shown_so_nor_marked(CheckoutDialect dialect)
    {
        var desk = await desks.OpenAsync(dialect);
        var id = await desk.RefundCardAsync();

        var read = await desk.ReadAsync(id);
        var marks = new[] { await desk.MarkSentAsync(id), await desk.MarkFailedAsync(id, Why) };

        Assert.Equal((200, false), (read.Status, read.Json.TryGetProperty("by_hand", out _)));
        Assert.All(marks, mark => Assert.Equal(WrongState(dialect), mark.Status));
        Assert.Equal(RefundStatus.Pending, (await desk.StoredAsync(id)).Status);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task One_that_is_unknown_or_another_account_s_is_not_there(CheckoutDialect dialect)
    {
        var (desk, other) = (await desks.OpenAsync(dialect), await desks.OpenAsync(dialect));
        var id = await desk.RefundByHandAsync();

        var answers = new[]
        {
            await other.MarkSentAsync(id),
            await other.MarkFailedAsync(id, Why),
            await other.ReadAsync(id),
            await desk.MarkSentAsync("re_0000000000000000000000"),
            await desk.MarkFailedAsync("re_0000000000000000000000", Why),
            await desk.MarkSentAsync("re_none"),
        };

        Assert.All(answers, answer => Assert.Equal(404, answer.Status));
        Assert.Equal(RefundStatus.Pending, (await desk.StoredAsync(id)).Status);
    }

    [Fact]
    public async Task SyncPay_lists_refunds_newest_first()
    {
        var (desk, other) = (await desks.OpenAsync(CheckoutDialect.SyncPay), await desks.OpenAsync(CheckoutDialect.SyncPay));
        await other.RefundByHandAsync();
        List<string> ids = [];
        for (var made = 0; made < 3; made++)
        {
            ids.Add("ref_" + (await desk.RefundByHandAsync())["re_".Length..]);
            desk.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        const string refunds = "/syncpay/api/v1/payments/refunds";
        var page = await desk.GetAsync(refunds + "?limit=2&offset=1");
        var refused = await desk.GetAsync(refunds + "?limit=0");

        Assert.Equal(3, page.Json.GetProperty("total").GetInt32());
        Assert.Equal(
            [ids[1], ids[0]],
            page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("refund_id").GetString()!)
        );
        Assert.All(page.Json.GetProperty("items").EnumerateArray(), item => Assert.True(item.GetProperty("by_hand").GetBoolean()));
        Assert.Equal(400, refused.Status);
    }

    private static string? StatusOf(JsonElement refund) =>
        (refund.TryGetProperty("state", out var state) ? state : refund.GetProperty("status")).GetString();

    private static string Word(CheckoutDialect dialect, string mark) =>
        (dialect, mark) switch
        {
            (CheckoutDialect.Synapto, "sent") => "SUCCEEDED",
            (CheckoutDialect.SyncPay, "sent") => "COMPLETED",
            (CheckoutDialect.Syncgram, "sent") => "success",
            (CheckoutDialect.Yorlet, "sent") => "succeeded",
            (CheckoutDialect.Synapto or CheckoutDialect.SyncPay, _) => "FAILED",
            _ => "failed",
        };

    private static int WrongState(CheckoutDialect dialect) => dialect == CheckoutDialect.Syncgram ? 409 : 400;
}
