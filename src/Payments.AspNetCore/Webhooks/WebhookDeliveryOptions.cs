namespace Payments.AspNetCore;

/// <summary>How webhooks are sent to endpoints.</summary>
public sealed class WebhookDeliveryOptions
{
    /// <summary>
    /// Whether test-mode webhooks may go to private, loopback and other special addresses, over http too. False by default.
    /// Live webhooks never do, whatever this says.
    /// </summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>
    /// How long a connection may take to come about, TLS included; within the time that the format gives a receiver to respond. 5
    /// s by default, more than zero and at most 2 min.
    /// </summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    internal static TimeSpan MaxTimeout { get; } = TimeSpan.FromMinutes(2);

    internal void Validate()
    {
        Require(ConnectTimeout, nameof(ConnectTimeout));
    }

    private static void Require(TimeSpan value, string name)
    {
        if (value <= TimeSpan.Zero || value > MaxTimeout)
            throw new InvalidOperationException(
                $"{nameof(WebhookDeliveryOptions)}.{name} is {value}; set it to more than zero and at most {MaxTimeout}."
            );
    }
}
