using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// An ISO 4217 currency that has a minor unit of 0, 2, 3 or 4 digits; one that the standard has withdrawn can only be read. Codes
/// without a minor unit (XAU, XTS, XXX) cannot be represented.
/// </summary>
/// <remarks>
/// <see cref="Of"/> and <c>TryGet</c> find active codes alone. Stored amounts may be in a currency that was retired since: their JSON,
/// <see cref="OfRecord"/> and <c>TryGetOfRecord</c> read those too, and no payment, price or credit is taken in them.
/// One byte, immutable, safe to share. <c>default(Currency)</c> stands for no currency: it equals only itself, its properties throw
/// <see cref="InvalidOperationException"/>, and nothing accepts it. The JSON form is the code as a string.
/// </remarks>
[JsonConverter(typeof(CurrencyJsonConverter))]
public readonly partial record struct Currency
{
    private static readonly CurrencyEntry[] Known = [.. CurrencyTable.Entries, .. CurrencyTable.Retired];
    private static readonly Currency[] Listed = ListAll();

    private readonly byte _number;

    private Currency(byte number) => _number = number;

    /// <summary>Every active currency, ordered by code (ordinal).</summary>
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

    /// <summary>Whether the standard has withdrawn it: what is stored can be read, and nothing new is taken in it.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public bool IsRetired
    {
        get
        {
            if (_number == 0)
                ThrowNoCurrency();
            return _number > CurrencyTable.Entries.Length;
        }
    }

    private ref readonly CurrencyEntry Entry
    {
        get
        {
            if (_number == 0)
                ThrowNoCurrency();
            return ref Known[_number - 1];
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
