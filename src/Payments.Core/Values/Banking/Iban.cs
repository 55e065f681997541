namespace Payments;

/// <summary>
/// An international bank account number (ISO 13616): the country's two letters, two check digits, and the account as the country writes it.
/// It has passed the checks of its country's length and structure and of its check digits; whether there is such an account only the
/// bank knows.
/// The default value is empty and belongs to no country.
/// </summary>
public readonly struct Iban : IEquatable<Iban>
{
    private const int GroupSize = 4;
    private const string LookAlikes = "0 and O, and 1 and I, are easily confused";

    private readonly string? _text;

    private Iban(string text) => _text = text;

    /// <summary>15 to 33 letters and digits in upper case, without spaces: the form for banks.</summary>
    public string Electronic => _text ?? "";

    /// <summary>In groups of four: the form for people.</summary>
    public string Print => string.Join(' ', Electronic.Chunk(GroupSize).Select(group => new string(group)));

    /// <summary>Two letters in upper case, such as "DE".</summary>
    public string Country => _text is null ? "" : _text[..2];

    /// <summary>The last four characters, which may be shown and kept.</summary>
    public string Last4 => _text is null ? "" : AccountText.Last4(_text);

    /// <summary>True where the country is one of those that the SEPA schemes reach.</summary>
    public bool IsInSepa => IbanCountries.IsInSepa(Country);

    /// <summary>
    /// True where the country is in the European Economic Area. A debit from an account outside it names its payer's address:
    /// see <see cref="SepaRequirements.AddressOutsideEea"/>.
    /// </summary>
    public bool IsInEea => IbanCountries.IsInEea(Country);

    /// <summary>
    /// Reads an IBAN of any country. Spaces, dashes, dots and invisible characters between its characters, lower case, and the word
    /// IBAN in front, with a colon or without, are passed over.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="iban">The number, or the default where there is none.</param>
    public static bool TryParse(string? text, out Iban iban) => Check(text, sepaOnly: false, out iban) is null;

    /// <summary>Reads an IBAN as <see cref="TryParse"/> does, and says what is wrong with it.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="sepaOnly">True refuses countries outside SEPA, as euro debits must.</param>
    /// <param name="iban">The number, or the default where something is wrong.</param>
    /// <returns>
    /// Null, or the first problem, of the field "iban": nothing given, stray characters, no country in front, a country without
    /// IBANs or outside SEPA, a length that is not the country's, a letter where it has a digit or the other way round, check digits
    /// that do not fit, an account of zeros. What was written is never
    /// repeated in it.
    /// </returns>
    public static FieldRefusal? Check(string? text, bool sepaOnly, out Iban iban) =>
        Diagnose(text?.Trim() ?? "", sepaOnly, out iban) is { } problem
            ? new FieldRefusal(Requirement.Iban, $"{Requirement.Iban} {problem}")
            : null;

    /// <summary>What may be kept of the account.</summary>
    public BankAccountSummary Summarize() => new(BankAccountScheme.Iban, Country, Last4);

    /// <inheritdoc/>
    public bool Equals(Iban other) => Electronic == other.Electronic;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Iban other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Electronic.GetHashCode(StringComparison.Ordinal);

    /// <summary>The country and the last four characters: the whole number gets into no log by accident.</summary>
    public override string ToString() => _text is null ? "" : $"{Country}…{Last4}";

    /// <summary>The same account number.</summary>
    public static bool operator ==(Iban left, Iban right) => left.Equals(right);

    /// <summary>Another account number.</summary>
    public static bool operator !=(Iban left, Iban right) => !left.Equals(right);

    /// <summary>What is wrong, without the field's name in front, or null.</summary>
    internal static string? Diagnose(string text, bool sepaOnly, out Iban iban)
    {
        iban = default;
        if (text.Length == 0)
            return "is required: the IBAN of the account that pays, such as DE89 3704 0044 0532 0130 00";

        var compact = IbanCountries.WithoutWord((AccountText.Compact(text) ?? "").ToUpperInvariant());
        var problem = Form(text, compact) ?? CountryAndLength(compact, sepaOnly) ?? Structure(compact) ?? Sum(compact);
        if (problem is null)
            iban = new Iban(compact);
        return problem;
    }

    private static string? Form(string text, string compact) =>
        compact.Length == 0 || !compact.All(char.IsAsciiLetterOrDigit) ? "has letters A to Z and digits only; take out everything else"
        : CardNumber.IsWithin(text) && AccountText.IsDigits(compact)
            ? "is a card number; give the IBAN of the bank account, which begins with two letters"
        : !char.IsAsciiLetter(compact[0]) || compact.Length < 4 || !char.IsAsciiLetter(compact[1])
            ? "begins with two letters for the country, such as DE; give the whole IBAN, not the account number alone"
        : !char.IsAsciiDigit(compact[2]) || !char.IsAsciiDigit(compact[3])
            ? "has two digits after the country's letters, such as DE89; check the beginning"
        : null;

    private static string? CountryAndLength(string compact, bool sepaOnly)
    {
        var country = compact[..2];
        return IbanCountries.LengthOf(country) is not { } length
                ? $"begins with {country}, which is no country with IBANs; check the first two letters"
            : sepaOnly && !IbanCountries.IsInSepa(country)
                ? $"begins with {country}, a country outside SEPA; give an account in a SEPA country"
            : compact.Length != length
                ? $"has {length} characters in {country}, and this one has {compact.Length}; compare it with your bank statement"
            : null;
    }

    private static string? Structure(string compact)
    {
        const int AccountAt = 4;
        var country = compact[..2];
        var structure = IbanCountries.StructureOf(country)!;
        for (var i = 0; i < structure.Length; i++)
        {
            var isDigit = char.IsAsciiDigit(compact[AccountAt + i]);
            if (structure[i] == 'n' && !isDigit)
                return $"has a letter as character {AccountAt + i + 1}, where {country} has a digit; {LookAlikes}";
            if (structure[i] == 'a' && isDigit)
                return $"has a digit as character {AccountAt + i + 1}, where {country} has a letter; {LookAlikes}";
        }

        return null;
    }

    private static string? Sum(string compact) =>
        !IbanCheckDigits.AreValid(compact)
            ? "has check digits that do not fit the rest; look for a character that is wrong or swapped with its neighbor"
        : IsEmpty(compact) ? "has more than zeros behind its check digits; take it from a bank statement or the bank's app"
        : null;

    // The letters of a bank and zeros behind them are no account; letters that are a part of the account number can be one.
    private static bool IsEmpty(string compact)
    {
        const int AccountAt = 4;
        var structure = IbanCountries.StructureOf(compact.AsSpan(0, 2))!;
        return !compact
            .Skip(AccountAt)
            .Where((character, i) => structure[i] == 'c' ? character != '0' : character is >= '1' and <= '9')
            .Any();
    }
}
