using FsCheck;
using FsCheck.Fluent;

namespace Payments.Core.Tests;

/// <summary>Amounts of every currency, small ones and those at the edges of the range more often than chance would give them.</summary>
internal static class MoneyGenerators
{
    public static Gen<Currency> Currencies { get; } = Gen.Elements<Currency>(Currency.All);

    /// <summary>Every bit by chance, then shifted, so that every magnitude is as likely as any other.</summary>
    private static readonly Gen<long> AnyLong =
        from quarters in Gen.ArrayOf(Gen.Choose(0, ushort.MaxValue), 4)
        from shift in Gen.Choose(0, 63)
        select quarters.Aggregate(0L, (bits, quarter) => (bits << 16) | (uint)quarter) >> shift;

    public static Gen<long> Units { get; } =
        Gen.OneOf(
            AnyLong,
            Gen.Choose(-1_000, 1_000).Select(units => (long)units),
            Gen.Elements(long.MinValue, long.MinValue + 1, -1L, 0L, 1L, long.MaxValue - 1, long.MaxValue)
        );

    public static Gen<Money> Amounts { get; } =
        from units in Units
        from currency in Currencies
        select Money.FromMinorUnits(units, currency);

    public static Gen<Money> ParseableAmounts { get; } = Amounts.Where(amount => !amount.IsNegative);

    public static Gen<long[]> Ratios { get; } =
        Gen.OneOf(
                Gen.ArrayOf(Gen.Choose(0, 10).Select(ratio => (long)ratio)),
                Gen.ArrayOf(Gen.Elements(0L, 1L, 3L, 7L, long.MaxValue / 3, long.MaxValue)),
                Gen.ArrayOf(AnyLong.Select(ratio => ratio & long.MaxValue))
            )
            .Where(ratios => ratios.Any(ratio => ratio > 0));

    public static void Check<T>(Gen<T> cases, Func<T, bool> law) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Arb.From(cases), law));
}
