using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Payments.EndToEnd.Tests;

public sealed partial class MailedOnceTests
{
    // A try that died is taken up when its time is over; long enough that none is while the shop is still being killed.
    private const int SecondsOfOneTry = 45;

    private static readonly string[] Moments = ["greeting", "rcpt", "data", "dot", "took", "greeting", "rcpt", "data", "dot", "took"];

    private static TimeSpan LongestSettling { get; } = TimeSpan.FromMinutes(6);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_any_moment_of_the_sending_a_mail_arrives_once_with_a_link_that_works()
    {
        await using var mail = await MailServer.StartAsync(Cancellation);
        await using var shop = await RunningShop.StartAsync(Cancellation, smtpPort: mail.Port, smtpSeconds: SecondsOfOneTry);
        List<string> receivers = [];
        foreach (var (round, moment) in Moments.Index())
        {
            var to = $"wait-{moment}-{round}@example.com";
            receivers.Add(to);
            if (moment == "greeting")
                await mail.KeepSilentAsync(Cancellation);
            await AskForLinkAsync(shop, to);
            await (
                moment switch
                {
                    "greeting" => mail.WaitsAsync(moment, to: null, Cancellation),
                    "took" => mail.TakesAsync(to, Cancellation),
                    _ => mail.WaitsAsync(moment, to, Cancellation),
                }
            );
            await shop.KillAsync();
            if (moment == "greeting")
                await mail.GreetAsync(Cancellation);
            await shop.StartAgainAsync(Cancellation);
        }

        await Eventually.IsTrueAsync(
            () => Task.FromResult(States(shop).Values.All(state => state is "sent" or "unknown")),
            "every mail is sent, or known to be unknown",
            Cancellation,
            LongestSettling
        );

        Assert.Equal(receivers.Order(), mail.Mails.Select(took => (string)took["took"]!).Order());
        foreach (var took in mail.Mails)
            await IsWholeAsync(shop, took);
        var states = States(shop);
        Assert.All(receivers, to => Assert.True(ExpectedOf(to).Contains(states[to]), $"{to} is {states[to]}"));
        var early = receivers.Where(IsKilledEarly).Select(to => states[to]).ToList();
        Assert.True(early.Count(state => state == "sent") * 2 > early.Count, string.Join(' ', early));
        Assert.Equal(
            states.Values.Select(state => $"email.{state}").Order(),
            ShopBooks
                .Ask(
                    shop,
                    "SELECT json_extract(document, '$.data.is') FROM payments_events WHERE "
                        + "json_extract(document, '$.data.is') LIKE 'email.%'"
                )
                .Order()
        );
        Assert.Equal(["ok"], ShopBooks.Ask(shop, "PRAGMA integrity_check"));
    }

    /// <summary>
    /// Of what was handed over, nobody can know whether it was taken. What was not is sent after the restart; on a slow machine a later
    /// round's kill may meet it while it is.
    /// </summary>
    private static string[] ExpectedOf(string to) => to.Split('-')[1] == "dot" ? ["unknown"] : ["sent", "unknown"];

    private static bool IsKilledEarly(string to) => to.Split('-')[1] is not ("dot" or "took");

    private static async Task AskForLinkAsync(RunningShop shop, string to)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = shop.Origin };
        using var product = new FormUrlEncodedContent([new("product", "night-ferry")]);
        using var bought = await http.PostAsync(new Uri("/buy", UriKind.Relative), product, Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, bought.StatusCode);
        var order = Order().Match(await shop.Api.PageAsync("/orders", Cancellation)).Value;
        var token = Token().Match(await http.GetStringAsync(new Uri(order, UriKind.Relative), Cancellation)).Groups[1].Value;
        using var receiver = new FormUrlEncodedContent([new("to", to), new("__RequestVerificationToken", token)]);
        using var asked = await http.PostAsync(new Uri($"{order}/email", UriKind.Relative), receiver, Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
    }

    private static async Task IsWholeAsync(RunningShop shop, JsonObject took)
    {
        Assert.Empty(took["defects"]!.AsArray());
        Assert.InRange((int)took["longest_line"]!, 1, 78);
        var (headers, parts) = (took["headers"]!.AsObject(), took["parts"]!.AsObject());
        Assert.Equal("Pay £12.00 to Harbour Coffee", (string?)headers["Subject"]);
        Assert.Equal("Harbour Coffee <orders@harbour-coffee.example>", (string?)headers["From"]);
        Assert.Matches(@"\A<eml_[A-Za-z0-9]{22}@harbour-coffee\.example>\z", (string?)headers["Message-ID"]);
        Assert.Equal(["text/plain", "text/html"], parts.Select(part => part.Key));

        var link = Assert.Single(
            ((string)parts["text/plain"]!).Split('\n').Select(line => line.TrimEnd('\r')),
            line => line.StartsWith(shop.Origin.ToString(), StringComparison.Ordinal)
        );
        Assert.Contains($"href=\"{link}\"", (string)parts["text/html"]!, StringComparison.Ordinal);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var page = await http.GetAsync(new Uri(link), Cancellation);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static Dictionary<string, string> States(RunningShop shop) =>
        ShopBooks
            .Ask(shop, "SELECT json_extract(document, '$.to') || ' ' || json_extract(document, '$.state.is') FROM payments_emails")
            .Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => words[1]);

    [GeneratedRegex("/orders/order_[A-Za-z0-9]+")]
    private static partial Regex Order();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
