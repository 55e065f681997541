using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto;

/// <summary>Pages and ids that are refused, in queries, paths and bodies that name no session.</summary>
public sealed class BadAddressTests(SharedHost shared) : IClassFixture<SharedHost>
{
    [Theory]
    [InlineData("page_size", "?page_size=x")]
    [InlineData("page_size", "?page_size=-1")]
    [InlineData("page_size", "?page_size=1.5")]
    [InlineData("page_size", "?page_size=")]
    [InlineData("page_size", "?page_size=2147483648")]
    [InlineData("page_size", "?page_size=%201")]
    [InlineData("page_size", "?page_size=1%00")]
    [InlineData("page_size", "?page_size=%D9%A1")]
    [InlineData("page_size", "?page_size=1&page_size=2")]
    [InlineData("page_token", "?page_token=x")]
    [InlineData("page_token", "?page_token=%00")]
    [InlineData("page_token", "?page_token=cs_%D9%A1")]
    [InlineData("page_token", "?page_token=pi_0000000000000000000000")]
    [InlineData("page_token", "?page_token=cs_0000000000000000000000&page_token=cs_0000000000000000000000")]
    public async Task A_wrong_page_is_refused_by_name(string field, string query)
    {
        var answer = await shared.Host.Shop.ListAsync(query);

        Assert.Equal(400, answer.Status);
        Assert.Equal(3, answer.Code);
        Assert.Contains(field, answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page_size", """{"page_size":"1"}""")]
    [InlineData("page_size", """{"page_size":1.5}""")]
    [InlineData("page_size", """{"page_size":-1}""")]
    [InlineData("page_size", """{"page_size":99999999999}""")]
    [InlineData("page_token", """{"page_token":7}""")]
    [InlineData("page_token", """{"page_token":"garbage"}""")]
    [InlineData("filter", """{"filter":"paid"}""")]
    [InlineData("body", "[]")]
    public async Task A_wrong_page_by_post_is_refused_by_name(string field, string body)
    {
        var answer = await shared.Host.Shop.PostAsync(shared.Host.Shop.Sessions + ":list", body);

        Assert.Equal(400, answer.Status);
        Assert.Contains(field, answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cs_")]
    [InlineData("cs_000000000000000000000")]
    [InlineData("cs_00000000000000000000000")]
    [InlineData("cs_%D9%A1000000000000000000000")]
    [InlineData("pi_0000000000000000000000")]
    [InlineData("cs_0000000000000000000000%00")]
    [InlineData("%00")]
    [InlineData("%ff%fe")]
    [InlineData("%")]
    [InlineData("%2e%2e%2f%2e%2e")]
    [InlineData("..%5c..")]
    [InlineData("'%20OR%201=1--")]
    [InlineData("%f0%9f%98%80")]
    [InlineData("cs_0000000000000000000000:paid")]
    public async Task A_session_id_that_is_none_is_refused_and_no_fault_of_the_server(string id)
    {
        var shop = shared.Host.Shop;

        foreach (var request in (string[])[$"GET {shop.Sessions}/{id}", $"POST {shop.Sessions}/{id}:expire"])
        {
            var answer = await RawHttp.SendAsync(
                shared.Host,
                $"{request} HTTP/1.1\r\nAuthorization: Api-Key {shop.Secret}\r\nContent-Length: 0\r\n\r\n"
            );

            Assert.InRange(answer.Status, 400, 405);
            Assert.DoesNotContain('\0', answer.Body);
        }
    }

    [Theory]
    [InlineData("""{"reason":"late"}""", 400)]
    [InlineData("[]", 400)]
    [InlineData("{", 400)]
    [InlineData("{}", 200)]
    public async Task An_expire_takes_an_empty_object_or_nothing(string body, int status)
    {
        var shop = shared.Host.Shop;
        var session = await shop.OpenAsync();

        Assert.Equal(status, (await shop.PostAsync($"{shop.Sessions}/{session.Id}:expire", body)).Status);
    }

    [Theory]
    [InlineData("{\"4242424242424242\":\"x\"}")]
    [InlineData("{\"4242 4242 4242 4242\":\"x\",\"4242 4242 4242 4242\":\"x\"}")]
    [InlineData("{\"amount\":\"1\",\"currency\":\"GBP\",\"metadata\":{\"4242424242424242\":\"x\"}}")]
    [InlineData("{\"amount\":\"1\",\"currency\":\"GBP\",\"metadata\":{\"4242424242424242\":1}}")]
    [InlineData("{\"amount\":\"1\",\"currency\":\"GBP\",\"client_reference_id\":\"4242424242424242\"}")]
    public async Task A_refusal_never_repeats_a_card_number(string body)
    {
        var shop = shared.Host.Shop;

        var answers = new[]
        {
            await shop.CreateAsync(body),
            await shop.GetAsync(shop.Sessions + "/4242424242424242"),
            await shop.GetAsync("/v1/accounts/4242424242424242/checkout-sessions"),
        };

        Assert.All(answers, answer => Assert.InRange(answer.Status, 400, 404));
        Assert.All(
            answers,
            answer => Assert.DoesNotContain("42424242", answer.Body.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal)
        );
    }
}
