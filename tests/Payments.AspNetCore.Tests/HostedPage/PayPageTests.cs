using System.Text.RegularExpressions;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

public sealed class PayPageTests
{
    [Fact]
    public async Task The_form_says_what_is_paid_to_whom_and_for_what()
    {
        var html = await Pages.Render(Pages.Pay with { ExpiresText = "18 November 2025, 16:00" });

        Assert.Contains("Pay Rosewood Ceramics", html, StringComparison.Ordinal);
        Assert.Contains(">Pay £100.00</span></button>", html, StringComparison.Ordinal);
        Assert.Contains("GBP", html, StringComparison.Ordinal);
        Assert.Contains("order_12345", html, StringComparison.Ordinal);
        Assert.Contains("18 November 2025, 16:00", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_posts_the_card_and_what_it_was_given_to_carry()
    {
        var html = await Pages.Render(Pages.Pay with { Hidden = [new("__token", "t-1"), new("attempt", "2")] });

        Assert.Contains("<form method=\"post\" action=\"/checkout/cs_1/pay\"", html, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"__token\" value=\"t-1\" />", html, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"attempt\" value=\"2\" />", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("card_number", "cc-number", "Card number", true)]
    [InlineData("card_expiry", "cc-exp", "Expiry date", true)]
    [InlineData("card_cvc", "cc-csc", "Security code", true)]
    [InlineData("card_name", "cc-name", "Name on card", false)]
    public async Task A_field_can_be_filled_in_by_the_browser_and_is_labelled(string name, string autocomplete, string label, bool numeric)
    {
        var html = await Pages.Render(Pages.Pay);
        var input = Input(html, name);
        var id = Regex.Match(input, "id=\"([^\"]+)\"").Groups[1].Value;

        Assert.Contains($"autocomplete=\"{autocomplete}\"", input, StringComparison.Ordinal);
        Assert.Contains($"<label for=\"{id}\">{label}</label>", html, StringComparison.Ordinal);
        Assert.Equal(numeric, input.Contains("inputmode=\"numeric\"", StringComparison.Ordinal));
        Assert.DoesNotContain("aria-invalid", input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_back_shows_only_when_there_is_one_and_names_its_host()
    {
        Assert.DoesNotContain("Back to", await Pages.Render(Pages.Pay), StringComparison.Ordinal);

        var html = await Pages.Render(Pages.Pay with { Cancel = Pages.Shop });

        Assert.Contains("href=\"https://www.example.com/cancel?cart=1\"", html, StringComparison.Ordinal);
        Assert.Contains("Back to example.com", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_summed_up_linked_to_their_fields_and_shown_beside_them()
    {
        var html = await Pages.Render(Pages.Pay with { Errors = [new(CardField.Number, CardFieldProblem.Mistyped)] });

        Assert.Contains("<title>Error: ", html, StringComparison.Ordinal);
        Assert.Matches("role=\"alert\" tabindex=\"-1\" autofocus", html);
        Assert.Contains("<a href=\"#card-number\">Check the card number; a digit looks mistyped.</a>", html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", Input(html, "card_number"), StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"card-number-error\"", Input(html, "card_number"), StringComparison.Ordinal);
        Assert.Contains("id=\"card-number-error\">Check the card number; a digit looks mistyped.</p>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-invalid", Input(html, "card_cvc"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decline_takes_the_focus_from_errors_and_is_announced()
    {
        var html = await Pages.Render(
            Pages.Pay with
            {
                DeclineMessage = "Declined.",
                Errors = [new(CardField.Cvc, CardFieldProblem.Required)],
            }
        );

        Assert.Equal(2, Regex.Count(html, "role=\"alert\""));
        Assert.Single(Regex.Matches(html, " autofocus"));
        Assert.True(html.IndexOf("autofocus", StringComparison.Ordinal) < html.IndexOf("Declined.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_name_is_filled_in_again()
    {
        var html = await Pages.Render(Pages.Pay with { CardholderName = "Ada Lovelace" });

        Assert.Contains("value=\"Ada Lovelace\"", Input(html, "card_name"), StringComparison.Ordinal);
        Assert.All(
            ["card_number", "card_expiry", "card_cvc"],
            name => Assert.DoesNotContain(" value=", Input(html, name), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Test_mode_offers_cards_to_try()
    {
        Assert.Contains("4242 4242 4242 4242", await Pages.Render(Pages.Pay with { TestMode = true }), StringComparison.Ordinal);
        Assert.DoesNotContain("4242 4242", await Pages.Render(Pages.Pay), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encrypted_connection_is_claimed_only_where_there_is_one()
    {
        Assert.Contains("encrypted connection", await Pages.Render(Pages.Pay), StringComparison.Ordinal);
        Assert.DoesNotContain("encrypted connection", await Pages.Render(Pages.Pay, encrypted: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_shown_again_for_its_errors_is_unprocessable()
    {
        Assert.Equal(200, Pages.Pay.StatusCode);
        Assert.Equal(422, (Pages.Pay with { Errors = [new(CardField.Name, CardFieldProblem.Required)] }).StatusCode);
    }

    [Fact]
    public void Every_problem_of_every_field_has_words()
    {
        var texts = PageTexts.For("en");

        Assert.All(
            Enum.GetValues<CardField>()
                .SelectMany(_ => Enum.GetValues<CardFieldProblem>(), (field, problem) => texts.Message(field, problem)),
            message => Assert.EndsWith(".", message, StringComparison.Ordinal)
        );
    }

    private static string Input(string html, string name) => Regex.Match(html, $"<input [^>]*name=\"{name}\"[^>]*>").Value;
}
