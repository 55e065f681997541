using System.Text.Json.Nodes;

[assembly: AssemblyFixture(typeof(Payments.EndToEnd.Tests.SharedShop))]

namespace Payments.EndToEnd.Tests;

/// <summary>One shop, and one site that receives its webhooks, for all tests that only visit.</summary>
public sealed class SharedShop : IAsyncLifetime
{
    // A key of the Standard Webhooks form, so that every verifier takes it.
    internal const string WebhookSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwbmV0aWNz";

    internal const string Declined = "4000 0000 0000 0002";
    internal const string Approved = "4242 4242 4242 4242";
    internal const string LostAnswer = "4000 0097 7000 0019";

    private RunningShop? _shop;
    private WebhookReceiver? _receiver;

    internal RunningShop Shop => _shop!;

    internal WebhookReceiver Receiver => _receiver!;

    internal Uri Origin => Shop.Origin;

    public async ValueTask InitializeAsync()
    {
        _receiver = await WebhookReceiver.StartAsync(CancellationToken.None);
        _shop = await RunningShop.StartAsync(CancellationToken.None, webhookUrl: _receiver.Url, webhookSecret: WebhookSecret);
    }

    public async ValueTask DisposeAsync()
    {
        if (_shop is not null)
            await _shop.DisposeAsync();
        if (_receiver is not null)
            await _receiver.DisposeAsync();
    }

    /// <summary>A session with a way back to the shop, and on to it where asked for.</summary>
    internal Task<JsonObject> NewSessionAsync(CancellationToken cancellationToken, bool withSuccessUrl = false)
    {
        var request = new JsonObject
        {
            ["amount"] = "1250",
            ["currency"] = "GBP",
            ["client_reference_id"] = "order_of_a_test",
            ["cancel_url"] = $"{Origin}events",
        };
        if (withSuccessUrl)
            request["success_url"] = $"{Origin}orders";
        return Shop.Api.CreateAsync(request, cancellationToken);
    }

    internal OrganizationApi Organization => Shop.Organization;

    /// <summary>Events leave in order of their becoming due: once a later one is here, an earlier one's repetition would be too.</summary>
    internal async Task ALaterEventHasComeAsync(CancellationToken cancellationToken)
    {
        var later = await NewSessionAsync(cancellationToken);
        await Shop.Api.PayAsync(new Uri((string)later["url"]!), Approved, cancellationToken);
        await WaitForPaidAsync((string)later["name"]!, cancellationToken);
    }

    internal Task<ReceivedPost> WaitForPaidAsync(string session, CancellationToken cancellationToken) =>
        Eventually.GetAsync(
            () => Task.FromResult(Receiver.PaidOf(session) is [var first, ..] ? first : null),
            $"the webhook that {session} is paid",
            cancellationToken
        );
}
