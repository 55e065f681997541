namespace Payments.Specifications;

/// <summary>Who brings a payment to its end.</summary>
public enum PaymentRaceWriter
{
    /// <summary>The page's own call, with the provider's answer.</summary>
    Call,

    /// <summary>What the provider tells unasked.</summary>
    Notification,

    /// <summary>The reconciler, who has asked.</summary>
    Poll,

    /// <summary>The reconciler of another process, who has asked after the payer's time and heard of no money.</summary>
    Clock,
}
