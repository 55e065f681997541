using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>Files of this library's own schema, from one release to the next.</summary>
public sealed class ReleaseTests : StoreFixture
{
    private static readonly Schema FirstRelease = Release(1);
    private static readonly Schema NextRelease = new([
        .. PaymentsSchema.Current.Steps,
        new SchemaStep(PaymentsSchema.Current.Version + 1, "of tomorrow", []),
    ]);

    private static readonly PaymentIntent Intent = new()
    {
        Id = "pi_0000000000000000000001",
        Owner = Shop,
        Amount = Money.FromMinorUnits(12_50, Currency.Gbp),
        CreatedAt = Noon,
        UpdatedAt = Noon,
        State = new IntentState.RequiresPaymentMethod(),
    };

    public static TheoryData<int> EarlierReleases { get; } = [.. Enumerable.Range(1, PaymentsSchema.Current.Version - 1)];

    [Theory]
    [MemberData(nameof(EarlierReleases))]
    public async Task A_file_of_an_earlier_release_gets_what_came_after_it_and_keeps_what_stands(int release)
    {
        var due = Noon.ToUnixTimeMilliseconds();
        EarlierFile.Make(
            File.Path,
            release,
            Shop,
            [(PaymentsSchema.Current.Table<PaymentIntent>(), Intent)],
            "INSERT INTO payments_due_work (account, livemode, kind, key, due_at, visible_at, attempt, fence) "
                + $"VALUES ('acct_shop', 0, 'session.expire', 'cs_1', {due}, {due}, 0, 1)"
        );

        var store = await OpenAsync(PaymentsSchema.Current);
        Assert.Equal(
            new Stored<PaymentIntent>(Intent, 1),
            await store.GetAsync(PaymentsSchema.Current.Table<PaymentIntent>(), Shop, Intent.Id, Token)
        );
        Assert.Single((await store.ClaimAsync(["session.expire"], Noon, TimeSpan.FromMinutes(1), 1, Token)).Items);
        Assert.Equal(
            CommitResult.Committed,
            await CommitAsync(
                store,
                new ChangeSet(Owner.Directory).Insert(PaymentsSchema.Current.Table<OwnerTag>(), new OwnerTag("a1B2c3D4", Shop))
            )
        );
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, new ChangeSet(Shop).Add("balances", "eur", 7)));
        Assert.Equal(new RunningSum("eur", 7), Assert.Single(await store.SumsAsync("balances", Shop, null, null, Token)));
        using var connection = OpenByHand();
        Assert.Equal(6, connection.Scalar("SELECT max(step) FROM payments_schema"));
    }

    [Fact]
    public async Task A_file_of_the_next_release_is_refused()
    {
        await (await OpenAsync(NextRelease)).DisposeAsync();

        var error = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(PaymentsSchema.Current));
        Assert.Contains($"schema {NextRelease.Version}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_release_refuses_a_file_of_this_one() =>
        Assert.Contains($"schema {PaymentsSchema.Current.Version}", await RefusedAsync(), StringComparison.Ordinal);

    private static Schema Release(int number) => new([.. PaymentsSchema.Current.Steps.Take(number)]);

    private async Task<string> RefusedAsync()
    {
        await (await OpenAsync(PaymentsSchema.Current)).DisposeAsync();
        return (await Assert.ThrowsAsync<StoreException>(() => OpenAsync(FirstRelease))).Message;
    }
}
