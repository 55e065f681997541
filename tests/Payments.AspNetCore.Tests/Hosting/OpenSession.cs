using System.Text.Json;

namespace Payments.AspNetCore.Tests.Hosting;

/// <summary>What a merchant knows of a session that it has just created.</summary>
internal sealed record OpenSession(string Id, string IntentId, string Url)
{
    public string PageToken => Url[(Url.IndexOf('=', StringComparison.Ordinal) + 1)..];

    public static OpenSession Read(JsonElement session) =>
        new(
            LastPart(session.GetProperty("name")),
            LastPart(session.GetProperty("payment_intent")),
            session.GetProperty("url").GetString()!
        );

    private static string LastPart(JsonElement name) => name.GetString()!.Split('/')[^1];
}
