using System.Text.Json;
using System.Text.Json.Nodes;
using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Tests.Webhooks;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>What <see cref="DialectSpecification"/> has to know of a dialect: its data, and how its responses are read.</summary>
internal abstract class DialectProfile
{
    public const string KeyHeader = "Idempotency-Key";
    public const string ReplayHeader = "Idempotent-Replayed";

    /// <summary>What the accounts of the specification take by card.</summary>
    public static IReadOnlyList<string> Currencies { get; } = ["USD", "GBP", "EUR", "NGN", "GHS", "JPY", "KWD"];

    public abstract CheckoutDialect Dialect { get; }

    /// <summary>The moment of the documents' examples.</summary>
    public virtual DateTimeOffset Now { get; } = new(2025, 11, 17, 16, 0, 0, TimeSpan.Zero);

    /// <summary>The account of the documents' examples.</summary>
    public abstract string Account { get; }

    /// <summary>Where the documents' pages are.</summary>
    public abstract string PublicUrl { get; }

    /// <summary>The name of its webhook format.</summary>
    public string Format => $"{Dialect}".ToLowerInvariant();

    /// <summary>What the Authorization header begins with.</summary>
    public virtual string Scheme => "Bearer";

    public abstract string SessionsOf(Owner owner);

    /// <summary>A session's id that is well formed and of nobody.</summary>
    public abstract string UnknownId { get; }

    /// <summary>
    /// Fields to set in a body that is in order, as JSON (null takes the field away), and the field that the refusal names.
    /// </summary>
    public abstract IReadOnlyList<(string Field, string? Json, string Named)> BadValues { get; }

    /// <summary>Amounts: the currency, the amount as JSON on the wire, and the minor units that it is.</summary>
    public abstract IReadOnlyList<(string Currency, string Amount, long MinorUnits)> Amounts { get; }

    /// <summary>Documented examples: the request's golden file and the response's.</summary>
    public abstract IReadOnlyList<(string Request, string Response)> Examples { get; }

    /// <summary>The statuses of refusals.</summary>
    public abstract (int NoKey, int UnknownKey, int PublishableKey, int OtherBody) Statuses { get; }

    /// <summary>The type of the event that a paid session sends.</summary>
    public abstract string PaidEvent { get; }

    /// <summary>Makes a body that is in order.</summary>
    public abstract Task<string> BodyAsync(DialectSite site);

    /// <summary>Sets the amount of a body.</summary>
    public abstract string Priced(string body, string currency, string amount);

    /// <summary>The amount that a session's response shows, as JSON; null where it shows none.</summary>
    public abstract string? AmountOf(JsonElement session);

    /// <summary>The id on the wire.</summary>
    public abstract string IdOf(JsonElement session);

    /// <summary>The engine's id for an id on the wire.</summary>
    public abstract string StoredId(string id);

    /// <summary>A response's golden form.</summary>
    public abstract string Printed(string body);

    /// <summary>A page of two of the list of payments: the ids of the sessions, and what leads on; null at the end.</summary>
    public abstract Task<(IReadOnlyList<string> Ids, string? Next)> PageAsync(DialectSite site, string? after);

    /// <summary>Holds a refusal against the dialect's envelope, all of it but the words; the field where one is named.</summary>
    public abstract void AssertRefused(Answer answer, int status, string? field);

    /// <summary>The type of an event.</summary>
    public abstract string EventOf(JsonElement told);

    /// <summary>Checks a webhook's signature as a merchant does.</summary>
    public abstract SignatureVerdict Verify(ReceivedPost post, string secret, DateTimeOffset now);

    /// <summary>A body with a field set or, by null, taken away. A path such as "pricing.amount" leads inside.</summary>
    public static string With(string body, string path, string? json)
    {
        var root = JsonNode.Parse(body)!.AsObject();
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(root, (at, name) => at[name]!.AsObject());
        parent.Remove(names[^1]);
        if (json is not null)
            parent[names[^1]] = JsonNode.Parse(json);
        return root.ToJsonString();
    }
}
