namespace Payments;

/// <summary>Every concept of the library, a line for each.</summary>
internal static class Concepts
{
    // A step of the schema creates its tables in this order.
    public static ConceptList All { get; } =
        new([
            new SessionConcept(),
            new IntentConcept(),
            new ChargeConcept(),
            new EventConcept(),
            new IdempotencyConcept(),
            new WebhookConcept(),
            new QuoteConcept(),
            new PaymentMethodTypeConcept(),
            new RefundConcept(),
            new ApiKeyConcept(),
            new CustomerConcept(),
            new SetupConcept(),
            new DisputeConcept(),
            new LedgerConcept(),
            new BankLineConcept(),
            new CustomerBalanceConcept(),
            new UnitOwnershipConcept(),
            new EmailConcept(),
        ]);
}
