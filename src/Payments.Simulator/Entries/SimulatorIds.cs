namespace Payments.Simulator;

/// <summary>The simulator's own ids.</summary>
internal static class SimulatorIds
{
    /// <summary>The name of the provider.</summary>
    public const string Provider = "simulator";

    private const string DisputePrefix = "simdp_";
    private const string LinePrefix = "simln_";

    public static string Charge(DateTimeOffset now, RandomSource random) => Id.New("simch_", now, random);

    public static string Line(DateTimeOffset now, RandomSource random) => Id.New(LinePrefix, now, random);

    /// <summary>
    /// The reference of the bank line that arrives by itself: one per charge, and the same at each reading of the ledger.
    /// </summary>
    public static string LineOf(string chargeReference) =>
        $"{LinePrefix}{chargeReference[(chargeReference.IndexOf('_', StringComparison.Ordinal) + 1)..]}";

    public static string Refund(DateTimeOffset now, RandomSource random) => Id.New("simre_", now, random);

    public static string Dispute(DateTimeOffset now, RandomSource random) => Id.New(DisputePrefix, now, random);

    /// <summary>
    /// The id of the dispute that a test card brings about by itself: one per charge, and the same at each reading of the ledger.
    /// </summary>
    public static string DisputeOf(string chargeReference) =>
        $"{DisputePrefix}{chargeReference[(chargeReference.IndexOf('_', StringComparison.Ordinal) + 1)..]}";
}
