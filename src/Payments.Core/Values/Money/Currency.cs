using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// An active ISO 4217 currency that has a minor unit of 0, 2, 3 or 4 digits. Codes without one (XAU, XTS, XXX) cannot be represented.
/// </summary>
/// <remarks>
/// One byte, immutable, safe to share. <c>default(Currency)</c> stands for no currency: it equals only itself, its properties throw
/// <see cref="InvalidOperationException"/>, and nothing accepts it. The JSON form is the code as a string.
/// </remarks>
[JsonConverter(typeof(CurrencyJsonConverter))]
public readonly partial record struct Currency
{
    private static readonly Currency[] Listed = ListAll();

    private readonly byte _number;

    private Currency(byte number) => _number = number;

    /// <summary>Every currency there is, ordered by code (ordinal).</summary>
    public static IReadOnlyList<Currency> All { get; } = Array.AsReadOnly(Listed);

    /// <summary>Three upper-case ASCII letters.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Code => Entry.Code;

    /// <summary>1 to 999, written by the standard with three digits (ALL is 8, written 008).</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public int NumericCode => Entry.NumericCode;

    /// <summary>0, 2, 3 or 4: how many decimals an amount in major units has.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public int MinorUnitDigits => Entry.MinorUnitDigits;

    /// <summary>The English name as the standard writes it; for display only, as two codes may share it.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Name => Entry.Name;

    private ref readonly CurrencyEntry Entry
    {
        get
        {
            if (_number == 0)
                ThrowNoCurrency();
            return ref CurrencyTable.Entries[_number - 1];
        }
    }

    /// <summary>The code, or <c>(no currency)</c> for <c>default</c>.</summary>
    public override string ToString() => _number == 0 ? "(no currency)" : Code;

    private static Currency[] ListAll()
    {
        var all = new Currency[CurrencyTable.Entries.Length];
        for (int index = 0; index < all.Length; index++)
            all[index] = new Currency((byte)(index + 1));
        return all;
    }

    private static void ThrowNoCurrency() =>
        throw new InvalidOperationException(
            "This is default(Currency), which stands for no currency; take one from Currency.Of or Currency.TryGet."
        );
}
