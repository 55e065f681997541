using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Payments.AspNetCore.Tests;

/// <summary>The documents' examples, kept as files; a name stands in each for what differs from run to run.</summary>
internal static partial class Golden
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly (string Prefix, string Name)[] Placeholders =
    [
        ("pi", "pi_PAYMENT_INTENT_ID"),
        ("seti", "seti_SETUP_INTENT_ID"),
        ("cus", "cus_CUSTOMER_ID"),
        ("pm", "pm_PAYMENT_METHOD_ID"),
        ("ch", "ch_CHARGE_ID"),
        ("re", "re_REFUND_ID"),
        ("dp", "dp_DISPUTE_ID"),
        ("we", "we_DESTINATION_ID"),
        ("dlv", "dlv_DELIVERY_ID"),
        ("py_sess", "py_sess_PAYMENT_SESSION_ID"),
        ("txn", "txn_TRANSACTION_ID"),
        ("bln", "bln_BANK_LINE_ID"),
        ("ltx", "ltx_BALANCE_TRANSACTION_ID"),
        ("cbtx", "cbtx_CUSTOMER_BALANCE_TRANSACTION_ID"),
    ];

    public static string Read(string name)
    {
        using var stream =
            typeof(Golden).Assembly.GetManifestResourceStream($"Golden/{name}")
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
        text = PageUrls().Replace(text, "https://pay.yorlet.com/sessions/SESSION_SECRET\"");
        text = ChallengeUrls().Replace(text, "https://pay.yorlet.com/challenges/CHALLENGE_TOKEN\"");
        text = ClientSecrets().Replace(text, "${kind}_secret_CLIENT_SECRET");
        foreach (var (prefix, name) in Placeholders)
            text = Regex.Replace(text, $@"\b{prefix}_[0-9A-Za-z]{{22}}(?![0-9A-Za-z])", name, RegexOptions.CultureInvariant);
        text = IntentIds().Replace(text, "pi_PAYMENT_INTENT_ID");
        return EventIds().Replace(text, "evt_EVENT_ID");
    }

    /// <summary>The response's form, as a file of Synapto's holds it once it was reviewed.</summary>
    public static string Reviewed(string name, string form) => Reviewed(CheckoutDialect.Synapto, name, form);

    /// <summary>The response's form, as a file of the dialect holds it once it was reviewed.</summary>
    public static string Reviewed(CheckoutDialect dialect, string name, string form) =>
        Payments.Specifications.Repository.Reviewed($"tests/Payments.AspNetCore.Tests/Dialects/{dialect}/Golden/{name}", form);

    [GeneratedRegex("(http://127\\.0\\.0\\.1:[0-9]+/yorlet|https://pay\\.yorlet\\.com)/sessions/[^\"]+\"")]
    private static partial Regex PageUrls();

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+/checkout/challenge/[^\"]+\"")]
    private static partial Regex ChallengeUrls();

    [GeneratedRegex("(?<kind>\\b(pi|seti)_[0-9A-Za-z]{22})_secret_[0-9A-Za-z]+")]
    private static partial Regex ClientSecrets();

    [GeneratedRegex("=cs_[0-9A-Za-z]{65}_t_acct_YOUR_ACCOUNT(?=\")")]
    private static partial Regex PageTokens();

    [GeneratedRegex("\\bcs_[0-9A-Za-z]{22}\\b")]
    private static partial Regex SessionIds();

    [GeneratedRegex("\\bpi_[0-9A-Za-z]{22}\\b")]
    private static partial Regex IntentIds();

    [GeneratedRegex("\\bevt_[0-9A-Za-z]{22}\\b")]
    private static partial Regex EventIds();
}
