using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>
/// What a charge by a rail must name. What the catalog rules out is a bug of the caller; what a payer mistyped declines the
/// charge. No message repeats what the payer gave.
/// </summary>
internal static class RailRules
{
    private const int FingerprintBytes = 16;

    public static void Check(PaymentSource.Rail source, Currency currency, string parameter)
    {
        var offer =
            SimulatorMethods.Find(source, currency)
            ?? throw new ArgumentException(
                "The simulator does not offer this method. Take one of PaymentSimulator.Methods; a card is charged by its token.",
                parameter
            );
        if (!offer.Currencies.Contains(currency))
            throw new ArgumentException(
                $"The simulator takes no {currency} by {offer.Method}, only "
                    + $"{string.Join(", ", offer.Currencies)}. Offer the method in these currencies.",
                parameter
            );
        if (offer.Rails.Count == 0 && source.RailId is not null)
            throw new ArgumentException($"The method {offer.Method} has no rails to choose from. Leave the rail null.", parameter);
        if (offer.Rails.Count > 0 && RailOf(source, currency) is null)
            throw new ArgumentException(
                $"The method {offer.Method} has no such rail in {currency}. Take one of "
                    + $"{string.Join(", ", offer.RailsFor(currency).Select(static rail => rail.Id))}.",
                parameter
            );
        string[] required = [.. RequirementRules.Applicable(offer.Requirements, source.Fields!).Select(static required => required.Field)];
        if (!source.Fields.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(required))
            throw new ArgumentException(
                $"The method {offer.Method} takes {(required.Length == 0 ? "no field" : string.Join(", ", required))} and no other field.",
                parameter
            );
    }

    public static PaymentRail? RailOf(PaymentSource.Rail source, Currency currency) =>
        SimulatorMethods.Find(source, currency)?.RailsFor(currency).FirstOrDefault(rail => rail.Id == source.RailId);

    /// <summary>Whether what the payer gave is as the method requires, in the form in which a provider takes it.</summary>
    public static bool IsWellFormed(PaymentSource.Rail source, Currency currency)
    {
        var requirements = SimulatorMethods.Find(source, currency)!.Requirements;
        var taken = RequirementRules.Check(requirements, RailOf(source, currency), source.Fields!, out var problems);
        return problems.Count == 0 && taken.All(field => source.Fields[field.Key] == field.Value);
    }

    /// <summary>
    /// Distinguishes the request from another one of the same key without repeating the payer's number. Not in hexadecimal: a run of its
    /// digits could be taken for a card number.
    /// </summary>
    public static string FingerprintOf(string key, PaymentSource.Rail source) => Base64Url.EncodeToString(DigestOf(key, source));

    /// <summary>Whether a fingerprint is this request's, also where an earlier release wrote it in hexadecimal.</summary>
    public static bool IsOf(string fingerprint, string key, PaymentSource.Rail source)
    {
        var digest = DigestOf(key, source);
        return fingerprint == Base64Url.EncodeToString(digest) || fingerprint == Convert.ToHexStringLower(digest);
    }

    /// <summary>The merchant's word goes before the payer's number.</summary>
    public static TestPayerEffect EffectOf(ChargeRequest request, PaymentSource.Rail source) =>
        request.Simulate switch
        {
            SimulatedOutcome.Success => TestPayerEffect.Pays,
            SimulatedOutcome.Failed => TestPayerEffect.Refuses,
            SimulatedOutcome.Underpaid => TestPayerEffect.Underpays,
            null => PayerNumbers.EffectOf(NumberOf(source)),
        };

    /// <summary>The phone or account number, or nothing where the method asks for none.</summary>
    public static string NumberOf(PaymentSource.Rail source) =>
        source.Fields.GetValueOrDefault(Requirement.PhoneNumber) ?? source.Fields.GetValueOrDefault(Requirement.BankAccountNumber) ?? "";

    private static byte[] DigestOf(string key, PaymentSource.Rail source)
    {
        var text = new StringBuilder().Append(key).Append('\0').Append(source.Method).Append('\0').Append(source.RailId);
        foreach (var (field, value) in source.Fields.OrderBy(static field => field.Key, StringComparer.Ordinal))
            text.Append('\0').Append(field).Append('\0').Append(value);
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..FingerprintBytes];
    }
}
