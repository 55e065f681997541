namespace Payments;

internal static class IdempotencyRefusals
{
    public static Refusal OtherRequest { get; } =
        new(
            RefusalKind.KeyReused,
            "idempotency_key_reused",
            "The Idempotency-Key was used for another request; use a new key for a new request",
            "Idempotency-Key"
        );

    public static Refusal InProgress { get; } =
        new(
            RefusalKind.Conflict,
            "idempotency_key_in_use",
            "A request with this Idempotency-Key is in progress; try again in a second",
            "Idempotency-Key"
        );

    public static Refusal TooManyWriters { get; } =
        new(RefusalKind.Conflict, "resource_conflict", "Others are changing the same thing; try again in a second");
}
