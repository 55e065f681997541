namespace Payments;

/// <summary>
/// When a requirement applies: where the value of another field begins with one of some texts, such as the countries of an IBAN. Until
/// that field is given, the requirement does not apply.
/// </summary>
/// <param name="Field">The other field.</param>
/// <param name="BeginsWith">
/// In upper case; compared with the field's value without spaces, dashes and invisible characters, and without the word IBAN in front.
/// </param>
public sealed record RequirementCondition(string Field, IReadOnlyList<string> BeginsWith)
{
    /// <summary>Whether it holds for what was given so far.</summary>
    /// <param name="given">By field, as it was written.</param>
    public bool Holds(IReadOnlyDictionary<string, string?> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var value = IbanCountries.WithoutWord(TypedNumber.Compact(given.GetValueOrDefault(Field) ?? ""));
        return BeginsWith.Any(beginning => value.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Equal fields and equal beginnings in the same order.</summary>
    public bool Equals(RequirementCondition? other) =>
        other is not null && Field == other.Field && BeginsWith.SequenceEqual(other.BeginsWith);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Field, BeginsWith.Count);
}
