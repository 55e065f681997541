using System.Security.Cryptography;
using System.Text;
using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class CardFingerprintTests
{
    private const string Number = "4242424242424242";

    private static readonly (Owner Owner, string Provider, string Reported)[] _cards =
    [
        (Owner.Test("acct_a"), "cards", Number),
        (Owner.Test("acct_a"), "cards", "4000056655665556"),
        (Owner.Test("acct_a"), "other", Number),
        (Owner.Live("acct_a"), "cards", Number),
        (Owner.Test("acct_b"), "cards", Number),
        (Owner.Live("acct_b"), "cards", Number),
        (Owner.Test("acct_a"), "cards", Number + "\n"),
        (Owner.Test("acct_a"), "card", "s\n" + Number),
        (Owner.Test("acct_a"), "cards", "\u00e9"),
    ];

    [Fact]
    public async Task A_fingerprint_is_one_for_a_number_in_an_account_and_another_for_everything_else()
    {
        var store = new InMemoryPaymentStore(PaymentsSchema.Current);
        var (first, second) = (await AllAsync(store), await AllAsync(store));

        Assert.Equal(first, second);
        Assert.Distinct(first);
        Assert.All(first, text => Assert.Matches(@"\A[A-Za-z0-9_-]{22}\z", text));
    }

    [Fact]
    public async Task Nobody_without_the_key_can_make_one_and_each_installation_has_its_own()
    {
        var here = await AllAsync(new InMemoryPaymentStore(PaymentsSchema.Current));
        var there = await AllAsync(new InMemoryPaymentStore(PaymentsSchema.Current));

        Assert.Empty(here.Intersect(there));
        foreach (var text in new[] { Number, "test\nacct_a\ncards\n" + Number })
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
            Assert.DoesNotContain(System.Buffers.Text.Base64Url.EncodeToString(hash.AsSpan(0, 16)), here);
            Assert.DoesNotContain(Convert.ToHexStringLower(hash), here);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public async Task What_says_nothing_of_the_number_has_none(string? reported)
    {
        await using var host = Host(new InMemoryPaymentStore(PaymentsSchema.Current));
        var fingerprints = new CardFingerprints(host.Engine.SigningKeys);

        Assert.Null(await fingerprints.OfAsync(Owner.Test("acct_a"), "cards", reported, TestContext.Current.CancellationToken));
    }

    private static EngineHost Host(IPaymentStore store) => new(store, new ManualTimeProvider(), [new ScriptedProvider()]);

    private static async Task<IReadOnlyList<string>> AllAsync(IPaymentStore store)
    {
        await using var host = Host(store);
        var fingerprints = new CardFingerprints(host.Engine.SigningKeys);
        List<string> made = [];
        foreach (var (owner, provider, reported) in _cards)
            made.Add((await fingerprints.OfAsync(owner, provider, reported, TestContext.Current.CancellationToken))!);
        return made;
    }
}
