using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Payments.Core.Tests;

public abstract class WebhookTestBase : EngineTestBase
{
    protected const string Url = "https://shop.example/hooks";

    private protected RecordingSender Sender { get; } = new();

    private protected virtual IReadOnlyList<IWebhookFormat> Formats { get; } =
    [new RecordingFormat(), new RecordingFormat("quiet", ChargeFailed.TypeName, PaymentIntentSucceeded.TypeName)];

    protected override void Configure(PaymentsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IWebhookSender>(Sender);
        foreach (var format in Formats)
            builder.Services.AddSingleton(format);
    }

    protected async Task<Result<WebhookEndpoint>> TryRegisterAsync(WebhookEndpointRequest request, Owner? owner = null) =>
        await Engine.WebhookEndpoints.RegisterAsync(owner ?? Shop, request);

    protected async Task<WebhookEndpoint> RegisterAsync(
        string url = Url,
        string format = "plain",
        string? secret = null,
        params string[] types
    ) =>
        (
            await TryRegisterAsync(
                new WebhookEndpointRequest
                {
                    Url = url,
                    Format = format,
                    Secret = secret,
                    EventTypes = types,
                }
            )
        ).Value;

    protected async Task<WebhookEndpoint> EndpointAsync() => Assert.Single(await Engine.WebhookEndpoints.ListAsync(Shop));

    protected async Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync() =>
        (await Engine.Events.ListDeliveriesAsync(Shop, Limits.PageSize)).Value.Items;

    /// <summary>One event and no more: an ended session.</summary>
    protected async Task HappenAsync() => await Host.ExpireAsync(await Host.OpenAsync(Shop));
}
