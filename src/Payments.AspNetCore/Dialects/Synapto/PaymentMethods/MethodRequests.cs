using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Synapto's requests for saved cards. Pure.</summary>
internal static class MethodRequests
{
    /// <summary>The body of an update: the fields that are given.</summary>
    public static (PaymentMethodChange? Change, RequestProblem? Problem) Update(JsonElement body)
    {
        var fields = new JsonFields(body);
        int? month = null;
        int? year = null;
        if (fields.OptionalObject("card", " such as {\"exp_month\":12,\"exp_year\":2030}") is { } card)
        {
            foreach (var name in (string[])["number", "cvc"])
                card.RefuseGiven(
                    name,
                    $"card.{name} is refused: card numbers never go through your server; "
                        + "keep another card in the payer's browser with the JS SDK"
                );
            month = card.OptionalInteger("exp_month");
            year = card.OptionalInteger("exp_year");
            card.RefuseUnknown();
        }

        var isGiven = fields.IsGiven("metadata");
        var metadata = Fields.Metadata(fields);
        fields.RefuseUnknown();
        return fields.Problem is { } problem
            ? (null, problem)
            : (
                new PaymentMethodChange
                {
                    ExpiryMonth = month,
                    ExpiryYear = year,
                    Metadata = isGiven ? metadata : null,
                },
                null
            );
    }
}
