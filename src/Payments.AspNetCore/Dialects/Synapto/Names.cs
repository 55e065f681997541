using System.Diagnostics.CodeAnalysis;

namespace Payments.AspNetCore.Synapto;

/// <summary>Synapto's resource names, such as "accounts/acct_x/checkout-sessions/cs_y".</summary>
internal static class Names
{
    public const string Sessions = "checkout-sessions";
    public const string Intents = "payment-intents";
    public const string Setups = "setup-intents";
    public const string Customers = "customers";
    public const string Methods = "payment-methods";
    public const string Charges = "charges";
    public const string Refunds = "refunds";
    public const string Disputes = "disputes";
    public const string Events = "events";

    public static string Session(CheckoutSession session) => Of(session.Owner, Sessions, session.Id);

    public static string Intent(Owner owner, string id) => Of(owner, Intents, id);

    public static string Charge(Charge charge) => Of(charge.Owner, Charges, charge.Id);

    public static string Event(PaymentEvent paymentEvent) => Of(paymentEvent.Owner, Events, paymentEvent.Id);

    public static string Of(Owner owner, string collection, string id) => $"accounts/{owner.Account}/{collection}/{id}";

    /// <summary>A name as it could be, for messages.</summary>
    public static string Example(Owner owner, string collection) => Of(owner, collection, PrefixOf(collection) + "…");

    /// <summary>
    /// The id that a resource name ends with; false for a name of another account or collection, and for what is no name.
    /// </summary>
    public static bool TryRead(Owner owner, string collection, string name, [NotNullWhen(true)] out string? id)
    {
        var start = Of(owner, collection, "");
        id =
            name.StartsWith(start, StringComparison.Ordinal) && Id.IsWellFormed(name[start.Length..], PrefixOf(collection))
                ? name[start.Length..]
                : null;
        return id is not null;
    }

    private static string PrefixOf(string collection) =>
        collection switch
        {
            Sessions => "cs_",
            Intents => "pi_",
            Setups => "seti_",
            Customers => "cus_",
            Methods => "pm_",
            Charges => "ch_",
            Refunds => "re_",
            Disputes => "dp_",
            Events => "evt_",
            _ => throw new ArgumentOutOfRangeException(nameof(collection)),
        };
}
