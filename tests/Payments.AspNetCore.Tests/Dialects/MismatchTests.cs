using System.Text.Json;
using Microsoft.Extensions.Options;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>Each dialect shows on a charge what its provider reported and it cannot have.</summary>
public sealed class MismatchTests
{
    [Theory]
    [InlineData(ChargeMismatchKind.DeclinedAfterMoney, "DECLINED_AFTER_MONEY", null, null, null, null)]
    [InlineData(ChargeMismatchKind.OtherCurrency, "OTHER_CURRENCY", "620.000", "620000", "KWD", "ref_2")]
    [InlineData(ChargeMismatchKind.NoMoney, "NO_MONEY", "0.00", "0", "GHS", "ref_2")]
    [InlineData(ChargeMismatchKind.MoreThanAsked, "MORE_THAN_ASKED", "700.00", "70000", "GHS", "ref_2")]
    [InlineData(ChargeMismatchKind.MoneyAfterReturn, "MONEY_AFTER_RETURN", "620.00", "62000", "GHS", "ref_2")]
    [InlineData(ChargeMismatchKind.NoReference, "NO_REFERENCE", null, null, null, "")]
    [InlineData(ChargeMismatchKind.ReferenceTaken, "REFERENCE_TAKEN", "620.00", "62000", "GHS", "ref_2")]
    public void Every_dialect_shows_what_does_not_fit(
        ChargeMismatchKind kind,
        string name,
        string? amount,
        string? minor,
        string? currency,
        string? reference
    )
    {
        var charge = HeldMoney.All["succeeded"] with { Mismatch = HeldMoney.Mismatch(kind) };

        var inDecimals = new[] { SyncPay(charge), SyncPayItem(charge) }.Concat(Syncgram(charge)).ToList();
        Assert.Equal(5, inDecimals.Count);
        for (var at = 0; at < inDecimals.Count; at++)
        {
            var shown = inDecimals[at].GetProperty("mismatch");
            Assert.Equal(
                (name, amount, currency, reference, at < 2 ? "2026-03-01T12:00:00.000Z" : "2026-03-01T12:00:00Z"),
                (
                    Text(shown, "kind"),
                    Text(shown, "reported_amount"),
                    Text(shown, "reported_currency"),
                    Text(shown, "reference"),
                    Text(shown, "at")
                )
            );
        }

        var synapto = Synapto(charge).GetProperty("mismatch");
        Assert.Equal(
            (name, minor, currency, reference, "2026-03-01T12:00:00Z"),
            (
                Text(synapto, "kind"),
                Optional(synapto, "reported_amount"),
                Optional(synapto, "reported_currency"),
                Optional(synapto, "reference"),
                Text(synapto, "at")
            )
        );
        var yorlet = Yorlet(charge).GetProperty("mismatch");
        Assert.Equal(
            (name.ToLowerInvariant(), minor ?? "null", currency?.ToLowerInvariant(), reference, 1772366400),
            (
                Text(yorlet, "kind"),
                yorlet.GetProperty("reported_amount").GetRawText(),
                Text(yorlet, "reported_currency"),
                Text(yorlet, "reference"),
                yorlet.GetProperty("at").GetInt64()
            )
        );
    }

    [Fact]
    public void A_charge_that_fits_shows_none() =>
        Assert.All(
            HeldMoney.All.Values.Where(charge => charge.Mismatch is null),
            charge =>
                Assert.All(
                    [SyncPay(charge), SyncPayItem(charge), .. Syncgram(charge), Synapto(charge), Yorlet(charge)],
                    shown => Assert.False(shown.TryGetProperty("mismatch", out _))
                )
        );

    [Theory]
    [InlineData("pending", "processing")]
    [InlineData("underpaid", "processing")]
    [InlineData("authorized", "requires_capture")]
    [InlineData("requires_action", "requires_action")]
    [InlineData("succeeded", "succeeded")]
    [InlineData("returned", "succeeded")]
    [InlineData("paid_late", "requires_payment_method")]
    [InlineData("failed", "requires_payment_method")]
    [InlineData("canceled", "canceled")]
    public void A_transaction_that_is_told_as_mismatched_has_the_status_that_its_charge_leaves_it_in(string state, string status)
    {
        var time = HeldMoney.All["pending"].CreatedAt;
        var charge = HeldMoney.All[state is "authorized" or "requires_action" ? "pending" : state] with
        {
            Origin = "yorlet",
            Mismatch = HeldMoney.Mismatch(ChargeMismatchKind.OtherCurrency),
        };
        charge = state switch
        {
            "authorized" => charge with { State = new ChargeState.Authorized("ref_1", time, time.AddDays(7)) },
            "requires_action" => charge with
            {
                State = new ChargeState.RequiresAction("ref_1", new NextAction.RedirectToUrl("https://bank.example"), time.AddHours(1)),
            },
            _ => charge,
        };

        var format = new Payments.AspNetCore.Yorlet.WebhookFormat(Options.Create(new CheckoutEndpointOptions()));
        var told = format.Render(HeldMoney.Event(new ChargeMismatched(charge, HeldMoney.SessionOf("yorlet"))));

        var shown = JsonDocument.Parse(told!).RootElement.GetProperty("data").GetProperty("object");
        Assert.Equal((status, "other_currency"), (Text(shown, "status"), Text(shown.GetProperty("mismatch"), "kind")));
    }

    private static JsonElement Synapto(Charge charge) => Shown(writer => Payments.AspNetCore.Synapto.ChargeResponses.Write(writer, charge));

    private static JsonElement SyncPay(Charge charge) =>
        Shown(writer => Payments.AspNetCore.SyncPay.ChargeResponses.Write(writer, charge, "chk_1", Metadata.Empty));

    private static JsonElement SyncPayItem(Charge charge) =>
        JsonDocument.Parse(Payments.AspNetCore.SyncPay.ChargeResponses.Of(1, [charge], "aaaabbbb").Body).RootElement.GetProperty("items")[
            0
        ];

    private static IEnumerable<JsonElement> Syncgram(Charge charge)
    {
        var payin = new Payments.AspNetCore.Syncgram.ChargeResponses.Payin(charge, HeldMoney.SessionOf("syncgram"), IsRefundable: false);
        return
        [
            Shown(writer => Payments.AspNetCore.Syncgram.ChargeResponses.WriteCharge(writer, payin)),
            Shown(writer => Payments.AspNetCore.Syncgram.ChargeResponses.WriteLine(writer, payin)),
            Shown(writer => Payments.AspNetCore.Syncgram.ChargeResponses.WritePayin(writer, payin)),
        ];
    }

    private static JsonElement Yorlet(Charge charge) =>
        Shown(writer =>
            Payments.AspNetCore.Yorlet.TransactionResponses.WriteEvent(
                writer,
                new(Payments.AspNetCore.Yorlet.TransactionResponses.IntentOf(HeldMoney.SessionOf("yorlet"), charge), charge)
            )
        );

    private static JsonElement Shown(Action<Utf8JsonWriter> write) =>
        JsonDocument.Parse(JsonText.Write(write, static (writer, one) => one(writer))).RootElement;

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    private static string? Optional(JsonElement of, string name) => of.TryGetProperty(name, out var text) ? text.GetString() : null;
}
