using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Storage;
using Xunit;

namespace Payments.AspNetCore.Tests.Setup;

/// <summary>A store that cannot answer is a 503 and never a claim that something failed.</summary>
public sealed class StoreFailureTests
{
    private readonly FailingStore _store = new();

    public static TheoryData<StoreException> Failures =>
        new()
        {
            new StoreBusyException("The queue is full."),
            new StoreUnknownException("The answer to the commit was lost."),
            new StoreException("The disk is gone."),
        };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_write_that_the_store_cannot_take_is_a_503_with_the_time_to_wait(StoreException failure)
    {
        await using var host = await StartAsync();
        var session = await host.Shop.OpenAsync();
        _store.OnCommit = failure;

        var answers = new[] { await host.Shop.CreateAsync(Shop.SmallOrder, "order-1"), await host.Shop.ExpireAsync(session) };

        Assert.All(
            answers,
            answer =>
            {
                Assert.Equal((503, 14, "1"), (answer.Status, answer.Code, answer.Header("Retry-After")));
                Assert.DoesNotContain(failure.Message, answer.Body, StringComparison.Ordinal);
            }
        );
        Assert.Contains(host.Logs.Lines, line => line.Contains(failure.Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_read_that_the_store_cannot_answer_is_a_503_on_every_route(StoreException failure)
    {
        await using var host = await StartAsync();
        var session = await host.Shop.OpenAsync();
        _store.OnRead = failure;

        var answers = new[]
        {
            await host.Shop.GetAsync(session),
            await host.Shop.ListAsync(),
            await host.Shop.PostAsync(host.Shop.Sessions + ":list", "{}"),
            await host.Shop.CreateAsync(Shop.SmallOrder),
            await host.Shop.ExpireAsync(session),
        };

        Assert.All(answers, answer => Assert.Equal((503, 14, "1"), (answer.Status, answer.Code, answer.Header("Retry-After"))));
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_told_by_the_same_request_sent_again()
    {
        await using var host = await StartAsync();
        _store.AfterCommit = new StoreUnknownException("The answer to the commit was lost.");
        var lost = await host.Shop.CreateAsync(Shop.SmallOrder, "order-1");
        _store.AfterCommit = null;

        var again = await host.Shop.CreateAsync(Shop.SmallOrder, "order-1");

        Assert.Equal(503, lost.Status);
        Assert.Contains("same Idempotency-Key", lost.Message, StringComparison.Ordinal);
        Assert.Equal((200, "true"), (again.Status, again.Header("Idempotent-Replayed")));
        Assert.Single((await host.Shop.ListAsync()).Json.GetProperty("checkout_sessions").EnumerateArray());
    }

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task The_page_says_that_it_cannot_be_shown_and_warns_against_paying_twice(StoreException failure)
    {
        await using var host = await StartAsync();
        var session = await host.Shop.OpenAsync();
        _store.OnRead = failure;

        var page = await new Payer(host).OpenAsync(session);
        var posted = await new Payer(host).PostAsync(session, Payer.Approved);
        var status = await new Payer(host).OpenAsync(session.Url.Replace("checkout?", "checkout/status?", StringComparison.Ordinal));

        Assert.All(
            [page, posted],
            answer =>
            {
                Assert.Equal(503, answer.Status);
                Assert.NotNull(answer.Header("Retry-After"));
                Assert.Contains("please do not pay again", answer.Body, StringComparison.Ordinal);
            }
        );
        Assert.Equal(503, status.Status);
        Assert.Empty(host.Simulator.Ledger.Entries);
    }

    [Theory]
    [InlineData("javascript%3Aalert(1)", "./javascript%3Aalert%281%29")]
    [InlineData("%2F%2Felsewhere.example", "./%252F%252Felsewhere.example")]
    [InlineData("a.b-c_d", "./a.b-c_d")]
    public async Task The_link_to_load_again_leads_nowhere_else_whatever_the_token(string token, string link)
    {
        await using var host = await StartAsync(dialect: CheckoutDialect.Syncgram);
        _store.OnRead = new StoreBusyException("The queue is full.");

        var page = await new Payer(host).OpenAsync("/beside/c/" + token);

        Assert.Equal(503, page.Status);
        var href = System.Text.RegularExpressions.Regex.Match(page.Body, "<a class=\"quiet\" href=\"([^\"]*)\"").Groups[1].Value;
        Assert.Equal(link, System.Net.WebUtility.HtmlDecode(href));
    }

    [Fact]
    public async Task A_payment_that_cannot_be_begun_charges_nothing()
    {
        await using var host = await StartAsync();
        var session = await host.Shop.OpenAsync();
        _store.OnCommit = new StoreBusyException("The queue is full.");

        Assert.Equal(503, (await new Payer(host).PostAsync(session, Payer.Approved)).Status);

        Assert.Empty(host.Simulator.Ledger.Entries);
        _store.OnCommit = null;
        Assert.Contains("Payment successful", (await new Payer(host).PayAsync(session, Payer.Approved)).Body, StringComparison.Ordinal);
        Assert.Single(host.Simulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_payment_whose_outcome_could_not_be_stored_is_found_and_not_made_twice()
    {
        // The store fails in the moment in which the provider charges.
        await using var host = await StartAsync(simulator =>
            simulator.Faults = _ =>
            {
                _store.OnCommit = new StoreUnknownException("The answer to the commit was lost.");
                return SimulatedFault.None;
            }
        );
        var session = await host.Shop.OpenAsync();

        var page = await new Payer(host).PostAsync(session, Payer.Approved);
        _store.OnCommit = null;

        Assert.Equal(503, page.Status);
        Assert.Contains("being processed", (await new Payer(host).PayAsync(session, Payer.Approved)).Body, StringComparison.Ordinal);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.True((await host.Shop.GetAsync(session)).Json.GetProperty("paid").GetBoolean());
        Assert.Single(host.Simulator.Ledger.Charges);
    }

    private Task<CheckoutHost> StartAsync(Action<SimulatorOptions>? simulator = null, CheckoutDialect? dialect = null) =>
        CheckoutHost.StartAsync(
            new HostPlan
            {
                Beside = dialect is { } beside ? [("/beside", beside)] : [],
                Clock = HostPlan.DocumentClock(),
                Simulator = simulator,
                Services = services => services.RemoveAll<IPaymentStore>().AddSingleton<IPaymentStore>(_store),
            }
        );
}
