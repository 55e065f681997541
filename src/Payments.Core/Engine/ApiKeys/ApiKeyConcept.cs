namespace Payments;

internal sealed class ApiKeyConcept() : Concept("API keys")
{
    public override IReadOnlyList<string> IdPrefixes => [ApiKeyStorage.IdPrefix];

    public override IReadOnlyList<ConceptTable> Tables(IReadOnlyList<EventType> eventTypes) =>
        [new(1, ApiKeyStorage.Table), new(2, SigningKeyStorage.Table), new(2, OwnerTagStorage.Table)];
}
