using System.Text.Json;
using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Tests.Webhooks;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>What every dialect does with sessions, whatever its words are. A subclass brings the dialect's data.</summary>
public abstract partial class DialectSpecification : IAsyncLifetime
{
    private const string Secret = "whsec_lFlsnLxC3X4yW7dByaMMkGasgatGyI";

    private DialectSite _site = null!;

    internal abstract DialectProfile Profile { get; }

    public async ValueTask InitializeAsync() => _site = await DialectSite.StartAsync(Profile);

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_session_is_created_and_reads_back()
    {
        var created = await _site.OpenAsync();

        var read = await _site.ReadAsync(Profile.IdOf(created.Json));

        Assert.True(read.Status == 200, read.Body);
        Assert.Equal("application/json; charset=utf-8", created.Header("Content-Type"));
        Assert.All(
            created.Json.EnumerateObject(),
            field => Assert.Equal(field.Value.GetRawText(), read.Json.GetProperty(field.Name).GetRawText())
        );
    }

    [Fact]
    public async Task Every_example_brings_the_response_of_its_golden_file()
    {
        Assert.NotEmpty(Profile.Examples);
        foreach (var (request, response) in Profile.Examples)
        {
            var body = await _site.BodyAsync();
            var customer = JsonDocument.Parse(body).RootElement.TryGetProperty("customer", out var id) ? id.GetString()! : "";
            var created = await _site.CreateAsync(
                Golden.Read(request).Replace("cus_CUSTOMER_ID", customer, StringComparison.Ordinal).TrimEnd('\n')
            );

            Assert.True(created.Status == 200, created.Body);
            var form = Profile.Printed(created.Body);
            Assert.Equal(Golden.Reviewed(Profile.Dialect, response, form), form);
        }
    }

    [Fact]
    public async Task Without_a_good_key_it_is_refused()
    {
        var publishable = await _site.Host.Engine.ApiKeys.GetPublishableAsync(_site.Owner, TestContextToken.Current);
        var body = await _site.BodyAsync();

        foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Get])
        {
            var path = method == HttpMethod.Get ? $"{_site.Sessions}/{Profile.UnknownId}" : _site.Sessions;
            await HoldsAsync(null, Profile.Statuses.NoKey);
            await HoldsAsync($"{Profile.Scheme} sk_test_{new string('0', 43)}", Profile.Statuses.UnknownKey);
            await HoldsAsync($"{Profile.Scheme} {publishable}", Profile.Statuses.PublishableKey);

            async Task HoldsAsync(string? authorization, int status) =>
                Profile.AssertRefused(
                    await _site.SendAsync(method, path, authorization, method == HttpMethod.Post ? body : null),
                    status,
                    null
                );
        }

        Assert.Empty(await _site.StoredAsync());
    }

    [Fact]
    public async Task Another_account_s_session_is_as_unknown_as_one_that_never_was()
    {
        var id = Profile.IdOf((await (await _site.OtherAsync()).OpenAsync()).Json);

        var foreign = await _site.ReadAsync(id);
        var unknown = await _site.ReadAsync(Profile.UnknownId);

        Profile.AssertRefused(unknown, 404, null);
        Assert.Equal(
            (unknown.Status, unknown.Body.Replace(Profile.UnknownId, id, StringComparison.Ordinal)),
            (foreign.Status, foreign.Body)
        );
    }

    [Fact]
    public async Task A_body_that_is_no_object_is_refused()
    {
        foreach (var body in (string[])["", "{", "[]", "\"text\"", "null", "{'amount':1}", "{\"amount\":"])
            Profile.AssertRefused(await _site.CreateAsync(body), 400, null);

        Assert.Empty(await _site.StoredAsync());
    }

    [Fact]
    public async Task An_unknown_field_is_refused_by_its_name()
    {
        var body = await _site.BodyAsync();

        Profile.AssertRefused(await _site.CreateAsync(DialectProfile.With(body, "coupon_code", "\"x\"")), 400, "coupon_code");

        Assert.Empty(await _site.StoredAsync());
    }

    [Fact]
    public async Task Every_bad_value_is_refused_by_the_name_of_its_field_and_leaves_nothing_behind()
    {
        var body = await _site.BodyAsync();

        Assert.NotEmpty(Profile.BadValues);
        foreach (var (field, json, named) in Profile.BadValues)
            Profile.AssertRefused(await _site.CreateAsync(DialectProfile.With(body, field, json)), 400, named);

        Assert.Empty(await _site.StoredAsync());
    }

    [Fact]
    public async Task One_key_makes_one_session_and_gives_the_same_bytes_again()
    {
        var body = await _site.BodyAsync();

        var first = await _site.CreateAsync(body, "order-1");
        var second = await _site.CreateAsync(body, "order-1");

        Assert.Equal((200, null), (first.Status, first.Header(DialectProfile.ReplayHeader)));
        Assert.Equal((200, first.Body, "true"), (second.Status, second.Body, second.Header(DialectProfile.ReplayHeader)));
        Assert.Equal("order-1", second.Header(DialectProfile.KeyHeader));
        Assert.Single(await _site.StoredAsync());
    }

    [Fact]
    public async Task A_key_with_another_body_is_refused()
    {
        var body = await _site.BodyAsync();
        var (currency, amount, _) = Profile.Amounts[0];
        var first = await _site.CreateAsync(body, "order-1");

        var other = await _site.CreateAsync(Profile.Priced(body, currency, amount), "order-1");

        Profile.AssertRefused(other, Profile.Statuses.OtherBody, null);
        Assert.Contains(DialectProfile.KeyHeader, other.Body, StringComparison.Ordinal);
        Assert.Equal(first.Body, (await _site.CreateAsync(body, "order-1")).Body);
        Assert.Single(await _site.StoredAsync());
    }

    [Fact]
    public async Task Amounts_are_read_and_written_exactly()
    {
        var body = await _site.BodyAsync();

        Assert.NotEmpty(Profile.Amounts);
        foreach (var (currency, amount, minorUnits) in Profile.Amounts)
        {
            var created = await _site.CreateAsync(Profile.Priced(body, currency, amount));

            Assert.True(created.Status == 200, created.Body);
            var stored = await _site.StoredAsync(created);
            Assert.Equal((currency, minorUnits), (stored.Amount.Currency.Code, stored.Amount.MinorUnits));
            if (Profile.AmountOf((await _site.ReadAsync(Profile.IdOf(created.Json))).Json) is { } shown)
                Assert.Equal(amount, shown);
        }
    }

    [Fact]
    public async Task The_list_holds_every_payment_once_page_by_page()
    {
        HashSet<string> paid = [];
        for (var i = 0; i < 5; i++)
        {
            var created = await _site.OpenAsync();
            await _site.PayAsync(created);
            paid.Add(Profile.IdOf(created.Json));
            _site.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        List<string> seen = [];
        string? next = null;
        do
        {
            (var ids, next) = await Profile.PageAsync(_site, next);
            Assert.InRange(ids.Count, 0, 2);
            seen.AddRange(ids);
        } while (next is not null && seen.Count <= paid.Count);

        Assert.Equal(paid.Count, seen.Count);
        Assert.Equal(paid.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("HRK")]
    [InlineData("SLL")]
    [InlineData("ZWL")]
    [InlineData("ANG")]
    [InlineData("CUC")]
    [InlineData("BGN")]
    [InlineData("BYR")]
    public async Task A_record_in_a_currency_that_was_retired_since_reads_and_lists_with_the_others(string code)
    {
        var old = await _site.OpenAsync();
        await _site.PayAsync(old);
        var other = await _site.OpenAsync();
        await _site.PayAsync(other);
        await _site.RetireAsync(old, Currency.OfRecord(code));

        var read = await _site.ReadAsync(Profile.IdOf(old.Json));
        Assert.True(read.Status == 200, read.Body);
        var (ids, _) = await Profile.PageAsync(_site, null);
        Assert.Equal(
            new[] { Profile.IdOf(old.Json), Profile.IdOf(other.Json) }.Order(StringComparer.Ordinal),
            ids.Order(StringComparer.Ordinal)
        );
        Assert.Equal(2, (await _site.StoredAsync()).Count);

        var refused = await _site.CreateAsync(Profile.Priced(await _site.BodyAsync(), code, Profile.Amounts[0].Amount));
        Assert.InRange(refused.Status, 400, 422);
        Assert.Equal(2, (await _site.StoredAsync()).Count);
    }

    [Fact]
    public async Task A_paid_session_is_told_by_a_webhook_whose_signature_verifies()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var registered = await _site.Host.Engine.WebhookEndpoints.RegisterAsync(
            _site.Owner,
            new WebhookEndpointRequest
            {
                Url = receiver.Url,
                Format = Profile.Format,
                Secret = Secret,
                AllowPrivateNetworks = true,
            },
            TestContextToken.Current
        );
        Assert.True(registered.IsSuccess, registered.Refusal?.Message);
        var created = await _site.OpenAsync();

        await _site.PayAsync(created);
        await _site.Host.WorkAsync();

        var post = Assert.Single(receiver.Posts, one => Profile.EventOf(JsonDocument.Parse(one.Body).RootElement) == Profile.PaidEvent);
        Assert.Contains(Profile.IdOf(created.Json), post.Body, StringComparison.Ordinal);
        Assert.Equal(SignatureVerdict.Valid, Profile.Verify(post, Secret, _site.Host.Clock.GetUtcNow()));
        Assert.Equal(SignatureVerdict.NoMatch, Profile.Verify(post, Secret + "x", _site.Host.Clock.GetUtcNow()));
        Assert.Equal(SignatureVerdict.NoMatch, Profile.Verify(post with { Body = post.Body + " " }, Secret, _site.Host.Clock.GetUtcNow()));
    }
}
