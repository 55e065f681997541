using System.Collections.Immutable;

namespace Payments;

/// <summary>What an endpoint's URL may be. The default rules are those of live mode.</summary>
/// <remarks>
/// They are checked when an endpoint is registered and answer the typing mistake early. They do not protect against a name
/// that points into the sender's own network: whoever connects checks the addresses that the name has at that moment.
/// </remarks>
public sealed record WebhookUrlRules
{
    /// <summary>https, port 443, a host that is not this machine.</summary>
    public static WebhookUrlRules Live { get; } = new();

    /// <summary>Also http, any port but 0, and this machine's own names. For test mode on a developer's machine only.</summary>
    public static WebhookUrlRules Development { get; } = new() { AllowPrivateNetworks = true };

    /// <summary>Whether http, any port but 0, <c>localhost</c> and loopback addresses are acceptable; false by default.</summary>
    public bool AllowPrivateNetworks { get; init; }

    /// <summary>The ports that are acceptable when private networks are not; 443 alone by default.</summary>
    public ImmutableArray<int> Ports { get; init; } = [443];
}
