using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.SyncPay;

/// <summary>Who is let in, and how far.</summary>
public sealed class SyncPayAccessTests(SyncPayShared shared) : IClassFixture<SyncPayShared>
{
    private static readonly string[] Guarded =
    [
        "POST " + SyncPaySite.Checkouts,
        "GET " + SyncPaySite.Checkouts + "/chk_x",
        "POST " + SyncPaySite.Quotes,
        "POST " + SyncPaySite.Whitelabel,
        "GET " + SyncPaySite.Charges + "/chr_x",
        "POST " + SyncPaySite.Charges + "/chr_x/accept",
        "POST " + SyncPaySite.Charges + "/chr_x/give-back",
        "GET " + SyncPaySite.Payins,
        "GET " + SyncPaySite.Payins + "/chr_x",
        "GET /api/v1/payments/rails",
        "GET /api/v1/accounts/balances",
        "GET /api/v1/organizations/me",
    ];

    public static TheoryData<string> Headers =>
        new(
            "",
            "Authorization: Api-Key {key}\r\n",
            "Authorization: Basic {key}\r\n",
            "Authorization: {key}\r\n",
            "Authorization: Bearer\r\n",
            "Authorization: Bearer{key}\r\n",
            "Authorization: Bearer {key}x\r\n",
            "Authorization: Bearer sk_test_0000000000000000000000000000000000000000000000000\r\n",
            "Authorization: Bearer pk_test_1\r\n",
            "Authorization: Bearer ' OR 1=1 --\r\n",
            "Authorization: Bearer {key}\r\nAuthorization: Bearer {key}\r\n",
            "X-Api-Key: {key}\r\n"
        );

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task Without_a_good_key_every_route_gives_the_documented_refusal(string headers)
    {
        foreach (var route in Guarded)
        {
            var (method, path) = (route.Split(' ')[0], SyncPaySite.Group + route.Split(' ')[1]);
            var answer = await RawHttp.SendAsync(
                shared.Host,
                $"{method} {path} "
                    + $"HTTP/1.1\r\n{headers.Replace("{key}", shared.Merchant.Secret, StringComparison.Ordinal)}Content-Type: "
                    + $"application/json\r\nContent-Length: 2\r\n\r\n{{]"
            );

            Assert.Equal(401, answer.Status);
            Assert.Equal(SyncPaySite.Compact(SyncPaySite.Example("error-401")), answer.Body);
        }
    }

    [Fact]
    public async Task A_revoked_key_is_as_unknown_as_any()
    {
        var owner = shared.Merchant.Owner;
        var issued = await shared.Host.Engine.ApiKeys.CreateAsync(owner, TestContextToken.Current);
        await shared.Host.Engine.ApiKeys.RevokeAsync(owner, issued.Key.Id, cancellationToken: TestContextToken.Current);

        var answer = await new Merchant(shared.Host, owner, issued.Secret, SyncPaySite.Group).GetAsync(SyncPaySite.Payins);

        Assert.Equal(401, answer.Status);
    }

    [Theory]
    [InlineData(SyncPaySite.Checkouts, SyncPaySite.Minimum)]
    [InlineData(SyncPaySite.Checkouts, "{]")]
    [InlineData(SyncPaySite.Quotes, "{}")]
    [InlineData(SyncPaySite.Whitelabel, "{}")]
    public async Task Without_methods_the_documented_refusal_comes_before_a_word_about_the_body(string path, string body)
    {
        var merchant = await shared.Host.NewMerchantAsync();
        await merchant.TakeAsync([]);

        var answer = await merchant.PostAsync(path, body);

        Assert.Equal(403, answer.Status);
        Assert.Equal(SyncPaySite.Compact(SyncPaySite.Example("error-403")), answer.Body);
    }

    [Fact]
    public async Task A_live_key_without_a_live_provider_has_no_methods()
    {
        var secret = (await shared.Host.Engine.ApiKeys.CreateAsync(Owner.Live("org_live"), TestContextToken.Current)).Secret;

        var answer = await new Merchant(shared.Host, Owner.Live("org_live"), secret, SyncPaySite.Group).PostAsync(
            SyncPaySite.Checkouts,
            SyncPaySite.Minimum
        );

        Assert.Equal(403, answer.Status);
    }

    [Fact]
    public async Task A_test_key_and_a_live_key_of_one_organization_see_nothing_of_each_other()
    {
        await using var host = await CheckoutHost.StartAsync(SyncPaySite.Plan with { Services = LiveProcessor.Add });
        var test = await host.NewMerchantAsync(SyncPaySite.Group, Owner.Test("org_both"));
        var live = new Merchant(
            host,
            Owner.Live("org_both"),
            (await host.Engine.ApiKeys.CreateAsync(Owner.Live("org_both"), TestContextToken.Current)).Secret,
            SyncPaySite.Group
        );
        var made = await test.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum);
        var payment = await test.PayAsync();

        Assert.StartsWith("sk_live_", live.Secret, StringComparison.Ordinal);
        Assert.Equal(200, made.Status);
        Assert.Equal(404, (await live.GetAsync($"{SyncPaySite.Checkouts}/{made.Json.Text("checkout_id")}")).Status);
        Assert.Equal(404, (await live.ChargeAsync(payment)).Status);
        Assert.Equal(0, (await live.GetAsync(SyncPaySite.Payins)).Json.GetProperty("total").GetInt32());
        Assert.Equal(1, (await test.GetAsync(SyncPaySite.Payins)).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task What_belongs_to_another_is_as_unknown_as_what_never_was()
    {
        var other = await shared.Host.NewMerchantAsync();
        var payment = await other.PayAsync();
        var (checkout, charge) = (payment.Json.Text("checkout_id"), payment.Json.Text("charge_id"));
        var never = new string('0', 22);

        Assert.Equal(200, (await other.GetAsync($"{SyncPaySite.Checkouts}/{checkout}")).Status);
        foreach (
            var (theirs, none) in (IEnumerable<(string, string)>)
                [
                    ($"{SyncPaySite.Checkouts}/{checkout}", $"{SyncPaySite.Checkouts}/chk_00000000{never}"),
                    ($"{SyncPaySite.Charges}/{charge}", $"{SyncPaySite.Charges}/chr_{never}"),
                    ($"{SyncPaySite.Payins}/{charge}", $"{SyncPaySite.Payins}/chr_{never}"),
                ]
        )
        {
            var answer = await shared.Merchant.GetAsync(theirs);
            Assert.Equal(404, answer.Status);
            Assert.Equal("NOT_FOUND", answer.Error().Text("code"));
            Assert.Equal(answer.Body, (await shared.Merchant.GetAsync(none)).Body);
        }

        Assert.Equal(404, (await shared.Merchant.PostAsync($"{SyncPaySite.Charges}/{charge}/accept", "")).Status);
    }

    [Theory]
    [InlineData("chr_")]
    [InlineData("chr_000000000000000000000")]
    [InlineData("ch_0000000000000000000000")]
    [InlineData("chr_%D9%A1000000000000000000000")]
    [InlineData("chr_0000000000000000000000%00")]
    [InlineData("%00")]
    [InlineData("%ff%fe")]
    [InlineData("..%5c..")]
    [InlineData("'%20OR%201=1--")]
    [InlineData("4242424242424242")]
    public async Task An_id_that_is_none_names_nothing(string id)
    {
        foreach (var path in (string[])[SyncPaySite.Charges, SyncPaySite.Payins, SyncPaySite.Checkouts])
        {
            var answer = await RawHttp.SendAsync(
                shared.Host,
                $"GET {SyncPaySite.Group}{path}/{id} HTTP/1.1\r\nAuthorization: Bearer {shared.Merchant.Secret}\r\n\r\n"
            );

            Assert.InRange(answer.Status, 400, 404);
            Assert.DoesNotContain("4242", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_charge_is_found_by_the_id_of_the_wire_and_not_by_the_librarys_own()
    {
        var charge = (await shared.Merchant.PayAsync()).Json.Text("charge_id");

        Assert.Equal(200, (await shared.Merchant.GetAsync($"{SyncPaySite.Charges}/{charge}")).Status);
        Assert.Equal(404, (await shared.Merchant.GetAsync($"{SyncPaySite.Charges}/ch_{charge[4..]}")).Status);
    }

    [Fact]
    public async Task A_host_that_nobody_named_makes_no_url()
    {
        var answer = await RawHttp.SendBareAsync(
            shared.Host,
            $"POST {SyncPaySite.Group}{SyncPaySite.Checkouts} HTTP/1.0\r\nAuthorization: Bearer "
                + $"{shared.Merchant.Secret}\r\nContent-Type: "
                + $"application/json\r\nContent-Length: {SyncPaySite.Minimum.Length}\r\n\r\n{SyncPaySite.Minimum}"
        );

        Assert.Equal(400, answer.Status);
        Assert.Equal(["Host"], answer.Details().Keys);
    }
}
