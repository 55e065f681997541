using Microsoft.Extensions.Logging;
using Payments.AspNetCore.Synapto;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Sdk;

public sealed class ClientInputTests(ScriptedHost scripted) : IClassFixture<ScriptedHost>
{
    private const string Amex = "378282246310005";
    private const string Code = "7391";

    [Theory]
    [InlineData("""{"number":"4242424242424241","exp_month":12,"exp_year":2034,"cvc":"123"}""", "card.number")]
    [InlineData("""{"number":"42424242","exp_month":12,"exp_year":2034,"cvc":"123"}""", "card.number")]
    [InlineData("""{"number":"4242-4242-4242-424x","exp_month":12,"exp_year":2034,"cvc":"123"}""", "card.number")]
    [InlineData("""{"number":4242424242424242,"exp_month":12,"exp_year":2034,"cvc":"123"}""", "card.number")]
    [InlineData("""{"exp_month":12,"exp_year":2034,"cvc":"123"}""", "card.number")]
    [InlineData("""{"number":"4242424242424242","exp_month":13,"exp_year":2034,"cvc":"123"}""", "card.exp_month")]
    [InlineData("""{"number":"4242424242424242","exp_month":-1,"exp_year":2034,"cvc":"123"}""", "card.exp_month")]
    [InlineData("""{"number":"4242424242424242","exp_month":"12","exp_year":2034,"cvc":"123"}""", "card.exp_month")]
    [InlineData("""{"number":"4242424242424242","exp_year":2034,"cvc":"123"}""", "card.exp_month")]
    [InlineData("""{"number":"4242424242424242","exp_month":12,"cvc":"123"}""", "card.exp_year")]
    [InlineData("""{"number":"4242424242424242","exp_month":12,"exp_year":2020,"cvc":"123"}""", "card.exp_year")]
    [InlineData("""{"number":"4242424242424242","exp_month":12,"exp_year":2999,"cvc":"123"}""", "card.exp_year")]
    [InlineData("""{"number":"4242424242424242","exp_month":12,"exp_year":203,"cvc":"123"}""", "card.exp_year")]
    [InlineData("""{"number":"4242424242424242","exp_month":12,"exp_year":2034,"cvc":"12"}""", "card.cvc")]
    [InlineData("""{"number":"4242424242424242","exp_month":12,"exp_year":2034,"cvc":"1234"}""", "card.cvc")]
    [InlineData("""{"number":"4242424242424242","exp_month":12,"exp_year":2034}""", "card.cvc")]
    [InlineData("""{"number":"4111111111111111","exp_month":12,"exp_year":2034,"cvc":"123"}""", "card.cvc")]
    [InlineData("""{"number":"4242424242424242","exp_month":12,"exp_year":2034,"cvc":"123","name":"Ada"}""", "card.name")]
    [InlineData("""{"number":"4242424242424242","exp_month":12,"exp_year":2034,"cvc":"123","brand":"amex"}""", "card.brand")]
    [InlineData("""{"number":"4242424242424242","exp_month":12,"exp_year":2034,"cvc":"123","last4":"0000"}""", "card.last4")]
    [InlineData("""{"number":"4242424242424242","exp_month":12,"exp_year":2034,"cvc":"123","token":"simtok_x"}""", "card.token")]
    [InlineData("[]", "card")]
    [InlineData("\"4242424242424242\"", "card")]
    public async Task A_card_that_is_none_is_refused_at_its_field_and_nothing_is_charged(string card, string field)
    {
        var browser = await Browser.OpenAsync(scripted.Host);
        var intent = await browser.IntentAsync();

        var answer = await browser.ConfirmAsync(intent, $$"""{"card":{{card}}}""");

        Assert.Equal((400, 3, field), (answer.Status, answer.Code, answer.Json.GetProperty("field").GetString()));
        Assert.DoesNotContain("4242", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("charge", (await browser.GetAsync(intent)).Body, StringComparison.Ordinal);
        Assert.Null(
            (await scripted.Host.Engine.PaymentIntents.GetAsync(browser.Owner, intent.Id, TestContextToken.Current)).Value.LatestChargeId
        );
    }

    // The card fields show it: their labels are in that language too.
    [Theory]
    [InlineData("", "en")]
    [InlineData("de-AT,en;q=0.5", "de")]
    [InlineData("sv", "sv")]
    [InlineData("ja", "en")]
    public async Task What_is_wrong_with_a_card_is_said_in_the_payer_s_language(string asked, string language)
    {
        var browser = await Browser.OpenAsync(scripted.Host);
        browser.AcceptLanguage = asked;
        var body = """{"card":{"number":"abcd","exp_month":12,"exp_year":2034,"cvc":"123"}}""";
        var said = PageTexts.For(language).Message(CardField.Number, CardFieldProblem.Malformed);

        foreach (
            var answer in new[]
            {
                await browser.ConfirmAsync(await browser.IntentAsync(), body),
                await browser.ConfirmAsync(await browser.SetupAsync(), body),
            }
        )
            Assert.Equal((400, said), (answer.Status, answer.Json.GetProperty("message").GetString()));
    }

    [Theory]
    [InlineData("{}", "card")]
    [InlineData("[]", "body")]
    [InlineData("nothing", "body")]
    [InlineData("""{"card":null}""", "card")]
    [InlineData("""{"amount":"1"}""", "amount")]
    [InlineData("""{"payment_method":7}""", "payment_method")]
    [InlineData("""{"payment_method":"pm_none"}""", "payment_method")]
    [InlineData("""{"payment_method":"pm_none","setup_future_usage":"ON_SESSION"}""", "setup_future_usage")]
    [InlineData(
        """{"payment_method":"pm_none","card":{"number":"4242424242424242","exp_month":12,"exp_year":2034,"cvc":"123"}}""",
        "payment_method"
    )]
    [InlineData(
        """{"setup_future_usage":"on","card":{"number":"4242424242424242","exp_month":12,"exp_year":2034,"cvc":"123"}}""",
        "setup_future_usage"
    )]
    [InlineData(
        """{"setup_future_usage":"ON_SESSION","card":{"number":"4242424242424242","exp_month":12,"exp_year":2034,"cvc":"123"}}""",
        "customer"
    )]
    [InlineData(
        """{"return_url":"javascript:alert(1)","card":{"number":"4242424242424242","exp_month":12,"exp_year":2034,"cvc":"123"}}""",
        "return_url"
    )]
    [InlineData("""{"4242424242424242":1}""", "(a card number)")]
    public async Task Whatever_else_is_wrong_is_refused_at_its_field(string body, string field)
    {
        var browser = await Browser.OpenAsync(scripted.Host);

        var answer = await browser.ConfirmAsync(await browser.IntentAsync(), body);

        Assert.Equal((400, field), (answer.Status, answer.Json.GetProperty("field").GetString()));
        Assert.DoesNotContain("4242", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_far_too_large_is_refused_and_one_just_within_is_read()
    {
        var browser = await Browser.OpenAsync(scripted.Host);
        var intent = await browser.IntentAsync();
        var large = Browser.Card(CardNumberProvider.Approved);

        var refused = await browser.ConfirmAsync(intent, large.PadRight(ClientRequests.MaximumLength + 1));
        var read = await browser.ConfirmAsync(intent, large.PadRight(ClientRequests.MaximumLength));

        Assert.Equal((413, 11), (refused.Status, refused.Code));
        Assert.Equal("*", refused.Header("Access-Control-Allow-Origin"));
        Assert.Equal(200, read.Status);
    }

    [Fact]
    public async Task Live_mode_never_takes_a_card_number()
    {
        await using var host = await CheckoutHost.StartAsync(new HostPlan { Services = LiveProcessor.Add });
        var browser = await Browser.OpenAsync(host, Owner.Live("acct_live"));
        var intent = await browser.IntentAsync();

        var answer = await browser.ConfirmAsync(intent, Browser.Card(CardNumberProvider.Approved));

        Assert.Equal((400, 9, "card"), (answer.Status, answer.Code, answer.Json.GetProperty("field").GetString()));
        Assert.Contains("the provider's own fields", answer.Message, StringComparison.Ordinal);
        Assert.True((await browser.GetAsync(intent)).Json.GetProperty("livemode").GetBoolean());
    }

    [Fact]
    public async Task No_answer_log_or_file_holds_a_card_number_or_its_code()
    {
        using var folder = new TemporaryFolder();
        var seen = new List<string>();
        await using (
            var host = await CheckoutHost.StartAsync(
                CardNumberProvider.Plan with
                {
                    SqlitePath = folder["shop.db"],
                    LogLevel = LogLevel.Trace,
                }
            )
        )
        {
            var browser = await Browser.OpenAsync(host);
            foreach (
                var body in new[]
                {
                    Browser.Card(Amex, Code),
                    Browser.Card(Amex, Code + "0"),
                    Browser.Card(Amex, Code, ",\"x\":1"),
                    Browser.Card(Amex[..^1], Code),
                    Browser.Card(Amex, Code)[..^1],
                    Browser.Card(Amex, Code, $",\"payment_method\":\"{Amex}\""),
                    $$"""{"payment_method":"{{Amex}}"}""",
                    $$"""{"{{Amex}}":"{{Code}}"}""",
                }
            )
                seen.Add((await browser.ConfirmAsync(await browser.IntentAsync(), body)).Body);
            seen.Add((await browser.ConfirmAsync(await browser.SetupAsync(), Browser.Card(Amex, Code))).Body);
            seen.AddRange(host.Logs.Lines);
            seen.AddRange(folder.Files.Select(Read));
        }

        seen.AddRange(folder.Files.Select(Read));
        Assert.Contains(seen, text => text.Contains("0005", StringComparison.Ordinal));
        Assert.All(seen, text => Assert.DoesNotContain(Amex[..^1], text, StringComparison.Ordinal));
        Assert.All(seen, text => Assert.DoesNotMatch(@"(?<![0-9A-Za-z])7391(?![0-9A-Za-z])", text));

        static string Read(string path)
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            return reader.ReadToEnd();
        }
    }
}
