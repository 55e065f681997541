namespace Payments;

/// <summary>What goes wrong with one call of <see cref="PaymentSimulator.ChargeAsync"/>, for tests.</summary>
public enum SimulatedFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The request never arrives: nothing is charged or recorded, and the call throws <see cref="TimeoutException"/>.</summary>
    LoseRequest,

    /// <summary>The charge is decided and recorded, then the call throws <see cref="TimeoutException"/>.</summary>
    LoseAnswer,

    /// <summary>
    /// A charge that is not decided yet is declined as <see cref="DeclineCode.ProcessingError"/>; one that is answers as
    /// recorded.
    /// </summary>
    Refuse,
}
