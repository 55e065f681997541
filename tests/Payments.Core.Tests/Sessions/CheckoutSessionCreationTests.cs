using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class CheckoutSessionCreationTests : EngineTestBase
{
    private static readonly CheckoutSessionRequest Plain = EngineHost.Request();

    public static TheoryData<string, string?, string?> Wrong =>
        new()
        {
            { "amount 0", "amount_not_positive", "amount" },
            { "amount -1", "amount_not_positive", "amount" },
            { "amount 1", null, null },
            { "amount 99999999", null, null },
            { "amount 100000000", "amount_too_large", "amount" },
            { "reference ", "empty_reference", "client_reference_id" },
            { "reference a\nb", "reference_not_text", "client_reference_id" },
            { "reference 4242 4242 4242 4242", "card_data_not_allowed", "client_reference_id" },
            { "success /x", "invalid_url", "success_url" },
            { "cancel javascript:x", "invalid_url", "cancel_url" },
            { "success http://shop.example/", "invalid_url", "success_url" },
            { "success http://localhost/", null, null },
            { "success https://shop.example/?pan=4242424242424242", "card_data_not_allowed", "success_url" },
            { "success https://shop.example/?pan=4242%204242%204242%204242", "card_data_not_allowed", "success_url" },
            { "cancel https://shop.example/?pan=4242+4242+4242+4242", "card_data_not_allowed", "cancel_url" },
            { "cancel https://shop.example/%34242424242424242", "card_data_not_allowed", "cancel_url" },
            { "lifetime 59", "lifetime_out_of_range", "expires_in" },
            { "lifetime 60", null, null },
            { "lifetime 2592000", null, null },
            { "lifetime 2592001", "lifetime_out_of_range", "expires_in" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_refused_with_its_field(string what, string? code, string? field)
    {
        var created = await CreateAsync(Make(what));

        Assert.Equal((code, field), (created.Refusal?.Code, created.Refusal?.Field));
        Assert.Equal(
            code is null ? 1 : 0,
            (await Engine.CheckoutSessions.ListAsync(Shop, cancellationToken: TestContext.Current.CancellationToken)).Value.Items.Count
        );
    }

    [Theory]
    [InlineData(99_999_999_999, null, null)]
    [InlineData(100_000_000_000, "amount_too_large", "pricing.local_pricing.NGN")]
    public async Task A_local_price_is_bound_by_the_largest_amount_as_the_amount_is(long units, string? code, string? field)
    {
        var price = Money.FromMinorUnits(50_00, Currency.Usd);
        var pricing = Pricing.LocalOverrides.Of(price, [Money.FromMinorUnits(1, Currency.Ghs), Money.FromMinorUnits(units, Currency.Ngn)]);

        var created = await CreateAsync(Plain with { Amount = price, Pricing = pricing });

        Assert.Equal((code, field), (created.Refusal?.Code, created.Refusal?.Field));
        if (field is not null)
            Assert.StartsWith(field + " must be at most 999999999.99 NGN", created.Refusal!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public async Task A_reference_has_200_whole_characters_at_most(int length, bool passes) =>
        Assert.Equal(
            passes ? null : "reference_too_long",
            (await CreateAsync(Plain with { ClientReferenceId = string.Concat(Enumerable.Repeat("😀", length)) })).Refusal?.Code
        );

    [Fact]
    public async Task Of_several_wrong_fields_the_first_is_named()
    {
        var request = new CheckoutSessionRequest
        {
            Amount = Money.Zero(Currency.Gbp),
            ClientReferenceId = "",
            SuccessUrl = "/",
            CancelUrl = "/",
            Lifetime = TimeSpan.Zero,
        };
        var codes = new List<string>();
        foreach (
            var mend in new Func<CheckoutSessionRequest, CheckoutSessionRequest>[]
            {
                wrong => wrong with { Amount = TestRecords.Amount },
                wrong => wrong with { ClientReferenceId = null },
                wrong => wrong with { SuccessUrl = null },
                wrong => wrong with { CancelUrl = null },
                wrong => wrong with { Lifetime = null },
            }
        )
        {
            codes.Add((await CreateAsync(request)).Refusal!.Field!);
            request = mend(request);
        }

        Assert.Equal(["amount", "client_reference_id", "success_url", "cancel_url", "expires_in"], codes);
        Assert.True((await CreateAsync(request)).IsSuccess);
    }

    [Fact]
    public async Task A_session_is_what_was_asked_for()
    {
        var request = Plain with
        {
            ClientReferenceId = "order 6735",
            SuccessUrl = "https://shop.example/größe",
            CancelUrl = "HTTPS://shop.example",
            Metadata = Metadata.Of(new("b", "1"), new("a", "2")),
            PageUrl = made => "https://pay.example/" + made.PageToken,
        };
        var session = (await CreateAsync(request)).Value;

        Assert.Equal(
            ("order 6735", "https://shop.example/gr%C3%B6%C3%9Fe", "HTTPS://shop.example", request.Metadata),
            (session.ClientReferenceId, session.SuccessUrl, session.CancelUrl, session.Metadata)
        );
        Assert.Equal(
            (Plain.Amount, Now, Now, Now.AddHours(24), SessionStatus.Open, false),
            (session.Amount, session.CreatedAt, session.UpdatedAt, session.ExpiresAt, session.Status, session.IsPaid)
        );
        Assert.Equal("https://pay.example/" + session.PageToken, session.PageUrl);
        Assert.Equal(session, (await Engine.CheckoutSessions.GetAsync(Shop, session.Id, TestContext.Current.CancellationToken)).Value);
        var records = await AgreedAsync(session);
        Assert.Equal(
            (session.Amount, session.Id, IntentStatus.RequiresPaymentMethod),
            (records.Intent.Amount, records.Intent.SessionId, records.Intent.Status)
        );
        Assert.Null((await CreateAsync(Plain)).Value.PageUrl);
    }

    [Fact]
    public async Task Sessions_are_listed_newest_first_a_page_at_a_time()
    {
        var token = TestContext.Current.CancellationToken;
        var made = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            made.Insert(0, (await CreateAsync(Plain)).Value.Id);
            Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        var listed = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await Engine.CheckoutSessions.ListAsync(Shop, 3, cursor, token)).Value;
            listed.AddRange(page.Items.Select(session => session.Id));
            cursor = page.NextCursor;
        } while (cursor is not null);

        Assert.Equal(made, listed);
        Assert.Null((await Engine.CheckoutSessions.ListAsync(Shop, 7, cancellationToken: token)).Value.NextCursor);
        Assert.Equal("limit_out_of_range", (await Engine.CheckoutSessions.ListAsync(Shop, 0, cancellationToken: token)).Refusal!.Code);
        Assert.Equal("limit_out_of_range", (await Engine.CheckoutSessions.ListAsync(Shop, 101, cancellationToken: token)).Refusal!.Code);
        Assert.Equal(
            "invalid_cursor",
            (await Engine.CheckoutSessions.ListAsync(Shop, 3, "pi_0000000000000000000000", token)).Refusal!.Code
        );
        Assert.Equal("invalid_cursor", (await Engine.CheckoutSessions.ListAsync(Shop, 3, "", token)).Refusal!.Code);
    }

    [Fact]
    public async Task A_list_shows_what_time_has_made_of_the_sessions()
    {
        await CreateAsync(Plain with { Lifetime = TimeSpan.FromMinutes(1) });
        Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(
            SessionStatus.Expired,
            Assert
                .Single(
                    (await Engine.CheckoutSessions.ListAsync(Shop, cancellationToken: TestContext.Current.CancellationToken)).Value.Items
                )
                .Status
        );
    }

    private static CheckoutSessionRequest Make(string what) =>
        (what.Split(' ', 2)[0], what.Split(' ', 2)[1]) switch
        {
            ("amount", var units) => Plain with { Amount = Money.FromMinorUnits(long.Parse(units, null), Currency.Gbp) },
            ("reference", var text) => Plain with { ClientReferenceId = text },
            ("success", var url) => Plain with { SuccessUrl = url },
            ("cancel", var url) => Plain with { CancelUrl = url },
            var (_, seconds) => Plain with { Lifetime = TimeSpan.FromSeconds(int.Parse(seconds, null)) },
        };

    private async Task<Result<CheckoutSession>> CreateAsync(CheckoutSessionRequest request) =>
        await Engine.CheckoutSessions.CreateAsync(Shop, request);
}
