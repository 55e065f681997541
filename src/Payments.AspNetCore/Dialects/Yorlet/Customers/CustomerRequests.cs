using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Yorlet's requests for customers. Pure.</summary>
internal static class CustomerRequests
{
    /// <summary>Fields of the documented body that have no meaning here, and what to do instead.</summary>
    private static readonly (string Name, string Remedy)[] _notKept =
    [
        ("invoice_prefix", "there are no invoices here; leave it out"),
        ("invoicing", "there are no invoices here; leave it out"),
        ("next_invoice_sequence", "there are no invoices here; leave it out"),
        ("legal", "legal names are not kept apart here; use name, or metadata"),
        ("archived", "customers are not archived here; delete the customer instead"),
    ];

    /// <summary>The body of a create.</summary>
    public static (CustomerRequest? Request, RequestProblem? Problem) Create(JsonElement body)
    {
        var fields = Open(body);
        fields.RefuseGiven(
            "default_payment_method",
            "default_payment_method: a new customer has no saved card; save one first, then update the customer"
        );
        var email = Fields.Text(fields, "email");
        if (email is null)
            fields.Refuse("email", "email is required: an e-mail address such as \"name@example.com\"");
        var request = new CustomerRequest
        {
            Email = email,
            Name = Fields.Text(fields, "name"),
            Phone = Fields.Text(fields, "phone"),
            Address = Address(fields),
            Description = Fields.Text(fields, "description"),
            Metadata = Fields.Metadata(fields),
        };
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, problem) : (request, null);
    }

    /// <summary>The body of an update: what is given changes, and what is given as null is emptied.</summary>
    public static (CustomerChange? Change, RequestProblem? Problem) Update(JsonElement body)
    {
        var fields = Open(body);
        var change = new CustomerChange
        {
            Email = Changed(fields, "email"),
            Name = Changed(fields, "name"),
            Phone = Changed(fields, "phone"),
            Address =
                Address(fields) is var address && fields.IsGiven("address")
                    ? new Change<PostalAddress?>(address)
                    : default(Change<PostalAddress?>?),
            Description = Changed(fields, "description"),
            Metadata = Fields.Metadata(fields) is var metadata && fields.IsGiven("metadata") ? metadata : null,
            DefaultPaymentMethodId = Changed(fields, "default_payment_method"),
        };
        if (change.Email is { Value: null })
            fields.Refuse("email", "email must be an e-mail address such as \"name@example.com\"; null was sent");
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, problem) : (change, null);
    }

    private static JsonFields Open(JsonElement body)
    {
        var fields = new JsonFields(body);
        foreach (var (name, remedy) in _notKept)
            fields.RefuseGiven(name, $"{name}: {remedy}");
        return fields;
    }

    private static Change<string?>? Changed(JsonFields fields, string name)
    {
        var text = Fields.Text(fields, name);

        // A bare null would become a change to nothing.
        return fields.IsGiven(name) ? new Change<string?>(text) : default(Change<string?>?);
    }

    // An address without a single part is none.
    private static PostalAddress? Address(JsonFields fields)
    {
        if (
            fields.OptionalObject("address", " such as {\"line1\":\"1 High Street\",\"city\":\"London\",\"country\":\"GB\"}")
            is not { } parts
        )
            return null;

        var address = new PostalAddress
        {
            Line1 = Fields.Text(parts, "line1"),
            Line2 = Fields.Text(parts, "line2"),
            City = Fields.Text(parts, "city"),
            State = Fields.Text(parts, "state"),
            PostalCode = Fields.Text(parts, "postal_code"),
            Country = Fields.Text(parts, "country"),
        };
        parts.RefuseUnknown();
        return address == new PostalAddress() ? null : address;
    }
}
