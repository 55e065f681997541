using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Api;

/// <summary>What is refused on each route: with a message that names the field, and nothing done.</summary>
public sealed class ApiBadInputTests
{
    private const string Nobody = "0000000000000000000000";
    private const string Intent = "{\"amount\":\"1\",\"currency\":\"GBP\",";

    /// <summary>Of each route: the field that the message names, and the body; "ACCOUNT" stands for the account's name.</summary>
    private static readonly (string Route, string Field, string Body)[] Bodies =
    [
        ("payment-intents", "amount", """{"amount":10000,"currency":"GBP"}"""),
        ("payment-intents", "amount", """{"amount":"0","currency":"GBP"}"""),
        ("payment-intents", "amount", """{"amount":"1.00","currency":"GBP"}"""),
        ("payment-intents", "amount", """{"amount":"100000000","currency":"GBP"}"""),
        ("payment-intents", "currency", """{"amount":"1","currency":"gbp"}"""),
        ("payment-intents", "customer", Intent + "\"customer\":7}"),
        ("payment-intents", "customer", Intent + "\"customer\":\"cus_" + Nobody + "\"}"),
        ("payment-intents", "customer", Intent + "\"customer\":\"accounts/acct_other/customers/cus_" + Nobody + "\"}"),
        ("payment-intents", "customer", Intent + "\"customer\":\"ACCOUNT/payment-methods/pm_" + Nobody + "\"}"),
        ("payment-intents", "customer", Intent + "\"customer\":\"ACCOUNT/customers/cus_" + Nobody + "/x\"}"),
        ("payment-intents", "customer", Intent + "\"customer\":\"ACCOUNT/customers/cus_" + Nobody + "\"}"),
        ("payment-intents", "payment_method", Intent + "\"payment_method\":{\"card\":1}}"),
        ("payment-intents", "payment_method", Intent + "\"payment_method\":\"pm_" + Nobody + "\"}"),
        ("payment-intents", "customer", Intent + "\"payment_method\":\"ACCOUNT/payment-methods/pm_" + Nobody + "\"}"),
        ("payment-intents", "capture_method", Intent + "\"capture_method\":\"manual\"}"),
        ("payment-intents", "capture_method", Intent + "\"capture_method\":1}"),
        ("payment-intents", "setup_future_usage", Intent + "\"setup_future_usage\":\"LATER\"}"),
        ("payment-intents", "customer", Intent + "\"setup_future_usage\":\"ON_SESSION\"}"),
        ("payment-intents", "confirm", Intent + "\"confirm\":\"true\"}"),
        ("payment-intents", "payment_method", Intent + "\"confirm\":true}"),
        ("payment-intents", "off_session", Intent + "\"off_session\":true}"),
        ("payment-intents", "off_session", Intent + "\"off_session\":\"yes\"}"),
        ("payment-intents", "return_url", Intent + "\"return_url\":\"https://shop.example/\"}"),
        ("payment-intents", "return_url", Intent + "\"return_url\":7}"),
        ("payment-intents", "description", Intent + "\"description\":[]}"),
        ("payment-intents", "description", Intent + "\"description\":\"4242424242424242\"}"),
        ("payment-intents", "metadata", Intent + "\"metadata\":{\"k\":\"4242424242424242\"}}"),
        ("payment-intents", "device is not offered here", Intent + "\"device\":\"ACCOUNT/devices/d\"}"),
        ("payment-intents", "transfers are not offered here", Intent + "\"transfers\":[]}"),
        ("payment-intents", "JS SDK", Intent + "\"card\":{\"number\":\"4242424242424242\"}}"),
        ("payment-intents", "JS SDK", """{"payment_method_data":{"card":{"number":"4242424242424242"}}}"""),
        ("payment-intents", "client_secret", Intent + "\"client_secret\":\"x\"}"),
        ("payment-intents:list", "page_size", """{"page_size":"1"}"""),
        ("payment-intents:list", "filter", """{"filter":"x"}"""),
        ("payment-intents:list", "page_token", """{"page_token":"pi_x"}"""),
        ("payment-intents/INTENT:confirm", "payment_method", "{}"),
        ("payment-intents/INTENT:confirm", "payment_method", """{"payment_method":"pm_x"}"""),
        ("payment-intents/INTENT:confirm", "return_url", """{"return_url":"javascript:alert(1)"}"""),
        ("payment-intents/INTENT:confirm", "return_url", """{"return_url":"http://shop.example/"}"""),
        ("payment-intents/INTENT:confirm", "off_session", """{"off_session":1}"""),
        ("payment-intents/INTENT:confirm", "JS SDK", """{"card":{"number":"4242424242424242"}}"""),
        ("payment-intents/INTENT:confirm", "amount", """{"amount":"1"}"""),
        ("payment-intents/INTENT:capture", "amount_to_capture", """{"amount_to_capture":5}"""),
        ("payment-intents/INTENT:capture", "amount_to_capture", """{"amount_to_capture":"0"}"""),
        ("payment-intents/INTENT:capture", "amount_to_capture", """{"amount_to_capture":"-1"}"""),
        ("payment-intents/INTENT:capture", "amount_to_capture", """{"amount_to_capture":"10001"}"""),
        ("payment-intents/INTENT:capture", "amount_to_capture", """{"amount_to_capture":""}"""),
        ("payment-intents/INTENT:capture", "amount", """{"amount":"1"}"""),
        ("payment-intents/INTENT:cancel", "cancellation_reason", """{"cancellation_reason":"SESSION_ENDED"}"""),
        ("payment-intents/INTENT:cancel", "cancellation_reason", """{"cancellation_reason":true}"""),
        ("payment-intents/INTENT:cancel", "reason", """{"reason":"DUPLICATE"}"""),
        ("setup-intents", "customer", "{}"),
        ("setup-intents", "customer", """{"customer":"cus_x"}"""),
        ("setup-intents", "customer", "{\"customer\":\"ACCOUNT/customers/cus_" + Nobody + "\"}"),
        ("setup-intents", "usage", """{"customer":"CUSTOMER","usage":"off_session"}"""),
        ("setup-intents", "JS SDK", """{"customer":"CUSTOMER","card":{}}"""),
        ("setup-intents", "confirm", """{"customer":"CUSTOMER","confirm":true}"""),
        ("customers", "customer", "{}"),
        ("customers", "customer", """{"customer":"Jane"}"""),
        ("customers", "full_name", """{"full_name":"Jane"}"""),
        ("customers", "customer.full_name", """{"customer":{"full_name":" "}}"""),
        ("customers", "customer.email", """{"customer":{"email":"jane"}}"""),
        ("customers", "customer.email", """{"customer":{"email":7}}"""),
        ("customers", "phone", """{"customer":{"phone":"07700 900000"}}"""),
        ("customers", "customer.address", """{"customer":{"address":"High Street"}}"""),
        ("customers", "address.country", """{"customer":{"address":{"country":"United Kingdom"}}}"""),
        ("customers", "customer.address.zip", """{"customer":{"address":{"zip":"SW1A"}}}"""),
        ("customers", "customer.metadata", """{"customer":{"metadata":[]}}"""),
        ("customers", "default_payment_method", """{"customer":{"default_payment_method":"x"}}"""),
        ("customers", "customer.name", """{"customer":{"name":"Jane"}}"""),
        ("customers", "description", """{"customer":{"description":"4242424242424242"}}"""),
        ("PATCH customers/CUSTOMER_ID", "customer", "{}"),
        ("PATCH customers/CUSTOMER_ID", "update_mask", """{"customer":{},"update_mask":"fullName"}"""),
        ("PATCH customers/CUSTOMER_ID", "update_mask", """{"customer":{},"update_mask":["email"]}"""),
        ("PATCH customers/CUSTOMER_ID", "default_payment_method", """{"customer":{"default_payment_method":"pm_x"}}"""),
        (
            "PATCH customers/CUSTOMER_ID",
            "payment method",
            "{\"customer\":{\"default_payment_method\":\"ACCOUNT/payment-methods/pm_" + Nobody + "\"}}"
        ),
        ("PATCH customers/CUSTOMER_ID", "customer.email", """{"customer":{"email":"x"}}"""),
        ("DELETE customers/CUSTOMER_ID", "force", """{"force":true}"""),
        ("payment-methods:list", "customer", "{}"),
        ("payment-methods:list", "customer", """{"customer":"cus_x"}"""),
        ("PATCH payment-methods/METHOD_ID", "card.exp_month", """{"card":{"exp_month":13}}"""),
        ("PATCH payment-methods/METHOD_ID", "card.exp_month", """{"card":{"exp_month":"12"}}"""),
        ("PATCH payment-methods/METHOD_ID", "card.exp_year", """{"card":{"exp_year":2020}}"""),
        ("PATCH payment-methods/METHOD_ID", "card.number", """{"card":{"number":"4242424242424242"}}"""),
        ("PATCH payment-methods/METHOD_ID", "card", """{"card":"x"}"""),
        ("PATCH payment-methods/METHOD_ID", "customer", """{"customer":"x"}"""),
        ("payment-methods/METHOD_ID:detach", "customer", """{"customer":"x"}"""),
        ("charges:list", "payment_intent", """{"payment_intent":"pi_x"}"""),
        ("refunds", "charge", "{}"),
        ("refunds", "charge", """{"charge":"ch_x"}"""),
        ("refunds", "charge", """{"charge":["x"]}"""),
        ("refunds", "amount", """{"charge":"CHARGE","amount":1}"""),
        ("refunds", "amount", """{"charge":"CHARGE","amount":"1.5"}"""),
        ("refunds", "amount", """{"charge":"CHARGE","amount":"-1"}"""),
        ("refunds", "amount", """{"charge":"CHARGE","amount":"10001"}"""),
        ("refunds", "reason", """{"charge":"CHARGE","reason":"fraud"}"""),
        ("refunds", "description", """{"charge":"CHARGE","description":"a\u0000b"}"""),
        ("refunds", "description", """{"charge":"CHARGE","description":"4242424242424242"}"""),
        ("refunds", "payment_intent", """{"payment_intent":"x","charge":"CHARGE"}"""),
        ("refunds:list", "charge", """{"charge":"x"}"""),
        ("disputes/DISPUTE_ID:submitEvidence", "evidence", "{}"),
        ("disputes/DISPUTE_ID:submitEvidence", "evidence", """{"evidence":""}"""),
        ("disputes/DISPUTE_ID:submitEvidence", "evidence", """{"evidence":{"text":"x"}}"""),
        ("disputes/DISPUTE_ID:submitEvidence", "evidence", """{"evidence":"4242424242424242"}"""),
        ("disputes/DISPUTE_ID:submitEvidence", "submit", """{"evidence":"x","submit":true}"""),
        ("events:list", "type", """{"type":"x"}"""),
    ];

    [Fact]
    public async Task A_wrong_body_is_refused_by_name_and_does_nothing()
    {
        await using var site = await ApiSite.StartAsync();
        var customer = await site.NewCustomerAsync();
        var (method, dispute, charge) = (await site.NewMethodAsync(customer), await site.NewDisputeAsync(), await site.NewChargeAsync());
        var intent = await site.NewIntentAsync();
        string Fill(string text) =>
            text.Replace("ACCOUNT", "accounts/" + site.Owner.Account, StringComparison.Ordinal)
                .Replace("INTENT", intent, StringComparison.Ordinal)
                .Replace("CUSTOMER_ID", customer, StringComparison.Ordinal)
                .Replace("METHOD_ID", method, StringComparison.Ordinal)
                .Replace("DISPUTE_ID", dispute, StringComparison.Ordinal)
                .Replace("CUSTOMER", site.Name("customers/" + customer), StringComparison.Ordinal)
                .Replace("CHARGE", site.Name("charges/" + charge), StringComparison.Ordinal);
        await site.Host.WorkAsync();
        var before = await StateAsync(site);

        foreach (var (route, field, body) in Bodies)
        {
            var (verb, path) = route.Split(' ') is [var named, var rest] ? (new HttpMethod(named), rest) : (HttpMethod.Post, route);

            var answer = await site.SendAsync(verb, Fill(path), Fill(body));

            Assert.True(
                answer is { Status: 400, Code: 3 } && answer.Message.Contains(field, StringComparison.Ordinal),
                $"{route} {body}: {answer.Status} {answer.Body}"
            );
            Assert.DoesNotContain("42424242", answer.Body, StringComparison.Ordinal);
        }

        Assert.Equal(before, await StateAsync(site));
    }

    [Theory]
    [InlineData("GET", "payment-intents/pi_{0}")]
    [InlineData("POST", "payment-intents/pi_{0}:confirm")]
    [InlineData("POST", "payment-intents/pi_{0}:capture")]
    [InlineData("POST", "payment-intents/pi_{0}:cancel")]
    [InlineData("GET", "setup-intents/seti_{0}")]
    [InlineData("POST", "setup-intents/seti_{0}:cancel")]
    [InlineData("GET", "customers/cus_{0}")]
    [InlineData("DELETE", "customers/cus_{0}")]
    [InlineData("GET", "customers/cus_{0}/payment-methods")]
    [InlineData("GET", "payment-methods/pm_{0}")]
    [InlineData("POST", "payment-methods/pm_{0}:detach")]
    [InlineData("GET", "charges/ch_{0}")]
    [InlineData("GET", "refunds/re_{0}")]
    [InlineData("POST", "refunds/re_{0}:cancel")]
    [InlineData("GET", "disputes/dp_{0}")]
    [InlineData("GET", "events/evt_{0}")]
    [InlineData("POST", "events/evt_{0}:resend")]
    public async Task What_is_unknown_or_no_id_is_not_found(string method, string path)
    {
        await using var site = await ApiSite.StartAsync();

        foreach (var id in (string[])[Nobody, "x", Nobody + "0", "%f0%9f%98%80", "4242424242424242"])
        {
            var answer = await site.SendAsync(new HttpMethod(method), string.Format(null, path, id), method == "GET" ? null : "{}");

            Assert.True(answer is { Status: 404, Code: 5 }, $"{id}: {answer.Status} {answer.Body}");
            Assert.DoesNotContain("42424242", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_another_account_s_is_as_unknown_as_what_never_was()
    {
        await using var site = await ApiSite.StartAsync();
        var stranger = await site.Host.NewShopAsync();
        var customer = await site.NewCustomerAsync();
        var dispute = await site.NewDisputeAsync();
        var charge = await site.NewChargeAsync();
        string[] paths =
        [
            "payment-intents/" + await site.NewIntentAsync(),
            "customers/" + customer,
            "payment-methods/" + await site.NewMethodAsync(customer),
            "charges/" + charge,
            "disputes/" + dispute,
            "refunds/" + await site.MakeAsync("refunds", $$"""{"charge":"{{site.Name("charges/" + charge)}}"}"""),
            "events/" + (await site.GetAsync("events")).Ids("events").First(),
        ];

        foreach (var path in paths)
        {
            Assert.Equal(200, (await site.GetAsync(path)).Status);
            var answer = await stranger.GetAsync($"/v1/accounts/{stranger.Owner.Account}/{path}");
            Assert.Equal((404, 5), (answer.Status, answer.Code));
        }

        var refund = await stranger.PostAsync(
            $"/v1/accounts/{stranger.Owner.Account}/refunds",
            $$"""{"charge":"accounts/{{stranger.Owner.Account}}/charges/{{charge}}"}"""
        );
        Assert.Equal((404, 5), (refund.Status, refund.Code));
    }

    [Theory]
    [InlineData("?page_size=-1", "page_size")]
    [InlineData("?page_size=1&page_size=2", "page_size")]
    [InlineData("?page_token=x", "page_token")]
    public async Task A_wrong_page_is_refused_on_every_list(string query, string field)
    {
        await using var site = await ApiSite.StartAsync();

        foreach (var list in (string[])["payment-intents", "setup-intents", "customers", "charges", "refunds", "disputes", "events"])
        {
            var answer = await site.GetAsync(list + query);
            Assert.Equal((400, 3), (answer.Status, answer.Code));
            Assert.Contains(field, answer.Message, StringComparison.Ordinal);
        }
    }

    private static async Task<string> StateAsync(ApiSite site)
    {
        List<string> all = [];
        foreach (var list in (string[])["payment-intents", "setup-intents", "customers", "charges", "refunds", "disputes", "events"])
            all.Add((await site.GetAsync(list + "?page_size=100")).Body);
        return string.Join('\n', all);
    }
}
