using System.Text.Json;
using Microsoft.Extensions.Options;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>No dialect is silent about money that is held, and each tells the same figures of one charge.</summary>
public sealed class HeldMoneyTests
{
    private static readonly IReadOnlyDictionary<CheckoutDialect, (IWebhookFormat Format, string? Origin)> Formats = new Dictionary<
        CheckoutDialect,
        (IWebhookFormat, string?)
    >
    {
        [CheckoutDialect.Synapto] = (new Payments.AspNetCore.Synapto.WebhookFormat(), null),
        [CheckoutDialect.SyncPay] = (new Payments.AspNetCore.SyncPay.WebhookFormat(), "syncpay"),
        [CheckoutDialect.Syncgram] = (new Payments.AspNetCore.Syncgram.WebhookFormat(), "syncgram"),
        [CheckoutDialect.Yorlet] = (new Payments.AspNetCore.Yorlet.WebhookFormat(Options.Create(new CheckoutEndpointOptions())), "yorlet"),
    };

    public static TheoryData<CheckoutDialect, string> DialectsAndEvents { get; } =
        new MatrixTheoryData<CheckoutDialect, string>(Formats.Keys, HeldMoney.Events(null).Keys);

    [Theory]
    [MemberData(nameof(DialectsAndEvents))]
    public void Every_dialect_tells_of_held_money_in_its_own_words(CheckoutDialect dialect, string state)
    {
        var (format, origin) = Formats[dialect];
        var told = HeldMoney.Event(HeldMoney.Events(origin)[state]);

        var body = format.Render(told);

        Assert.NotNull(body);
        var json = JsonDocument.Parse(body).RootElement;
        Assert.Equal(
            dialect switch
            {
                CheckoutDialect.Syncgram => "collection." + state,
                CheckoutDialect.Yorlet => "transaction." + state,
                _ => "charge." + state,
            },
            json.GetProperty(dialect == CheckoutDialect.SyncPay ? "event" : "type").GetString()
        );
        Assert.Contains(told.Type, EventTypes.All);
        var form = Golden.Form(body);
        Assert.Equal(Golden.Reviewed(dialect, $"held-{state}.json", form), form);
    }

    [Theory]
    [MemberData(nameof(DialectsAndEvents))]
    public void Held_money_of_another_interface_is_not_told(CheckoutDialect dialect, string state) =>
        Assert.Null(Formats[dialect].Format.Render(HeldMoney.Event(HeldMoney.Events("another")[state])));

    [Fact]
    public void Late_money_of_a_transaction_without_a_session_is_told_too()
    {
        var charge = HeldMoney.All["paid_late"] with { Origin = "yorlet", SessionId = null };

        var body = Formats[CheckoutDialect.Yorlet].Format.Render(HeldMoney.Event(new ChargePaidLate(charge, null)));

        var shown = JsonDocument.Parse(body!).RootElement.GetProperty("data").GetProperty("object");
        Assert.Equal("txn_0000000000000000000001", shown.GetProperty("id").GetString());
        Assert.Equal(62000, shown.GetProperty("amount_received").GetInt64());
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("payment_session").ValueKind);
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("last_payment_error").ValueKind);
    }

    [Theory]
    [InlineData("pending", "0.00", "620.00", "0.00", "0.00", "0.00", false)]
    [InlineData("unknown", "0.00", "620.00", "0.00", "0.00", "0.00", false)]
    [InlineData("awaiting", "0.00", "620.00", "0.00", "0.00", "0.00", false)]
    [InlineData("underpaid", "248.00", "372.00", "0.00", "0.00", "248.00", false)]
    [InlineData("succeeded", "620.00", "0.00", "613.80", "0.00", "620.00", true)]
    [InlineData("overpaid", "700.00", "0.00", "693.80", "0.00", "700.00", true)]
    [InlineData("accepted", "248.00", "0.00", "241.80", "0.00", "248.00", true)]
    [InlineData("accepted_below_fee", "5.00", "0.00", "0.00", "0.00", "5.00", true)]
    [InlineData("failed", "0.00", "0.00", "0.00", "0.00", "0.00", false)]
    [InlineData("failed_and_given_back", "248.00", "0.00", "0.00", "248.00", "0.00", false)]
    [InlineData("expired", "0.00", "0.00", "0.00", "0.00", "0.00", false)]
    [InlineData("canceled", "0.00", "0.00", "0.00", "0.00", "0.00", false)]
    [InlineData("paid_late", "620.00", "0.00", "0.00", "0.00", "620.00", false)]
    [InlineData("paid_late_in_part", "100.00", "0.00", "0.00", "0.00", "100.00", false)]
    [InlineData("returned", "0.00", "0.00", "0.00", "0.00", "0.00", false)]
    [InlineData("disputed", "620.00", "0.00", "613.80", "0.00", "0.00", false)]
    [InlineData("mismatched", "0.00", "620.00", "0.00", "0.00", "0.00", false)]
    [InlineData("refunded_in_part", "620.00", "0.00", "613.80", "120.00", "500.00", false)]
    public void Every_dialect_shows_the_same_money_of_a_charge(
        string state,
        string paid,
        string remaining,
        string settled,
        string refunded,
        string refundable,
        bool isRefundable
    )
    {
        var charge = HeldMoney.All[state];
        var session = HeldMoney.SessionOf("syncpay");

        var syncPay = Shown(writer => Payments.AspNetCore.SyncPay.ChargeResponses.Write(writer, charge, "chk_1", Metadata.Empty));
        Assert.Equal(
            (paid, remaining, settled, refunded),
            (Text("amount_paid"), Text("amount_remaining"), Text("settlement_amount"), Text("amount_refunded"))
        );
        Assert.Equal(("620.00", "GHS"), (Text("amount"), Text("settlement_currency")));

        var payin = new Payments.AspNetCore.Syncgram.ChargeResponses.Payin(
            charge,
            session,
            Payments.AspNetCore.Syncgram.ChargeResponses.IsRefundable(charge, providerRefunds: true)
        );
        var syncgram = Shown(writer => Payments.AspNetCore.Syncgram.ChargeResponses.WriteCharge(writer, payin));
        var line = Shown(writer => Payments.AspNetCore.Syncgram.ChargeResponses.WriteLine(writer, payin));
        foreach (var (figure, value) in ((string, string)[])[("amount_paid", paid), ("amount_remaining", remaining)])
            Assert.All([syncgram, line], shown => Assert.Equal(value, shown.GetProperty(figure).GetString()));
        Assert.Equal(
            (settled, settled),
            (syncgram.GetProperty("settlement_amount").GetString(), line.GetProperty("amount_collected").GetString())
        );
        Assert.Equal(isRefundable, line.GetProperty("is_refundable").GetBoolean());

        var synapto = Shown(writer => Payments.AspNetCore.Synapto.ChargeResponses.Write(writer, charge));
        Assert.Equal(
            (Minor(paid), Minor(refunded), Minor(refundable)),
            (Synapto("amount_captured"), Synapto("amount_refunded"), Synapto("amount_refundable"))
        );

        var yorlet = Shown(writer =>
            Payments.AspNetCore.Yorlet.TransactionResponses.WriteEvent(
                writer,
                new(Payments.AspNetCore.Yorlet.TransactionResponses.IntentOf(session, charge), charge)
            )
        );
        Assert.Equal((Minor(paid), Minor(refunded)), (Yorlet("amount_received"), Yorlet("amount_refunded")));

        string? Text(string name) => syncPay.GetProperty(name).GetString();
        string? Synapto(string name) => synapto.GetProperty(name).GetString();
        string Yorlet(string name) => yorlet.GetProperty(name).GetRawText();
    }

    [Theory]
    [InlineData("succeeded", "613.80")]
    [InlineData("overpaid", "693.80")]
    [InlineData("accepted", "241.80")]
    [InlineData("failed", null)]
    [InlineData("underpaid", null)]
    public void A_collection_s_settlement_is_of_money_that_has_arrived(string state, string? settled)
    {
        var (charge, session) = (HeldMoney.All[state] with { Origin = "syncgram" }, HeldMoney.SessionOf("syncgram"));
        EventData data =
            charge.IsPaid ? new CheckoutSessionPaid(session, charge)
            : state == "failed" ? new ChargeFailed(charge, session)
            : new ChargeUnderpaid(charge, session);

        var told = JsonDocument
            .Parse(Formats[CheckoutDialect.Syncgram].Format.Render(HeldMoney.Event(data))!)
            .RootElement.GetProperty("data");

        Assert.Equal(settled, told.TryGetProperty("settlement_amount", out var amount) ? amount.GetString() : null);
    }

    private static string Minor(string text) =>
        Money.FromDecimal(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture), Currency.Ghs).ToMinorUnitString();

    private static JsonElement Shown(Action<Utf8JsonWriter> write) =>
        JsonDocument.Parse(JsonText.Write(write, static (writer, one) => one(writer))).RootElement;
}
