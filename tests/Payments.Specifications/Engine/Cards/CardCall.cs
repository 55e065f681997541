namespace Payments.Specifications;

/// <summary>What a processor of cards can be asked.</summary>
public enum CardCall
{
    Charge,
    Resolve,
    Capture,
    Release,
    SetUp,
    ResolveSetup,
    AbandonSetup,
    Forget,
    Refund,
    CancelRefund,
    Evidence,
}
