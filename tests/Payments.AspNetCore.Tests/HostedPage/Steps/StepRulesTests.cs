using System.Globalization;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Steps;

public sealed class StepRulesTests
{
    [Theory]
    [InlineData("15.5", "1 USD = 15.5 GHS")]
    [InlineData("1", "1 USD = 1 GHS")]
    [InlineData("154.871234567", "1 USD = 154.871 GHS")]
    [InlineData("15.4999999", "1 USD = 15.5 GHS")]
    [InlineData("0.0006412345678", "1 USD = 0.000641235 GHS")]
    [InlineData("0.30651", "1 USD = 0.30651 GHS")]
    [InlineData("1550000.49", "1 USD = 1550000 GHS")]
    [InlineData("0.000000001", "1 USD = 0.000000001 GHS")]
    public void A_rate_has_six_significant_digits(string rate, string text) =>
        Assert.Equal(
            text,
            RateText.Of(
                new ExchangeRate(Currency.Usd, Currency.Ghs, decimal.Parse(rate, CultureInfo.InvariantCulture), default, "test"),
                CultureInfo.InvariantCulture.NumberFormat
            )
        );

    [Theory]
    [InlineData("0241234567", "+233", "+233241234567")]
    [InlineData(" 024 123 4567 ", "+233", "+233241234567")]
    [InlineData("+233 (0)24 123 4567", "+233", "+233241234567")]
    [InlineData("00254700000001", "+254", "+254700000001")]
    [InlineData("07 01 23 45 67", "+225", "+2250701234567")]
    [InlineData("030 234 5678", "+233", "030 234 5678")]
    [InlineData("00233241234567", "+233", "+233241234567")]
    [InlineData("00254700000001", null, "+254700000001")]
    [InlineData("+233241234567", "+233", "+233241234567")]
    [InlineData("0241234567", null, "0241234567")]
    [InlineData("", "+233", "")]
    [InlineData(null, "+233", null)]
    public void A_phone_number_as_written_at_home_is_completed_where_the_country_is_known(string? typed, string? code, string? whole) =>
        Assert.Equal(whole, PhoneEntry.Complete(typed, code));

    [Theory]
    [InlineData(RefusalKind.WrongState, "quote_expired", "Renew")]
    [InlineData(RefusalKind.NotFound, "quote_not_found", "Renew")]
    [InlineData(RefusalKind.Invalid, "quote_of_another", "Renew")]
    [InlineData(RefusalKind.WrongState, "quote_used", "Follow")]
    [InlineData(RefusalKind.Invalid, "requirements", "Correct")]
    [InlineData(RefusalKind.Invalid, "card_required", "Correct")]
    [InlineData(RefusalKind.WrongState, "too_many_charges", "End")]
    [InlineData(RefusalKind.WrongState, "payment_in_progress", "Follow")]
    [InlineData(RefusalKind.Conflict, "too_many_writers", "Follow")]
    [InlineData(RefusalKind.Unavailable, "rate_missing", "Choose")]
    [InlineData(RefusalKind.Invalid, "unknown_rail", "Choose")]
    public void A_refusal_leads_to_one_step(RefusalKind kind, string code, string step) =>
        Assert.Equal(step, CheckoutSteps.After(new Refusal(kind, code, "")).ToString());

    [Fact]
    public void Every_reason_of_failure_has_a_title_and_words() =>
        Assert.All(
            Enum.GetValues<FailureReason>(),
            reason =>
            {
                Assert.NotEmpty(PageTexts.For("en").FailedTitle(reason));
                Assert.EndsWith(".", PageTexts.For("en").FailedText(reason, "Rosewood", mayTryAgain: true), StringComparison.Ordinal);
            }
        );

    [Theory]
    [InlineData("s_checkout_session", "checkout?s_checkout_session=tok&method=a%26b&currency=USD")]
    [InlineData(null, "tok?method=a%26b&currency=USD")]
    public void A_link_to_a_choice_keeps_the_token_and_is_relative(string? parameter, string link) =>
        Assert.Equal(
            link,
            new PageLinks(new HostedPageRoute("n", "checkout", parameter), "tok", new PayerChoice()).Choice("a&b", Currency.Usd)
        );
}
