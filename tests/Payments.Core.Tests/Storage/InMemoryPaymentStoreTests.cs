using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class InMemoryPaymentStoreTests : PaymentStoreSpecification<InMemoryPaymentStore>
{
    protected override InMemoryPaymentStore Create(Schema schema) => new(schema);

    [Fact]
    public async Task Records_are_kept_as_they_were_given()
    {
        var note = new Note("n1");
        await CommittedAsync(new ChangeSet(Shop).Insert(SpecificationSchema.Notes, note));

        Assert.Same(note, (await GetAsync("n1"))!.Value);
    }
}
