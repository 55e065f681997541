using Xunit;

namespace Payments.Core.Tests;

public class MoneyMemoryTests
{
    private static readonly Money Amount = Money.FromMinorUnits(123_456_789, Currency.Kwd);

    [Fact]
    public void Reading_an_accepted_amount_allocates_nothing()
    {
        AssertAllocatesNothing(() => Money.TryParseMinorUnits("123456789"u8, Currency.Kwd, out _, out _));
        AssertAllocatesNothing(() => Money.TryParseMinorUnits("123456789", Currency.Kwd, out _, out _));
        AssertAllocatesNothing(() => Money.TryParseDecimal("123456.789"u8, Currency.Kwd, out _, out _));
        AssertAllocatesNothing(() => Money.TryParseDecimal("123456.789", Currency.Kwd, out _, out _));
    }

    [Fact]
    public void Refusing_an_amount_allocates_nothing()
    {
        AssertAllocatesNothing(() => !Money.TryParseMinorUnits("12 345,\u0663e"u8, Currency.Kwd, out _, out _));
        AssertAllocatesNothing(() => !Money.TryParseDecimal("12 345,\u0663e", Currency.Kwd, out _, out _));
    }

    [Fact]
    public void Finding_a_currency_allocates_nothing()
    {
        AssertAllocatesNothing(() => Currency.TryGet("KWD"u8, out _));
        AssertAllocatesNothing(() => Currency.TryGetIgnoreCase("kwd", out _));
        AssertAllocatesNothing(() => !Currency.TryGet("XXX"u8, out _, out _));
    }

    [Fact]
    public void Writing_an_amount_allocates_nothing()
    {
        byte[] bytes = new byte[21];
        char[] characters = new char[21];

        AssertAllocatesNothing(() => Amount.TryFormatMinorUnits(bytes, out _));
        AssertAllocatesNothing(() => Amount.TryFormatMinorUnits(characters, out _));
        AssertAllocatesNothing(() => Amount.TryFormatDecimal(bytes, out _));
        AssertAllocatesNothing(() => Amount.TryFormatDecimal(characters, out _));
    }

    [Fact]
    public void Allocating_into_given_room_allocates_nothing()
    {
        long[] ratios = [.. Enumerable.Range(1, 64).Select(ratio => (long)ratio)];
        Money[] room = new Money[64];

        AssertAllocatesNothing(() =>
        {
            Amount.Allocate(ratios, room);
            return room[0].IsPositive;
        });
        AssertAllocatesNothing(() =>
        {
            // Products of this amount need 128 bits.
            Money.FromMinorUnits(long.MaxValue, Currency.Kwd).Allocate(ratios, room);
            return room[0].IsPositive;
        });
        AssertAllocatesNothing(() =>
        {
            Amount.Split(room);
            return room[0].IsPositive;
        });
    }

    [Fact]
    public void Arithmetic_allocates_nothing() =>
        AssertAllocatesNothing(() =>
            ((Amount + Amount).Multiply(3).Multiply(0.175m, MidpointRounding.ToEven) - Amount.Divide(7, MidpointRounding.ToEven)) < Amount
        );

    private static void AssertAllocatesNothing(Func<bool> operation)
    {
        for (int warmUp = 0; warmUp < 100; warmUp++)
            Assert.True(operation());

        bool all = true;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int run = 0; run < 100; run++)
            all &= operation();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(all);
        Assert.Equal(0, allocated);
    }
}
