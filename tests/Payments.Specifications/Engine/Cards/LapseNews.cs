namespace Payments.Specifications;

/// <summary>Who notes that a reservation has lapsed.</summary>
public enum LapseNews
{
    Capture,

    /// <summary>The answer to a capture is lost, and the same capture is sent again.</summary>
    LostCapture,

    Notification,
    Clock,
}
