namespace Payments.AspNetCore;

/// <summary>Carries the reason out of the connect callback, through the handler's own exceptions.</summary>
internal sealed class WebhookConnectException(WebhookFailureReason reason, Exception? inner = null)
    : IOException($"The webhook's receiver could not be connected to: {reason}.", inner)
{
    public WebhookFailureReason Reason { get; } = reason;
}
