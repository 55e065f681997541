using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Yorlet;
using Xunit;
using static Payments.AspNetCore.Tests.Yorlet.YorletShop;

namespace Payments.AspNetCore.Tests.Yorlet;

public sealed class AccessTests(SharedYorlet shared) : IClassFixture<SharedYorlet>
{
    private readonly YorletShop _shop = shared.Shop;

    [Theory]
    [InlineData("/v1/payment_sessions")]
    [InlineData("/v1/payment_sessions/py_sess_1")]
    [InlineData("/v1/customers")]
    [InlineData("/v1/transactions")]
    [InlineData("/v1/refunds")]
    [InlineData("/v1/customer_balance_transactions")]
    [InlineData("/v1/balance")]
    [InlineData("/v1/balance_transactions")]
    [InlineData("/v1/bank_lines")]
    [InlineData("/v1/units/a/ownership")]
    [InlineData("/v1/disputes")]
    [InlineData("/v1/events")]
    public async Task Nothing_is_told_without_a_secret_key(string path)
    {
        foreach (var header in (string?[])[null, "Bearer sk_test_unknown", "Basic x", "Bearer "])
            Refused(await SendAsync(path, header), 401, null, "authentication_error");

        var publishable = await _shop.Engine.ApiKeys.GetPublishableAsync(_shop.Owner, TestContextToken.Current);
        Refused(await SendAsync(path, "Bearer " + publishable), 403, null, "permission_error");
    }

    [Fact]
    public async Task A_platforms_key_acts_for_the_accounts_that_it_was_allowed_and_for_no_other()
    {
        var child = Owner.Test("acct_child");
        var key = (await _shop.Engine.ApiKeys.ListAsync(_shop.Owner, TestContextToken.Current)).Single(one => one.Publishable is null);
        var context = (Calls.ContextHeader, child.Account);
        Refused(await _shop.GetAsync("/v1/customers", context), 403, Calls.ContextHeader, "permission_error");

        Assert.True((await _shop.Engine.ApiKeys.SetActsForAsync(_shop.Owner, key.Id, [child.Account], TestContextToken.Current)).IsSuccess);
        var customer = await _shop.DoneAsync("/v1/customers", """{"email":"tenant@example.com"}""", context);
        Assert.Equal(child.Account, Text(customer, "account"));
        Assert.True((await _shop.Engine.Customers.GetAsync(child, Id(customer), TestContextToken.Current)).IsSuccess);
        Refused(await _shop.GetAsync("/v1/customers/" + Id(customer)), 404, "customer");
        Assert.Equal(child.Account, Text((await _shop.GetAsync("/v1/customers/" + Id(customer), context)).Json, "account"));
        Assert.Equal(200, (await _shop.GetAsync("/v1/customers", (Calls.ContextHeader, _shop.Owner.Account))).Status);
        foreach (var stranger in (string[])["acct_stranger", "", "a b"])
            Refused(await _shop.GetAsync("/v1/customers", (Calls.ContextHeader, stranger)), 403, Calls.ContextHeader, "permission_error");

        await _shop.Engine.ApiKeys.SetActsForAsync(_shop.Owner, key.Id, [], TestContextToken.Current);
        Refused(await _shop.GetAsync("/v1/customers", context), 403, Calls.ContextHeader, "permission_error");
    }

    [Fact]
    public async Task One_key_of_idempotency_in_two_contexts_is_two_requests()
    {
        var key = (await _shop.Engine.ApiKeys.ListAsync(_shop.Owner, TestContextToken.Current)).Single(one => one.Publishable is null);
        await _shop.Engine.ApiKeys.SetActsForAsync(_shop.Owner, key.Id, ["acct_second"], TestContextToken.Current);
        var own = await _shop.PostAsync("/v1/customers", """{"email":"a@example.com"}""", ("Idempotency-Key", "same"));
        var other = await _shop.PostAsync(
            "/v1/customers",
            """{"email":"a@example.com"}""",
            ("Idempotency-Key", "same"),
            (Calls.ContextHeader, "acct_second")
        );

        Assert.Equal((200, 200), (own.Status, other.Status));
        Assert.NotEqual(Id(own.Json), Id(other.Json));
    }

    [Theory]
    [InlineData("/v1/transactions?customer=cus_1", "customer")]
    [InlineData("/v1/payment_sessions?limit=1&status=unpaid", "status")]
    [InlineData("/v1/refunds?transaction=txn_1", "transaction")]
    [InlineData("/v1/bank_lines?status=suspense&customer=cus_1", "customer")]
    [InlineData("/v1/refunds/re_1?limit=1", "limit")]
    public async Task A_filter_that_is_not_known_is_refused_by_its_name(string path, string param) =>
        Refused(await _shop.GetAsync(path), 400, param);

    [Fact]
    public async Task A_transaction_of_another_interface_is_not_shown_by_expanding_it()
    {
        var customer = await _shop.NewCustomerAsync();
        var request = new PaymentIntentRequest
        {
            Amount = Money.FromMinorUnits(700, Currency.Gbp),
            CustomerId = customer,
            PaymentMethodId = await _shop.KeepCardAsync(customer),
            Confirm = true,
            OffSession = true,
        };
        var paid = (await _shop.Engine.PaymentIntents.CreateAsync(_shop.Owner, request, cancellationToken: TestContextToken.Current)).Value;
        var refund = (
            await _shop.Engine.Refunds.CreateAsync(
                _shop.Owner,
                new RefundCreation { ChargeId = paid.LatestChargeId! },
                cancellationToken: TestContextToken.Current
            )
        ).Value;

        Assert.StartsWith(
            "txn_",
            Text(await _shop.ReadAsync($"/v1/refunds/{refund.Id}?expand[]=transaction"), "transaction"),
            StringComparison.Ordinal
        );
    }

    private async Task<Answer> SendAsync(string path, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Group + path);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Answer.ReadAsync(await _shop.Host.Client.SendAsync(request, TestContextToken.Current));
    }
}
