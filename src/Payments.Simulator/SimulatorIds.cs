namespace Payments.Simulator;

/// <summary>The simulator's own ids.</summary>
internal static class SimulatorIds
{
    public static string Charge(DateTimeOffset now, RandomSource random) => Id.New("simch_", now, random);

    public static string Refund(DateTimeOffset now, RandomSource random) => Id.New("simre_", now, random);
}
