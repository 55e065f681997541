using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Synapto's requests for customers. Pure.</summary>
internal static class CustomerRequests
{
    private const string Form = " such as {\"full_name\":\"Jane Doe\",\"email\":\"jane@example.com\"}";

    private static readonly string[] _maskable =
    [
        "full_name",
        "email",
        "phone",
        "address",
        "description",
        "metadata",
        "default_payment_method",
    ];

    /// <summary>The body of a create.</summary>
    public static (CustomerRequest? Request, RequestProblem? Problem) Create(JsonElement body)
    {
        var root = new JsonFields(body);
        CustomerRequest? request = null;
        if (root.RequiredObject("customer", Form) is { } fields)
        {
            fields.RefuseGiven(
                "default_payment_method",
                "customer.default_payment_method: a new customer has no saved card; save one first, then update the customer"
            );
            request = new CustomerRequest
            {
                Name = Name(fields),
                Email = Email(fields),
                Phone = Fields.Text(fields, "phone"),
                Address = Address(fields),
                Description = Fields.Text(fields, "description"),
                Metadata = Fields.Metadata(fields),
            };
            fields.RefuseUnknown();
        }

        root.RefuseUnknown();
        return root.Problem is { } problem ? (null, problem) : (request, null);
    }

    /// <summary>
    /// The body of an update: the fields that are given, of which one that is null or empty is emptied; or, where there is a
    /// mask, the fields of the mask alone, of which one that is not given is emptied.
    /// </summary>
    public static (CustomerChange? Change, RequestProblem? Problem) Update(Owner owner, JsonElement body)
    {
        var root = new JsonFields(body);
        var fields = root.RequiredObject("customer", Form);
        var mask = Mask(root);
        CustomerChange? change = null;
        if (fields is not null)
        {
            bool IsNamed(string name) => mask?.Contains(name) ?? fields.IsGiven(name);
            var (name, email, phone, address) = (Name(fields), Email(fields), Fields.Text(fields, "phone"), Address(fields));
            var (description, metadata) = (Fields.Text(fields, "description"), Fields.Metadata(fields));
            var chosen = Fields.Named(fields, owner, "default_payment_method", Names.Methods);
            fields.RefuseUnknown();
            change = new CustomerChange
            {
                Name = IsNamed("full_name") ? new(name) : null,
                Email = IsNamed("email") ? new(email) : null,
                Phone = IsNamed("phone") ? new(phone) : null,
                Address = IsNamed("address") ? new(address) : null,
                Description = IsNamed("description") ? new(description) : null,
                Metadata = IsNamed("metadata") ? metadata : null,
                DefaultPaymentMethodId = IsNamed("default_payment_method") ? new(chosen) : null,
            };
        }

        root.RefuseUnknown();
        return root.Problem is { } problem ? (null, problem) : (change, null);
    }

    private static string[]? Mask(JsonFields root)
    {
        if (Fields.Text(root, "update_mask") is not { } text)
            return null;

        var paths = text.Split(',', StringSplitOptions.TrimEntries);
        if (paths.FirstOrDefault(path => !_maskable.Contains(path)) is { } unknown)
            root.Refuse(
                "update_mask",
                $"update_mask: \"{TextExcerpt.Of(unknown)}\" is no field that can be updated; it "
                    + $"takes {string.Join(", ", _maskable)}, with commas between them"
            );
        return paths;
    }

    private static string? Name(JsonFields fields)
    {
        var text = Fields.Text(fields, "full_name");
        if (text is not null && !CustomerRules.IsName(text))
            fields.Refuse("full_name", $"customer.full_name must be a name of 1 to {Limits.CustomerTextLength} characters");
        return text;
    }

    private static string? Email(JsonFields fields)
    {
        var text = Fields.Text(fields, "email");
        if (text is not null && !CustomerRules.IsEmail(text))
            fields.Refuse("email", $"customer.email {CustomerRules.DescribeEmail(text)}");
        return text;
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
