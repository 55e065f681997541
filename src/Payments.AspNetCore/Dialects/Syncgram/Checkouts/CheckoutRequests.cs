using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Syncgram;

/// <summary>Syncgram's requests for checkouts: JSON in, a command or everything that is wrong out. Pure.</summary>
internal static class CheckoutRequests
{
    /// <summary>20 keys and 10 KB in all, with any JSON values; a key or a value may have all of the room.</summary>
    public static MetadataPolicy Metadata { get; } =
        new(MaximumKeys: 20, MaximumKeyLength: KiloBytes10, MaximumValueLength: KiloBytes10)
        {
            MaximumBytes = KiloBytes10,
            AllowsNested = true,
        };

    private const int KiloBytes10 = 10 * 1024;

    /// <summary>The body of a create.</summary>
    /// <param name="owner">Whose checkout.</param>
    /// <param name="body">The body.</param>
    /// <param name="supported">The currencies that a price may be in.</param>
    /// <param name="problems">Everything that is wrong; empty exactly where there is a request.</param>
    public static CheckoutSessionRequest? Create(Owner owner, JsonElement body, SupportedCurrencies supported, out FieldProblems problems)
    {
        var fields = new JsonFields(body);
        var pricing = CheckoutFields.Pricing(fields, supported);
        var customer = new CustomerDetails
        {
            Email = CheckoutFields.Email(fields, "customer_email"),
            FirstName = CheckoutFields.RequiredName(fields, "customer_first_name"),
            LastName = CheckoutFields.RequiredName(fields, "customer_last_name"),
        };
        var successUrl = CheckoutFields.Url(fields, "success_url");
        var cancelUrl = CheckoutFields.Url(fields, "cancel_url");
        var metadata = CheckoutFields.Metadata(fields, Metadata);
        var reference = Fields.OptionalText(fields, "reference", Limits.UniqueReferenceLength);
        var lifetime = CheckoutFields.Lifetime(fields);
        var simulate = Fields.Simulated(fields, owner, underpaid: true);
        fields.RefuseUnknown();
        problems = fields.Problems;
        return problems.Count > 0 || pricing is null
            ? null
            : new CheckoutSessionRequest
            {
                Amount = pricing.Base,
                Pricing = pricing,
                Customer = customer,
                SuccessUrl = successUrl,
                CancelUrl = cancelUrl,
                AllowHttpRedirects = true,
                Metadata = metadata,
                ClientReferenceId = reference,
                ReferenceIsUnique = true,
                Lifetime = lifetime,
                Simulate = simulate,
                Origin = Names.Origin,
                OneAttempt = true,
            };
    }

    /// <summary>The query of a list: limit 1 to 100, 50 where absent; offset 0 where absent; a status that is one of those known.</summary>
    public static (int Limit, int Offset, string? Status, FieldProblems Problems) List(
        IQueryCollection query,
        IReadOnlyList<string> statuses,
        string statusName
    )
    {
        var fields = new QueryFields(query);
        var problems = fields.Problems;
        var limit = fields.Integer("limit", DefaultPageSize, 1, Limits.PageSize);
        var offset = fields.Integer("offset", 0, 0, int.MaxValue);
        var status = fields.Optional(statusName);
        if (status is not null && !statuses.Contains(status, StringComparer.OrdinalIgnoreCase))
            problems.Add(statusName, $"{statusName} must be one of {string.Join(", ", statuses)}");
        foreach (var name in query.Keys.Where(name => name is not ("limit" or "offset") && name != statusName))
            problems.Add(
                TextExcerpt.Of(name),
                $"{TextExcerpt.Of(name)} is not a parameter of this list; it takes limit, offset, {statusName}"
            );
        return (limit, offset, status, problems);
    }

    private const int DefaultPageSize = 50;
}
