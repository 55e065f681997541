using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;
using static Payments.AspNetCore.Tests.Yorlet.YorletShop;

namespace Payments.AspNetCore.Tests.Yorlet;

public sealed class PaymentSessionTests(SharedYorlet shared) : IClassFixture<SharedYorlet>
{
    private readonly YorletShop _shop = shared.Shop;

    [Fact]
    public async Task The_documents_example_goes_from_unpaid_to_paid_with_the_id_of_its_transaction()
    {
        var customer = await _shop.NewCustomerAsync();
        var session = await _shop.OpenAsync(customer, ("return_url", "https://example.com/paid?a=1"));
        var id = Id(session);

        Assert.Matches("^py_sess_[0-9A-Za-z]{22}$", id);
        Assert.Equal(
            $"{_shop.Host.Client.BaseAddress}yorlet/sessions/",
            Text(session, "url")![..(Text(session, "url")!.LastIndexOf('/') + 1)]
        );
        Assert.Equal(
            Json.Compact(
                $$$"""
                {"id":"{{{id}}}","object":"payment_session","created":1763395200,"amount":100000,
                "currency":"gbp","customer":"{{{customer}}}","description":null,
                "merchant":{"id":"{{{_shop.Owner.Account}}}","business_name":"Acme Lettings","color":"#14594a",
                "country":null,"display_name":"Acme Lettings","icon":null,"support_email":null,
                "support_phone":null,"support_website":null},"metadata":{},"mode":"payment",
                "payment_method_types":["card"],"reporting_type":"charge",
                "return_url":"https://example.com/paid?a=1","status":"unpaid","transaction":null,
                "url":"{{{Text(session, "url")}}}","statement_descriptor":null,
                "transaction_data":{"transfer_data":{"use_unit_ownership":false},"unit":null,
                "customer_balance":{"apply":false,"description":null,"credit":false}},"amount_due":100000,
                "payment_reference":null}
                """
            ),
            session.GetRawText()
        );

        var paid = await _shop.PayAsync(session);
        Assert.Equal((303, Text(session, "url")![(Text(session, "url")!.LastIndexOf('/') + 1)..]), (paid.Status, paid.Header("Location")));
        Assert.Contains(
            "https://example.com/paid?a=1\"",
            (await new Payer(_shop.Host).OpenAsync(Text(session, "url")!)).Body,
            StringComparison.Ordinal
        );
        var after = await _shop.ReadAsync($"{Sessions}/{id}");
        Assert.Equal("paid", Text(after, "status"));
        Assert.Null(Text(after, "url"));
        var transaction = await _shop.ReadAsync($"/v1/transactions/{Text(after, "transaction")}");
        Assert.Equal(
            ("succeeded", id, 100000),
            (Text(transaction, "status"), Text(transaction, "payment_session"), transaction.GetProperty("amount").GetInt32())
        );

        var refused = Refused(await _shop.PostAsync($"{Sessions}/{id}/cancel"), 400, null);
        Assert.Contains("paid", refused, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_parameter_is_kept_and_shown()
    {
        var customer = await _shop.NewCustomerAsync();
        await _shop.DoneAsync("/v1/units/flat-1/ownership", """{"shares":[{"payee":"owner_1","basis_points":10000}]}""");
        var session = await _shop.OpenAsync(
            customer,
            ("amount", 100),
            ("currency", "eur"),
            ("description", "Rent for May"),
            ("metadata", new JsonObject { ["tenancy"] = "t_1", ["lines"] = new JsonArray(1, 2) }),
            ("payment_method_options", new JsonObject { ["card"] = new JsonObject() }),
            ("reporting_type", "rent"),
            ("send_email", false),
            ("statement_descriptor", "ACME RENT"),
            (
                "transaction_data",
                JsonNode.Parse(
                    Json.Compact(
                        """
                        {"transfer_data":{"use_unit_ownership":true},"unit":"flat-1",
                        "customer_balance":{"apply":true,"description":"May"}}
                        """
                    )
                )
            )
        );

        Assert.Equal(
            ("Rent for May", "rent", "ACME RENT", "eur"),
            (
                Text(session, "description"),
                Text(session, "reporting_type"),
                Text(session, "statement_descriptor"),
                Text(session, "currency")
            )
        );
        Assert.Equal("""{"tenancy":"t_1","lines":[1,2]}""", session.GetProperty("metadata").GetRawText());
        Assert.Equal(
            Json.Compact(
                """
                {"transfer_data":{"use_unit_ownership":true},"unit":"flat-1","customer_balance":{"apply":true,
                "description":"May","credit":false}}
                """
            ),
            session.GetProperty("transaction_data").GetRawText()
        );
    }

    [Fact]
    public async Task A_canceled_session_has_no_url_and_cannot_be_paid_or_canceled_again()
    {
        var session = await _shop.OpenAsync(await _shop.NewCustomerAsync());
        var canceled = await _shop.DoneAsync($"{Sessions}/{Id(session)}/cancel");

        Assert.Equal(("canceled", null, null), (Text(canceled, "status"), Text(canceled, "url"), Text(canceled, "transaction")));
        await _shop.PayAsync(session);
        Assert.Equal("canceled", Text(await _shop.ReadAsync($"{Sessions}/{Id(session)}"), "status"));
        Refused(await _shop.PostAsync($"{Sessions}/{Id(session)}/cancel"), 400, null);
    }

    [Fact]
    public async Task A_payment_that_is_declined_leaves_the_session_unpaid_and_its_transaction_with_the_reason()
    {
        var session = await _shop.OpenAsync(await _shop.NewCustomerAsync());
        await _shop.PayAsync(session, Payer.Declined);

        Assert.Equal("unpaid", Text(await _shop.ReadAsync($"{Sessions}/{Id(session)}"), "status"));
        var transaction = (await _shop.ReadAsync("/v1/transactions?limit=100"))
            .GetProperty("data")
            .EnumerateArray()
            .Single(one => Text(one, "payment_session") == Id(session));
        Assert.Equal("requires_payment_method", Text(transaction, "status"));
        Assert.Equal("card_declined", Text(transaction.GetProperty("last_payment_error"), "code"));
        Assert.True(transaction.GetProperty("last_payment_error").GetProperty("failed_at").GetInt64() > 1_700_000_000);

        await _shop.PayAsync(session);
        Assert.Equal("paid", Text(await _shop.ReadAsync($"{Sessions}/{Id(session)}"), "status"));
    }

    [Fact]
    public async Task It_never_expires()
    {
        await using var shop = await StartAsync();
        var session = await shop.OpenAsync(await shop.NewCustomerAsync());
        await shop.Host.AdvanceAsync(TimeSpan.FromDays(3000));

        await shop.PayAsync(session);
        Assert.Equal("paid", Text(await shop.ReadAsync($"{Sessions}/{Id(session)}"), "status"));
    }

    [Fact]
    public async Task References_are_given_whole_where_they_are_expanded()
    {
        var customer = await _shop.NewCustomerAsync();
        var session = await _shop.PaidAsync(customer);

        var whole = await _shop.ReadAsync($"{Sessions}/{Id(session)}?expand[]=customer&expand[]=transaction");
        Assert.Equal(("jenny@example.com", customer), (Text(whole.GetProperty("customer"), "email"), Id(whole.GetProperty("customer"))));
        Assert.Equal(Text(session, "transaction"), Id(whole.GetProperty("transaction")));
        var listed = (await _shop.ReadAsync($"{Sessions}?limit=1&expand[]=customer")).GetProperty("data")[0];
        Assert.Equal(JsonValueKind.Object, listed.GetProperty("customer").ValueKind);
        Refused(await _shop.GetAsync($"{Sessions}/{Id(session)}?expand[]=unit"), 400, "expand[]");
    }

    [Fact]
    public async Task A_list_leads_both_ways_and_has_no_session_of_another_interface()
    {
        await using var shop = await StartAsync();
        var customer = await shop.NewCustomerAsync();
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            made.Insert(0, Id(await shop.OpenAsync(customer)));
            shop.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await shop.Engine.CheckoutSessions.CreateAsync(
            shop.Owner,
            new CheckoutSessionRequest { Amount = Money.FromMinorUnits(1, Currency.Gbp), PageUrl = _ => CheckoutHost.NoPage },
            cancellationToken: TestContextToken.Current
        );
        await HoldsAsync("?limit=2", true, made[..2]);
        await HoldsAsync("?limit=2&starting_after=" + made[1], true, made[2..4]);
        await HoldsAsync("?limit=2&starting_after=" + made[3], false, made[4..]);
        await HoldsAsync("?limit=2&ending_before=" + made[3], true, made[1..3]);
        await HoldsAsync("?limit=2&ending_before=" + made[1], false, made[..1]);
        await HoldsAsync("", false, made);
        foreach (var wrong in (string[])["limit=0", "limit=101", "starting_after=cs_1", "ending_before=x"])
            Refused(await shop.GetAsync($"{Sessions}?{wrong}"), 400, wrong[..wrong.IndexOf('=', StringComparison.Ordinal)]);

        async Task HoldsAsync(string query, bool hasMore, IReadOnlyList<string> ids)
        {
            var list = await shop.ReadAsync(Sessions + query);
            Assert.Equal(ids, list.GetProperty("data").EnumerateArray().Select(one => Id(one)));
            Assert.Equal(
                ("list", ids.Count, hasMore),
                (Text(list, "object"), list.GetProperty("count").GetInt32(), list.GetProperty("has_more").GetBoolean())
            );
        }
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        var customer = await _shop.NewCustomerAsync();
        var host = (
            await _shop.Engine.CheckoutSessions.CreateAsync(
                _shop.Owner,
                new CheckoutSessionRequest { Amount = Money.FromMinorUnits(1, Currency.Gbp), PageUrl = _ => CheckoutHost.NoPage },
                cancellationToken: TestContextToken.Current
            )
        ).Value;

        Assert.Equal(
            "The supplied customer was not found.",
            Refused(await _shop.PostAsync(Sessions, Body("cus_unknown")), 404, "customer")
        );
        Assert.Equal(
            "The supplied payment session was not found.",
            Refused(await _shop.GetAsync($"{Sessions}/py_sess_x"), 404, "payment_session")
        );
        Refused(await _shop.GetAsync($"{Sessions}/py_sess_{host.Id[3..]}"), 404, "payment_session");
        Refused(await _shop.PostAsync($"{Sessions}/py_sess_{host.Id[3..]}/cancel"), 404, "payment_session");
        Refused(
            await _shop.PostAsync(
                Sessions,
                Body(customer, ("transaction_data", JsonNode.Parse("""{"unit":"flat-9","transfer_data":{"use_unit_ownership":true}}""")))
            ),
            400,
            "transaction_data.unit"
        );
    }

    [Fact]
    public async Task One_key_makes_one_session_and_gives_the_same_bytes_again()
    {
        var body = Body(await _shop.NewCustomerAsync());
        var first = await _shop.PostAsync(Sessions, body, ("Idempotency-Key", "one-session"));
        var second = await _shop.PostAsync(Sessions, body, ("Idempotency-Key", "one-session"));

        Assert.Equal((200, first.Body, "true"), (second.Status, second.Body, second.Header("Idempotent-Replayed")));
        Refused(
            await _shop.PostAsync(Sessions, body.Replace("100000", "100001", StringComparison.Ordinal), ("Idempotency-Key", "one-session")),
            400,
            "Idempotency-Key",
            "idempotency_error"
        );
    }
}
