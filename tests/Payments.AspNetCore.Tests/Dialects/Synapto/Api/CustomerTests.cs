using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Api;

public sealed class CustomerTests
{
    private const string Documented = """{"customer":{"full_name":"Jane Doe","email":"jane@example.com","phone":"+447700900000"}}""";

    private const string Whole = """
        {"customer":{"full_name":"Jane Doe","email":"jane@example.com","phone":"+447700900000",
         "description":"Since 2020","metadata":{"k":"v"},
         "address":{"line1":"1 High Street","line2":"Flat 2","city":"London","state":"Greater London",
         "postal_code":"SW1A 1AA","country":"GB"}}}
        """;

    [Theory]
    [InlineData(Documented, "customer.json")]
    [InlineData(Whole, "customer-whole.json")]
    public async Task A_create_answers_the_documented_fields(string body, string golden)
    {
        await using var site = await ApiSite.StartAsync();

        var created = await site.PostAsync("customers", body, "customer-1");

        Assert.Equal(Golden.Reviewed(golden, Golden.Form(created.Body)), Golden.Form(created.Body));
        Assert.Equal(created.Body, (await site.PostAsync("customers", body, "customer-1")).Body);
        Assert.Equal(created.Body, (await site.GetAsync("customers/" + ApiSite.IdOf(created))).Body);
    }

    [Theory]
    [InlineData("""{"customer":{"phone":"+447700900001"}}""", "Jane Doe", "+447700900001")]
    [InlineData("""{"customer":{"phone":null}}""", "Jane Doe", null)]
    [InlineData("""{"customer":{"phone":""}}""", "Jane Doe", null)]
    [InlineData("""{"customer":{"full_name":"John","phone":"+447700900001"},"update_mask":"phone"}""", "Jane Doe", "+447700900001")]
    [InlineData("""{"customer":{"full_name":"John"},"update_mask":"full_name, phone"}""", "John", null)]
    [InlineData("""{"customer":{}}""", "Jane Doe", "+447700900000")]
    public async Task An_update_changes_what_is_given_or_what_the_mask_names(string body, string? name, string? phone)
    {
        await using var site = await ApiSite.StartAsync();
        var customer = await site.MakeAsync("customers", Documented);

        var changed = await site.PatchAsync("customers/" + customer, body);

        Assert.Equal(
            (200, name, phone, "jane@example.com"),
            (changed.Status, changed.Text("full_name"), changed.Text("phone"), changed.Text("email"))
        );
    }

    [Fact]
    public async Task A_default_card_is_one_of_the_customer_s_own()
    {
        await using var site = await ApiSite.StartAsync();
        var (one, other) = (await site.NewCustomerAsync(), await site.NewCustomerAsync());
        string Choosing(string method) => $$"""{"customer":{"default_payment_method":"{{site.Name("payment-methods/" + method)}}"} }""";
        var (own, foreign) = (await site.NewMethodAsync(one), await site.NewMethodAsync(other));

        var refused = await site.PatchAsync("customers/" + one, Choosing(foreign));
        var taken = await site.PatchAsync("customers/" + one, Choosing(own));

        Assert.Equal((400, 3), (refused.Status, refused.Code));
        Assert.Equal(site.Name("payment-methods/" + own), taken.Text("default_payment_method"));
    }

    [Fact]
    public async Task A_deleted_customer_leaves_its_name_and_is_listed_no_more()
    {
        await using var site = await ApiSite.StartAsync();
        var kept = await site.NewCustomerAsync();
        var customer = await site.MakeAsync("customers", Whole);

        var deleted = await site.DeleteAsync("customers/" + customer, "delete-1");
        var again = await site.DeleteAsync("customers/" + customer);

        Assert.Equal(Golden.Reviewed("customer-deleted.json", Golden.Form(deleted.Body)), Golden.Form(deleted.Body));
        Assert.Equal(deleted.Body, again.Body);
        Assert.Equal(deleted.Body, (await site.GetAsync("customers/" + customer)).Body);
        Assert.Equal([kept], (await site.PostAsync("customers:list", "{}")).Ids("customers"));
        Assert.Equal([kept], (await site.GetAsync("customers?page_size=1")).Ids("customers"));
        Assert.Equal(404, (await site.PatchAsync("customers/" + customer, Documented)).Status);
    }

    [Fact]
    public async Task Pages_pass_over_what_is_deleted_and_miss_nothing()
    {
        await using var site = await ApiSite.StartAsync();
        List<string> standing = [];
        for (var i = 0; i < 9; i++)
        {
            var customer = await site.NewCustomerAsync();
            if (i % 3 == 1)
                await site.DeleteAsync("customers/" + customer);
            else
                standing.Insert(0, customer);
            site.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        List<string> seen = [];
        var token = "";
        do
        {
            var page = await site.GetAsync($"customers?page_size=2&page_token={token}");
            Assert.Equal(2, page.Ids("customers").Count());
            seen.AddRange(page.Ids("customers"));
            token = page.Text("next_page_token");
        } while (token != "");

        Assert.Equal(standing, seen);
    }
}
