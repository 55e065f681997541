using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>The posted form of a step. It can contain a card number or a phone number, so it never prints its values.</summary>
[DebuggerDisplay("(form)")]
internal sealed class StepForm(IFormCollection form)
{
    /// <summary>The step that the form asks for; null where it names none or an unknown one.</summary>
    public CheckoutStep? Step =>
        this[StepFields.Step] switch
        {
            "details" => CheckoutStep.Details,
            "edit" => CheckoutStep.Edit,
            "renew" => CheckoutStep.Renew,
            "confirm" => CheckoutStep.Confirm,
            "cancel" => CheckoutStep.Cancel,
            _ => null,
        };

    public string? Method => this[StepFields.Method];

    public string? Currency => this[StepFields.Currency];

    public string? Rail => this[StepFields.Rail] is { Length: > 0 } rail ? rail : null;

    public string? QuoteId => this[StepFields.Quote];

    /// <summary>All that was posted, for rules that take what they know and leave the rest.</summary>
    public IReadOnlyDictionary<string, string?> Values => form.Keys.ToDictionary(key => key, key => this[key], StringComparer.Ordinal);

    /// <summary>The value of a field; null where the field is missing or appears more than once.</summary>
    public string? this[string field] => form.TryGetValue(field, out var values) && values.Count == 1 ? values[0] : null;

    public override string ToString() => "(form)";
}

/// <summary>Completes a phone number as people write it at home. The payer sees the whole number before paying.</summary>
internal static class PhoneEntry
{
    /// <summary>The number in E.164. Text that is no phone number is returned as it is, so that the rules can say what is wrong.</summary>
    public static string? Complete(string? text, string? dialingCode) =>
        MobileNumber.Read(text, dialingCode, out var number) == MobileNumberProblem.None ? number : text?.Trim();
}

/// <summary>What the payer gave for a method, in order. Kept in the page's hidden fields until it is confirmed, and nowhere else.</summary>
/// <param name="Rail">The rail, or null where the method has none.</param>
/// <param name="Fields">What the method requires, by field.</param>
/// <param name="Card">The card with its seal, where the method is one.</param>
internal sealed record PaymentDetails(PaymentRail? Rail, IReadOnlyDictionary<string, string> Fields, StepCard? Card = null)
{
    public override string ToString() => "(details)";
}
