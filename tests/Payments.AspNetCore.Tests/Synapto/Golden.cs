using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Payments.AspNetCore.Tests.Synapto;

/// <summary>The documents' examples, kept as files; a name stands in each for what differs from run to run.</summary>
internal static partial class Golden
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Read(string name)
    {
        using var stream = typeof(Golden).Assembly.GetManifestResourceStream($"Golden/{name}")
            ?? throw new InvalidOperationException($"There is no golden file {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A JSON answer as the documents print it: one field a line in the order sent, ids as placeholders.</summary>
    public static string Form(string json)
    {
        var text = JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Indented) + "\n";
        text = PageTokens().Replace(text, "=cs_SESSION_ID");
        text = SessionIds().Replace(text, "cs_SESSION_ID");
        text = IntentIds().Replace(text, "pi_PAYMENT_INTENT_ID");
        return EventIds().Replace(text, "evt_EVENT_ID");
    }

    [GeneratedRegex("=cs_[0-9A-Za-z]{65}_t_acct_YOUR_ACCOUNT(?=\")")]
    private static partial Regex PageTokens();

    [GeneratedRegex("\\bcs_[0-9A-Za-z]{22}\\b")]
    private static partial Regex SessionIds();

    [GeneratedRegex("\\bpi_[0-9A-Za-z]{22}\\b")]
    private static partial Regex IntentIds();

    [GeneratedRegex("\\bevt_[0-9A-Za-z]{22}\\b")]
    private static partial Regex EventIds();
}
