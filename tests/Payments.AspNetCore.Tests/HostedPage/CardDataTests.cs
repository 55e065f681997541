using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Tests.Webhooks;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>A card number and a security code enter by the form and are found nowhere afterwards.</summary>
public sealed partial class CardDataTests
{
    // None of these stands in the page's list of cards to try. Four digits of a code are too many to appear by chance.
    private const string Code = "7391";

    private static readonly string[] Numbers = ["378282246310005", "371449635398431"];

    [Fact]
    public async Task No_answer_log_file_event_or_webhook_holds_a_card_number_or_its_code()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = await WebhookReceiver.StartAsync();
        var seen = new List<string>();
        await using (
            var host = await CheckoutHost.StartAsync(
                new HostPlan
                {
                    Clock = HostPlan.DocumentClock(),
                    SqlitePath = folder["shop.db"],
                    LedgerPath = folder["ledger.jsonl"],
                    LogLevel = LogLevel.Trace,
                }
            )
        )
        {
            await receiver.RegisterAsync(host);
            seen.AddRange(await PayInManyWaysAsync(host));
            await host.AdvanceAsync(TimeSpan.FromMinutes(1));

            var events = await host.Engine.Events.ListAsync(host.Shop.Owner, cancellationToken: TestContextToken.Current);
            seen.AddRange(events.Value.Items.Select(item => item.ToString()));
            seen.AddRange(receiver.Posts.Select(post => post.Body));
            seen.AddRange(host.Logs.Lines);
            Assert.Contains(receiver.Posts, post => post.Type == "checkout_session.paid");

            // While the store is open its log still holds what is not yet in the database file.
            Assert.Contains(folder.Files, path => path.EndsWith("-wal", StringComparison.Ordinal));
            seen.AddRange(ReadAll(folder.Files.Where(path => path != folder["ledger.jsonl"])));
        }

        seen.AddRange(ReadAll(folder.Files));
        Assert.Contains(seen, text => text.Contains("0005", StringComparison.Ordinal));
        Assert.Empty(seen.SelectMany(Finds));
    }

    [Fact]
    public void The_search_finds_what_it_is_made_for()
    {
        Assert.NotEmpty(Finds("card=3782 822463 10005;"));
        Assert.NotEmpty(Finds("x3714496353984319"));
        Assert.NotEmpty(Finds("{\"cvc\":\"7391\"}"));
        Assert.Empty(Finds("cs_0007391abc"));
    }

    private static async Task<List<string>> PayInManyWaysAsync(CheckoutHost host)
    {
        var payer = new Payer(host);
        var answers = new List<Answer>();
        var session = await host.Shop.OpenAsync();

        // Mistyped, expired, in the wrong field, with a wrong code, unknown to the simulator, and at last right.
        answers.Add(await payer.PostAsync(session.Url, Form("378282246310004", "12/34", Code, "Ada")));
        answers.Add(await payer.PostAsync(session.Url, Form(Numbers[0], "12/24", Code, "Ada")));
        answers.Add(await payer.PostAsync(session.Url, Form("", "12/34", Code, Numbers[0])));
        answers.Add(await payer.PostAsync(session.Url, Form(Numbers[0], Code, Code, Numbers[1])));
        answers.Add(await payer.PostAsync(session.Url, Form("3782 822463 10005", "12/34", Code + "1", "Ada")));
        answers.Add(await payer.PayAsync(session, Numbers[1], Code));
        answers.Add(await payer.PayAsync(session, Numbers[0], Code));
        answers.Add(await payer.PayAsync(session, Numbers[0], Code));
        answers.Add(await host.Shop.GetAsync(session));

        // Sent to the API, where no card belongs.
        answers.Add(await host.Shop.CreateAsync($$"""{"amount":"1","currency":"GBP","client_reference_id":"{{Numbers[0]}}"}"""));
        answers.Add(await host.Shop.CreateAsync($$$"""{"amount":"1","currency":"GBP","metadata":{"{{{Numbers[0]}}}":"v"}}""", "order-1"));
        answers.Add(
            await host.Shop.CreateAsync($$$"""{"amount":"1","currency":"GBP","card":{"number":"{{{Numbers[0]}}}","cvc":"{{{Code}}}"}}""")
        );
        Assert.True((await host.Shop.GetAsync(session)).Json.GetProperty("paid").GetBoolean());
        return [.. answers.Select(answer => answer.Body + string.Concat(answer.Headers.SelectMany(header => header)))];
    }

    private static Dictionary<string, string> Form(string number, string expiry, string code, string name) =>
        new()
        {
            ["card_number"] = number,
            ["card_expiry"] = expiry,
            ["card_cvc"] = code,
            ["card_name"] = name,
        };

    private static IEnumerable<string> ReadAll(IEnumerable<string> paths) =>
        paths.Select(path =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.Latin1);
            return reader.ReadToEnd();
        });

    private static IEnumerable<string> Finds(string text)
    {
        var digits = Gaps().Replace(text, "");
        foreach (var number in Numbers.Append("378282246310004"))
        {
            if (digits.Contains(number, StringComparison.Ordinal))
                yield return $"{number} in: {text}";
        }

        // Set apart from letters and digits, so that a random id does not count.
        if (CodeAlone().IsMatch(text))
            yield return $"{Code} in: {text}";
    }

    [GeneratedRegex("(?<=[0-9])[ -](?=[0-9])")]
    private static partial Regex Gaps();

    [GeneratedRegex("(?<![0-9A-Za-z])7391(?![0-9A-Za-z])")]
    private static partial Regex CodeAlone();
}
