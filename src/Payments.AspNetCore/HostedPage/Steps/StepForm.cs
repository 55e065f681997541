using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>What a form of the stepped page posted. It may hold a card number or a phone number, so it prints nothing of itself.</summary>
[DebuggerDisplay("(form)")]
internal sealed class StepForm(IFormCollection form)
{
    /// <summary>Null where the form names no step that there is.</summary>
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

    /// <summary>A field that stands there once; null where it is missing or stands twice.</summary>
    public string? this[string field] => form.TryGetValue(field, out var values) && values.Count == 1 ? values[0] : null;

    public override string ToString() => "(form)";
}
