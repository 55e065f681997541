namespace Payments;

/// <summary>What is refused inside the host's transaction, before anything is written.</summary>
internal static class JoinedRefusals
{
    /// <summary>
    /// Null outside the host's transaction. Inside, the store's only writer would wait for a provider's response, and a rollback would
    /// forget money that the provider has moved.
    /// </summary>
    public static Refusal? ToCall(EngineServices engine) => engine.IsJoined ? CallsProvider : null;

    private static Refusal CallsProvider { get; } =
        new(
            RefusalKind.WrongState,
            "in_host_transaction",
            "This asks the payment provider, which a rollback cannot undo. Commit the transaction first, then call it on PaymentEngine"
        )
        {
            IsTransient = true,
        };
}
