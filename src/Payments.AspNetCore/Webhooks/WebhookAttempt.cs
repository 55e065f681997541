namespace Payments.AspNetCore;

/// <summary>One attempt, from its first byte on a connection.</summary>
internal sealed class WebhookAttempt
{
    private static readonly AsyncLocal<WebhookAttempt?> _current = new();
    private bool _isReused;
    private long _readBefore;

    /// <summary>The attempt that the caller makes.</summary>
    public static WebhookAttempt? Current => _current.Value;

    public WebhookConnection? Connection { get; private set; }

    /// <summary>
    /// True where the attempt was on a connection that had carried another, and nothing came back on it: the receiver has most likely
    /// closed it while it was idle, and never saw the request.
    /// </summary>
    public bool WasLostOnUsedConnection => Connection is { } connection && _isReused && connection.BytesRead == _readBefore;

    /// <summary>Begins an attempt in the flow of the calling method, which ends with it.</summary>
    public static WebhookAttempt Start() => _current.Value = new WebhookAttempt();

    public void Begin(WebhookConnection connection, bool isReused)
    {
        Connection = connection;
        _isReused = isReused;
        _readBefore = connection.BytesRead;
    }
}
