namespace Payments;

/// <summary>When an intent's money is taken.</summary>
public enum CaptureMethod
{
    /// <summary>At once.</summary>
    Automatic,

    /// <summary>It is reserved first, and taken by <see cref="PaymentIntents.CaptureAsync"/>.</summary>
    Manual,
}
