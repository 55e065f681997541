using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class WebhookEndpointsTests : WebhookTestBase
{
    [Theory]
    [InlineData("http://shop.example/", "plain", null, "invalid_url", "url")]
    [InlineData("/hooks", "plain", null, "invalid_url", "url")]
    [InlineData("https://user@shop.example/", "plain", null, "invalid_url", "url")]
    [InlineData("https://localhost/", "plain", null, "invalid_url", "url")]
    [InlineData("https://127.0.0.1/", "plain", null, "invalid_url", "url")]
    [InlineData("https://shop.example:8443/", "plain", null, "invalid_url", "url")]
    [InlineData(Url, "", null, "unknown_format", "format")]
    [InlineData(Url, "PLAIN", null, "unknown_format", "format")]
    [InlineData(Url, "plain", "short", "invalid_secret", "secret")]
    [InlineData(Url, "plain", "with a space", "invalid_secret", "secret")]
    [InlineData("http://shop.example/", "none", "short", "invalid_url", "url")]
    [InlineData(Url, "none", "short", "unknown_format", "format")]
    public async Task What_is_wrong_with_an_endpoint_is_named_the_first_field_first(
        string url,
        string format,
        string? secret,
        string code,
        string field
    )
    {
        var refusal = (
            await TryRegisterAsync(
                new WebhookEndpointRequest
                {
                    Url = url,
                    Format = format,
                    Secret = secret,
                }
            )
        ).Refusal!;

        Assert.Equal((RefusalKind.Invalid, code, field), (refusal.Kind, refusal.Code, refusal.Field));
        Assert.Empty(await Engine.WebhookEndpoints.ListAsync(Shop, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_private_network_is_for_test_endpoints_that_ask_for_it()
    {
        var request = new WebhookEndpointRequest
        {
            Url = "http://localhost:5000/hooks",
            Format = "plain",
            AllowPrivateNetworks = true,
        };

        Assert.True((await TryRegisterAsync(request)).IsSuccess);
        Assert.Equal("invalid_url", (await TryRegisterAsync(request, Owner.Live("acct_shop"))).Refusal!.Code);
    }

    [Fact]
    public async Task An_endpoint_without_a_secret_of_its_own_gets_one_of_32_random_bytes()
    {
        var one = await RegisterAsync("https://shop.example/1");
        var two = await RegisterAsync("https://shop.example/2");
        var given = await RegisterAsync("https://shop.example/3", secret: "a-secret-made-by-hand");

        Assert.NotEqual(one.Secrets[0].Text, two.Secrets[0].Text);
        Assert.True(WebhookSecret.TryParse(one.Secrets[0].Text, out var secret));
        Assert.Equal(32, secret.StandardWebhooksKey.Length);
        Assert.Equal([new EndpointSecret("a-secret-made-by-hand", null)], given.Secrets);
        Assert.Equal("(secret)", given.Secrets[0].ToString());
    }

    [Fact]
    public async Task To_register_the_same_again_changes_nothing_and_to_register_more_brings_it_up_to_date()
    {
        var first = await RegisterAsync(types: [CheckoutSessionPaid.TypeName]);
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(
            first.UpdatedAt,
            (await RegisterAsync("HTTPS://Shop.Example:443/hooks", types: [CheckoutSessionPaid.TypeName])).UpdatedAt
        );
        Assert.Equal(first.Id, (await EndpointAsync()).Id);

        await Engine.WebhookEndpoints.DisableAsync(Shop, first.Id, "by hand", TestContext.Current.CancellationToken);
        var updated = await RegisterAsync(secret: "another-secret-of-mine");
        Assert.Equal((first.Id, first.CreatedAt, Now), (updated.Id, updated.CreatedAt, updated.UpdatedAt));
        Assert.Null(updated.DisabledReason);
        Assert.Empty(updated.EventTypes);
        Assert.Equal(["another-secret-of-mine"], updated.Secrets.Select(secret => secret.Text));

        // Another format at the same URL, and another owner's, are others.
        await RegisterAsync(format: "quiet");
        await TryRegisterAsync(new WebhookEndpointRequest { Url = Url, Format = "plain" }, Owner.Test("acct_other"));
        Assert.Equal(2, (await Engine.WebhookEndpoints.ListAsync(Shop, TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task Processes_that_register_the_same_endpoint_at_once_register_one()
    {
        // Each has looked before the first has written.
        var waiting = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Store.BeforeCommit = async (_, number) =>
        {
            if (number <= 4)
            {
                if (Interlocked.Increment(ref waiting) == 4)
                    all.SetResult();
                await all.Task;
            }

            return null;
        };
        var registered = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RegisterAsync(secret: "the-same-secret-of-mine")));

        Assert.Single(registered.Select(endpoint => endpoint.Id).Distinct());
        Assert.Equal(registered[0].Id, (await EndpointAsync()).Id);
    }

    [Fact]
    public async Task An_owner_has_50_endpoints_and_not_one_more()
    {
        for (var i = 1; i <= WebhookEndpoints.MaximumPerOwner; i++)
            await RegisterAsync($"https://shop.example/{i}");

        var refused = await TryRegisterAsync(new WebhookEndpointRequest { Url = "https://shop.example/51", Format = "plain" });
        Assert.Equal((RefusalKind.WrongState, "too_many_endpoints"), (refused.Refusal!.Kind, refused.Refusal.Code));
        Assert.True(
            (
                await TryRegisterAsync(
                    new WebhookEndpointRequest
                    {
                        Url = "https://shop.example/50",
                        Format = "plain",
                        Secret = "a-new-secret-of-mine",
                    }
                )
            ).IsSuccess
        );
        Assert.True(
            (
                await TryRegisterAsync(
                    new WebhookEndpointRequest { Url = "https://shop.example/51", Format = "plain" },
                    Owner.Test("acct_other")
                )
            ).IsSuccess
        );
    }

    [Fact]
    public async Task A_new_secret_signs_first_and_the_old_one_beside_it_until_the_overlap_ends()
    {
        var endpoint = await RegisterAsync(secret: "the-old-secret-of-mine");
        var rotated = (
            await Engine.WebhookEndpoints.RotateSecretAsync(Shop, endpoint.Id, cancellationToken: TestContext.Current.CancellationToken)
        ).Value;

        Assert.Equal([rotated.Secrets[0], new EndpointSecret("the-old-secret-of-mine", Now.AddHours(24))], rotated.Secrets);
        Assert.Null(rotated.Secrets[0].ExpiresAt);
        Assert.Equal([rotated.Secrets[0].Text, "the-old-secret-of-mine"], rotated.SigningSecrets(Now.AddHours(24).AddTicks(-1)));
        Assert.Equal([rotated.Secrets[0].Text], rotated.SigningSecrets(Now.AddHours(24)));

        await HappenAsync();
        await Host.RunAsync();
        Assert.Equal($"{rotated.Secrets[0].Text} the-old-secret-of-mine", Sender.Posts.Single().Headers[2].Value);
    }

    [Fact]
    public async Task A_leaked_secret_ends_at_once_and_no_rotation_lengthens_the_life_of_an_old_one()
    {
        var endpoint = await RegisterAsync(secret: "the-first-secret-of-mine");
        var token = TestContext.Current.CancellationToken;
        await Engine.WebhookEndpoints.RotateSecretAsync(Shop, endpoint.Id, TimeSpan.FromHours(1), token);
        var again = (await Engine.WebhookEndpoints.RotateSecretAsync(Shop, endpoint.Id, TimeSpan.FromDays(7), token)).Value;
        Assert.Equal([null, Now.AddDays(7), Now.AddHours(1)], again.Secrets.Select(secret => secret.ExpiresAt));

        var leaked = (await Engine.WebhookEndpoints.RotateSecretAsync(Shop, endpoint.Id, TimeSpan.Zero, token)).Value;
        Assert.Single(leaked.Secrets);
    }

    [Fact]
    public async Task At_most_eight_secrets_sign_the_newest()
    {
        var endpoint = await RegisterAsync();
        var made = new List<string>();
        for (var i = 0; i < 10; i++)
            made.Insert(
                0,
                (
                    await Engine.WebhookEndpoints.RotateSecretAsync(
                        Shop,
                        endpoint.Id,
                        cancellationToken: TestContext.Current.CancellationToken
                    )
                )
                    .Value
                    .Secrets[0]
                    .Text
            );

        Assert.Equal(made.Take(WebhookLimits.MaxSecrets), (await EndpointAsync()).SigningSecrets(Now));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData((7 * 86_400) + 1)]
    public async Task An_overlap_is_0_to_7_days(int seconds)
    {
        var endpoint = await RegisterAsync();
        var token = TestContext.Current.CancellationToken;
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Engine.WebhookEndpoints.RotateSecretAsync(Shop, endpoint.Id, TimeSpan.FromSeconds(seconds), token).AsTask()
        );
    }

    [Fact]
    public async Task An_endpoint_that_an_owner_does_not_have_is_not_found()
    {
        var endpoint = await RegisterAsync();
        var (stranger, token) = (Owner.Test("acct_other"), TestContext.Current.CancellationToken);

        Assert.Equal(
            "endpoint_not_found",
            (await Engine.WebhookEndpoints.RotateSecretAsync(stranger, endpoint.Id, cancellationToken: token)).Refusal!.Code
        );
        Assert.Equal(
            "endpoint_not_found",
            (await Engine.WebhookEndpoints.DisableAsync(Shop, "we_0000000000000000000000", "x", token)).Refusal!.Code
        );
        Assert.Equal("endpoint_not_found", (await Engine.WebhookEndpoints.EnableAsync(stranger, endpoint.Id, token)).Refusal!.Code);
    }

    [Fact]
    public async Task A_removed_endpoint_is_gone_and_makes_room_for_another()
    {
        var token = TestContext.Current.CancellationToken;
        var endpoint = await RegisterAsync();

        Assert.True((await Engine.WebhookEndpoints.RemoveAsync(Shop, endpoint.Id, token)).IsSuccess);
        Assert.Empty(await Engine.WebhookEndpoints.ListAsync(Shop, token));
        Assert.Equal("endpoint_not_found", (await Engine.WebhookEndpoints.RemoveAsync(Shop, endpoint.Id, token)).Refusal!.Code);
        Assert.NotEqual(endpoint.Id, (await RegisterAsync()).Id);
    }

    [Fact]
    public async Task A_change_that_meets_other_writers_is_tried_again_and_then_refused()
    {
        var endpoint = await RegisterAsync();
        Store.BeforeCommit = (_, _) => new(CommitResult.Conflict("webhook_endpoints"));

        Assert.Equal(
            RefusalKind.Conflict,
            (await Engine.WebhookEndpoints.DisableAsync(Shop, endpoint.Id, "x", TestContext.Current.CancellationToken)).Refusal!.Kind
        );
        Assert.Equal(RefusalKind.Conflict, (
                await TryRegisterAsync(
                    new WebhookEndpointRequest
                    {
                        Url = Url,
                        Format = "plain",
                        Secret = "the-other-secret-of-mine",
                    }
                )
            ).Refusal!.Kind);
    }
}
