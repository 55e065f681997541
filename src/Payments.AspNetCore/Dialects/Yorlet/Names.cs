using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Yorlet's ids and words.</summary>
internal static class Names
{
    /// <summary>The origin of what this interface makes, and the name of its webhook format.</summary>
    public const string Origin = "yorlet";

    /// <summary>Payment sessions: "py_sess_".</summary>
    public static WireIdKind Session { get; } = new("py_sess_", "cs_");

    /// <summary>Transactions, which are intents: "txn_".</summary>
    public static WireIdKind Transaction { get; } = new("txn_", "pi_");

    /// <summary>Ids that are the same on the wire as in the store.</summary>
    public static WireIdKind Customer { get; } = Same("cus_");

    /// <inheritdoc cref="Customer"/>
    public static WireIdKind Refund { get; } = Same("re_");

    /// <inheritdoc cref="Customer"/>
    public static WireIdKind Dispute { get; } = Same("dp_");

    /// <inheritdoc cref="Customer"/>
    public static WireIdKind Event { get; } = Same("evt_");

    /// <inheritdoc cref="Customer"/>
    public static WireIdKind BankLine { get; } = Same("bln_");

    /// <inheritdoc cref="Customer"/>
    public static WireIdKind BalanceTransaction { get; } = Same("ltx_");

    /// <inheritdoc cref="Customer"/>
    public static WireIdKind CustomerBalanceTransaction { get; } = Same("cbtx_");

    /// <summary>
    /// The currencies of payments, as they are written: the documented three, and Swedish kronor, for Autogiro moves nothing
    /// else.
    /// </summary>
    public static IReadOnlyList<string> Currencies { get; } = ["gbp", "eur", "usd", "sek"];

    /// <summary>The sorts of income.</summary>
    public static IReadOnlyList<string> ReportingTypes { get; } = ["advance_rent", "charge", "deposit", "holding_fee", "rent"];

    /// <summary>The methods that can be asked for here, by the ids that the library knows them by too.</summary>
    public static IReadOnlyList<string> Methods { get; } =
    ["autogiro", "bacs_debit", "card", "bank_transfer", "direct_transfer", "pay_by_bank", "sepa_debit"];

    /// <summary>The currency as it is written.</summary>
    public static string Of(Currency currency) => currency.Code.ToLowerInvariant();

    // What ended without payment, however it ended, reads canceled: the document knows no other end.
    public static string Of(SessionStatus status) =>
        status switch
        {
            SessionStatus.Open => "unpaid",
            SessionStatus.Complete => "paid",
            SessionStatus.Expired or SessionStatus.Canceled or SessionStatus.Failed => "canceled",
        };

    public static string Of(IntentStatus status) => Lower(status);

    public static string Of(CaptureMethod method) => Lower(method);

    public static string Of(ChargeMismatchKind kind) => Lower(kind);

    public static string Of(RefundStatus status) => Lower(status);

    public static string Of(RefundReason reason) =>
        reason switch
        {
            RefundReason.CustomerRequest => "requested_by_customer",
            RefundReason.Fraud => "fraudulent",
            RefundReason.Duplicate => "duplicate",
        };

    public static string Of(DisputeStatus status) => Lower(status);

    public static string Of(DisputeReason reason) => Lower(reason);

    public static string Of(BankLineStatus status) => Lower(status);

    public static string Of(SuspenseReason reason) => Lower(reason);

    public static string Of(LedgerEntryKind kind) => Lower(kind);

    public static string Of(CustomerBalanceTransactionType type) => Lower(type);

    private static string Lower<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static WireIdKind Same(string prefix) => new(prefix, prefix);
}
