namespace Payments.Storage;

/// <summary>The tables that a store keeps for the library.</summary>
public static class PaymentsSchema
{
    /// <summary>
    /// The steps from an empty database to this release. A store is constructed with it; <see cref="Schema.Table{T}"/> finds the table of a
    /// type of record.
    /// </summary>
    public static Schema Current { get; } =
        Concepts.All.SchemaOf([
            Concepts.All.Step(1, "first payment"),
            Concepts.All.Step(2, "pricing and rails"),
            Concepts.All.Step(3, "customers, saved cards and disputes"),
            Concepts.All.Step(4, "ledger, balances and e-mail") with
            {
                CreatesRunningSums = true,
            },
            Concepts.All.Step(5, "providers' references"),
            Concepts.All.Step(6, "lists by what people search"),
        ]);
}
