namespace Payments;

/// <summary>The methods by which money is drawn from a payer's bank account. Pure.</summary>
public static class DebitMethods
{
    /// <summary>The scheme of a method, or null where it draws from no bank account.</summary>
    public static DebitScheme? SchemeOf(string? method) =>
        method switch
        {
            MethodIds.BacsDebit => DebitScheme.Bacs,
            MethodIds.SepaDebit => DebitScheme.SepaCore,
            MethodIds.Autogiro => DebitScheme.Autogiro,
            _ => null,
        };

    /// <summary>
    /// What may be kept of the account that the payer gave, or null where the method debits none, or the account is wrong.
    /// </summary>
    /// <param name="method">The method's id.</param>
    /// <param name="fields">What the payer gave, by field.</param>
    public static BankAccountSummary? Summarize(string? method, IReadOnlyDictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        switch (SchemeOf(method))
        {
            case DebitScheme.Bacs:
                UkBankAccount.Check(
                    fields.GetValueOrDefault(Requirement.SortCode),
                    fields.GetValueOrDefault(Requirement.AccountNumber),
                    out var uk
                );
                return uk?.Summarize();
            case DebitScheme.SepaCore:
                return Iban.TryParse(fields.GetValueOrDefault(Requirement.Iban), out var iban) ? iban.Summarize() : null;
            case DebitScheme.Autogiro:
                SwedishBankAccount.Check(
                    fields.GetValueOrDefault(Requirement.ClearingNumber),
                    fields.GetValueOrDefault(Requirement.AccountNumber),
                    out var swedish
                );
                return swedish?.Summarize();
            case null:
            default:
                return null;
        }
    }
}
