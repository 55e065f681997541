using Microsoft.Extensions.DependencyInjection;
using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class WorkKindTests : EngineTestBase
{
    private static string[] Kinds => [.. Concepts.All.Work.Select(work => work.Kind)];

    public static TheoryData<string> AllKinds => new(Kinds);

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task Every_kind_of_due_work_is_taken_up(string kind)
    {
        await Store.CommitAsync(new ChangeSet(Shop).Schedule(kind, "of nothing", Now), TestContext.Current.CancellationToken);

        Assert.Equal(1, await Host.RunAsync());
    }

    [Fact]
    public async Task Work_of_a_kind_that_this_release_does_not_know_is_left_to_one_that_does()
    {
        await Store.CommitAsync(new ChangeSet(Shop).Schedule("of.tomorrow", "key", Now), TestContext.Current.CancellationToken);

        Assert.Equal(0, await Host.RunAsync());
        Assert.Equal(["key"], Store.Book.WorkOf("of.tomorrow"));
    }

    [Fact]
    public void No_two_kinds_are_called_alike() => Assert.Equal(Kinds.Length, Kinds.Distinct().Count());

    protected override void Configure(PaymentsBuilder builder) =>
        builder
            .UseEmail(new ScriptedEmailSender(), options => options.From = "shop@example.com")
            .Services.AddSingleton<IEmailComposer, PlainComposer>()
            .AddSingleton<IWebhookSender>(new RecordingSender());
}
