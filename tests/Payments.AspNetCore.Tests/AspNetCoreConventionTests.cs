using System.Reflection;
using Payments.Specifications;
using Xunit;

namespace Payments.AspNetCore.Tests;

public sealed class AspNetCoreConventionTests
{
    // The Razor compiler makes every component public and open, and leaves no choice.
    private const string Views = "Payments.AspNetCore.HostedPage.Views";

    private static readonly Assembly Web = typeof(CheckoutBranding).Assembly;

    // From the lowest room to the highest. The folder of the dialects holds their list, which knows each of them.
    private static readonly RoomOrder Rooms = new(
        "Http",
        "Dialects/Shared",
        "Dialects/Pipeline",
        "Rates",
        "Tokens",
        "Webhooks",
        "HostedPage/Theme",
        "HostedPage/Access",
        "HostedPage/Assets",
        "HostedPage/Cards",
        "HostedPage/Models",
        "HostedPage/Texts",
        "HostedPage/Links",
        "HostedPage/Views",
        "HostedPage/Rendering",
        "HostedPage/Challenges",
        "HostedPage/Steps",
        "HostedPage",
        "Dialects/Synapto",
        "Dialects/SyncPay",
        "Dialects/Syncgram",
        "Dialects/Yorlet",
        "Dialects",
        "Email",
        "Setup"
    );

    [Fact]
    public void The_web_part_stands_on_Core_and_the_framework_alone() =>
        Assert.Empty(Conventions.StrayReferences(Web, "System.*", "Microsoft.*", "Payments.Core", "MailKit", "MimeKit"));

    [Fact]
    public void Public_types_stand_in_the_namespace_of_their_audience() =>
        Assert.Empty(
            Conventions.StrayNamespaces(
                Web,
                "Payments",
                "Payments.AspNetCore",
                Views,
                "Microsoft.AspNetCore.Builder",
                "Microsoft.Extensions.DependencyInjection"
            )
        );

    [Fact]
    public void Public_classes_are_sealed_or_abstract() =>
        Assert.DoesNotContain(Conventions.OpenClasses(Web), name => !name.StartsWith(Views, StringComparison.Ordinal));

    [Fact]
    public void No_call_answers_none_by_the_default_of_a_struct() => Assert.Empty(StructDefaults.In(Web.Location));

    [Fact]
    public void A_room_of_the_web_part_uses_only_those_below_it() => Assert.Empty(Conventions.RoomBreaches(Web, Rooms));

    [Fact]
    public void No_request_of_the_library_carries_the_trace_or_the_baggage_of_its_host()
    {
        var sources = Directory
            .GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .ToList();
        int Count(string text) => sources.Sum(source => source.Split(text).Length - 1);

        Assert.InRange(Count("new SocketsHttpHandler"), 2, int.MaxValue);
        Assert.Equal(Count("new SocketsHttpHandler"), Count("ActivityHeadersPropagator = null"));
        Assert.Equal(0, Count("new HttpClient(") + Count("AddHttpClient") + Count("new HttpClientHandler"));
    }

    [Fact]
    public void What_the_web_part_offers_was_reviewed()
    {
        var surface = PublicSurface.Of(Web, Views);

        Assert.Equal(surface, Repository.Reviewed("docs/api/Payments.AspNetCore.txt", surface));
    }
}
