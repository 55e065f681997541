namespace Payments.Specifications;

/// <summary>Who notes that a challenge has ended and nobody has passed it.</summary>
public enum ChallengeEnd
{
    Clock,
    Notification,
    Question,
    Abandon,
}
