using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Api;

public sealed class SetupAndMethodTests
{
    [Fact]
    public async Task The_documented_create_answers_the_documented_fields_first()
    {
        await using var site = await ApiSite.StartAsync();
        var customer = await site.NewCustomerAsync();

        var created = await site.PostAsync("setup-intents", $$"""{"customer":"{{site.Name("customers/" + customer)}}"}""", "setup-1");

        Assert.Equal(Golden.Reviewed("setup-intent.json", Golden.Form(created.Body)), Golden.Form(created.Body));
        Assert.Equal(["name", "client_secret", "customer", "state"], created.Json.EnumerateObject().Take(4).Select(field => field.Name));
        Assert.Equal(created.Body, (await site.GetAsync("setup-intents/" + ApiSite.IdOf(created))).Body);
        Assert.Equal([ApiSite.IdOf(created)], (await site.GetAsync("setup-intents")).Ids("setup_intents"));
    }

    [Theory]
    [InlineData("pays", "SUCCEEDED", "payment_method")]
    [InlineData("declined", "REQUIRES_PAYMENT_METHOD", "last_setup_error")]
    [InlineData("challenged", "REQUIRES_ACTION", "next_action")]
    public async Task What_became_of_a_try_is_shown(string token, string state, string field)
    {
        await using var site = await ApiSite.StartAsync();
        var customer = await site.NewCustomerAsync();
        var setup = await site.MakeAsync(
            "setup-intents",
            $$"""{"customer":"{{site.Name("customers/" + customer)}}","usage":"ON_SESSION"}"""
        );

        await site.Engine.SetupIntents.ConfirmAsync(
            site.Owner,
            setup,
            new SetupConfirmation { Card = FullProvider.Card(token) },
            TestContextToken.Current
        );

        var read = await site.GetAsync("setup-intents/" + setup);
        Assert.Equal((state, "ON_SESSION"), (read.Text("state"), read.Text("usage")));
        Assert.NotNull(read.Text(field));
    }

    [Fact]
    public async Task A_setup_is_canceled_once_and_a_kept_one_never()
    {
        await using var site = await ApiSite.StartAsync();
        var customer = await site.NewCustomerAsync();
        var setup = await site.MakeAsync("setup-intents", $$"""{"customer":"{{site.Name("customers/" + customer)}}"}""");

        var canceled = await site.PostAsync($"setup-intents/{setup}:cancel", "", "cancel-1");

        Assert.Equal("CANCELED", canceled.Text("state"));
        Assert.Equal(canceled.Body, (await site.PostAsync($"setup-intents/{setup}:cancel", "", "cancel-1")).Body);
        Assert.Equal(9, (await site.PostAsync($"setup-intents/{setup}:cancel")).Code);
    }

    [Fact]
    public async Task A_kept_card_is_shown_without_its_token_and_found_by_its_customer()
    {
        await using var site = await ApiSite.StartAsync();
        var customer = await site.NewCustomerAsync();
        var method = await site.NewMethodAsync(customer);

        var read = await site.GetAsync("payment-methods/" + method);
        var ofCustomer = await site.GetAsync($"customers/{customer}/payment-methods");

        Assert.Equal(Golden.Reviewed("payment-method.json", Golden.Form(read.Body)), Golden.Form(read.Body));
        Assert.DoesNotContain("kept-", read.Body, StringComparison.Ordinal);
        Assert.Equal([method], ofCustomer.Ids("payment_methods"));
        Assert.Equal(ofCustomer.Body, (await site.GetAsync($"payment-methods?customer={site.Name("customers/" + customer)}")).Body);
        Assert.Equal(
            ofCustomer.Body,
            (await site.PostAsync("payment-methods:list", $$"""{"customer":"{{site.Name("customers/" + customer)}}"}""")).Body
        );
    }

    [Fact]
    public async Task A_card_that_is_saved_again_keeps_its_name_and_shows_which_number_it_has()
    {
        await using var site = await ApiSite.StartAsync();
        site.Provider.Fingerprint = "number 1";
        var (ada, bea) = (await site.NewCustomerAsync(), await site.NewCustomerAsync());
        var method = await site.NewMethodAsync(ada);
        var again = await site.NewMethodAsync(ada);
        var other = await site.NewMethodAsync(bea);

        Assert.Equal(method, again);
        Assert.NotEqual(method, other);
        var shown = await FingerprintAsync(method);
        Assert.Matches(@"\A[A-Za-z0-9_-]{22}\z", shown);
        Assert.Equal(shown, await FingerprintAsync(other));
        Assert.Equal([method], (await site.GetAsync($"customers/{ada}/payment-methods")).Ids("payment_methods"));

        site.Provider.Fingerprint = "number 2";
        Assert.NotEqual(shown, await FingerprintAsync(await site.NewMethodAsync(ada)));
        await site.PostAsync($"payment-methods/{method}:detach");
        Assert.Null(await FingerprintAsync(method));

        async Task<string?> FingerprintAsync(string id) =>
            (await site.GetAsync("payment-methods/" + id)).Json.GetProperty("card").TryGetProperty("fingerprint", out var value)
                ? value.GetString()
                : null;
    }

    [Fact]
    public async Task A_kept_card_gets_a_new_date_and_metadata_until_it_is_detached()
    {
        await using var site = await ApiSite.StartAsync();
        var customer = await site.NewCustomerAsync();
        var method = await site.NewMethodAsync(customer);

        var changed = await site.PatchAsync(
            "payment-methods/" + method,
            """{"card":{"exp_month":1,"exp_year":2031},"metadata":{"k":"v"}}"""
        );
        var dated = await site.PatchAsync("payment-methods/" + method, """{"card":{"exp_month":2}}""");
        var detached = await site.PostAsync($"payment-methods/{method}:detach");

        Assert.Equal(
            "1/2031",
            $"{changed.Json.GetProperty("card").GetProperty("exp_month")}/{changed.Json.GetProperty("card").GetProperty("exp_year")}"
        );
        Assert.Equal("v", dated.Json.GetProperty("metadata").GetProperty("k").GetString());
        Assert.Null(detached.Text("customer"));
        Assert.NotNull(detached.Text("detach_time"));
        Assert.Equal(detached.Body, (await site.PostAsync($"payment-methods/{method}:detach")).Body);
        Assert.Equal(9, (await site.PatchAsync("payment-methods/" + method, """{"metadata":{}}""")).Code);
        Assert.Empty((await site.GetAsync($"customers/{customer}/payment-methods")).Ids("payment_methods"));
    }
}
