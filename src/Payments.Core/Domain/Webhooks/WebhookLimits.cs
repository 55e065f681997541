namespace Payments;

/// <summary>Every limit that outgoing and incoming webhooks are held to.</summary>
public static class WebhookLimits
{
    /// <summary>Fewest characters of a secret's text that verifies: 8.</summary>
    public const int MinSecretLength = 8;

    /// <summary>Fewest characters of a secret that an endpoint is registered with: 16.</summary>
    public const int MinGivenSecretLength = 16;

    /// <summary>Fewest bytes of a secret in the Standard Webhooks form that an endpoint is registered with: 16.</summary>
    public const int MinGivenSecretBytes = 16;

    /// <summary>Fewest different characters, or bytes, of a secret that an endpoint is registered with: 6.</summary>
    public const int MinDifferentCharacters = 6;

    /// <summary>Most characters of a secret's text: 256.</summary>
    public const int MaxSecretLength = 256;

    /// <summary>Fewest bytes of a generated secret, and of one read in the Standard Webhooks form: 24.</summary>
    public const int MinSecretBytes = 24;

    /// <summary>Most bytes of a generated secret, and of one read in the Standard Webhooks form: 64.</summary>
    public const int MaxSecretBytes = 64;

    /// <summary>Most secrets that one signature is made with or checked against: 8.</summary>
    public const int MaxSecrets = 8;

    /// <summary>Most characters of a message id: 255.</summary>
    public const int MaxMessageIdLength = 255;

    /// <summary>Most characters of a signature header that is looked at: 4,096. A longer one is malformed.</summary>
    public const int MaxSignatureHeaderLength = 4096;

    /// <summary>Most characters of an endpoint's URL, as given and as re-serialised: 2,048.</summary>
    public const int MaxUrlLength = 2048;

    /// <summary>How far a signature's timestamp may lie before or after now, unless the caller says otherwise: 300 s.</summary>
    public static TimeSpan DefaultTolerance { get; } = TimeSpan.FromSeconds(300);

    /// <summary>The longest wait that a receiver's Retry-After can ask for: 24 h.</summary>
    public static TimeSpan MaxRetryAfter { get; } = TimeSpan.FromHours(24);
}
