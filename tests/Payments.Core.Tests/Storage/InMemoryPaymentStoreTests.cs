using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class InMemoryPaymentStoreTests : PaymentStoreSpecification<InMemoryPaymentStore, InMemoryStores>
{
    [Fact]
    public async Task Records_are_kept_as_they_were_given()
    {
        var note = new Note("n1");
        await CommittedAsync(new ChangeSet(Shop).Insert(SpecificationSchema.Notes, note));

        Assert.Same(note, (await GetAsync("n1"))!.Value);
    }

    [Fact]
    public async Task A_schema_without_running_sums_takes_none()
    {
        var store = Create(new Schema([new SchemaStep(1, "notes", [SpecificationSchema.Notes])]));

        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await store.CommitAsync(new ChangeSet(Shop).Insert(SpecificationSchema.Notes, new Note("n1")).Add("balances", "eur", 1), Token)
        );
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.SumsAsync("balances", Shop, null, null, Token));
        Assert.Null(await store.GetAsync(SpecificationSchema.Notes, Shop, "n1", Token));
    }
}
