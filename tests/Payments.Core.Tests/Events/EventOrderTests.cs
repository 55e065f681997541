using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>That the ids of events put them in the order in which they happened, while the clock stands still.</summary>
public sealed class EventOrderTests : EngineTestBase
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    public async Task The_events_of_one_session_sort_as_they_happened(int declines)
    {
        var session = await Host.OpenAsync(Shop);
        Provider.OnCharge = (_, _) => ScriptedProvider.Decline();
        for (var number = 0; number < declines && number < Limits.ChargesPerIntent - 1; number++)
            await Host.PayAsync(session);
        Provider.OnCharge = (request, _) => ScriptedProvider.Approve(request);
        await Host.PayAsync(session);

        var types = await TypesAsync();
        Assert.Equal([PaymentIntentSucceeded.TypeName, CheckoutSessionPaid.TypeName], types.TakeLast(2));
        Assert.All(types.SkipLast(2), type => Assert.Equal(ChargeFailed.TypeName, type));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(30)]
    public async Task What_happens_to_a_customer_in_one_millisecond_sorts_as_it_happened(int changes)
    {
        var customer = (await Engine.Customers.CreateAsync(Shop, new CustomerRequest { Name = "0" }, cancellationToken: Token)).Value;
        for (var number = 1; number <= changes; number++)
            await Engine.Customers.UpdateAsync(
                Shop,
                customer.Id,
                new CustomerChange { Name = new Change<string?>($"{number}") },
                cancellationToken: Token
            );
        await Engine.Customers.DeleteAsync(Shop, customer.Id, cancellationToken: Token);

        var events = await EventsAsync();
        Assert.Equal(CustomerCreated.TypeName, events[0].Type);
        Assert.Equal(
            Enumerable.Range(1, changes).Select(number => $"{number}"),
            events.Select(happened => happened.Data).OfType<CustomerUpdated>().Select(updated => updated.Customer.Name)
        );
        Assert.Equal(CustomerDeleted.TypeName, events[^1].Type);
        Assert.Single(events.Select(happened => happened.CreatedAt).Distinct());
    }

    private async Task<IReadOnlyList<PaymentEvent>> EventsAsync() =>
        [.. (await Engine.Events.ListAsync(Shop, Limits.PageSize, cancellationToken: Token)).Value.Items.Reverse()];

    private async Task<IReadOnlyList<string>> TypesAsync() => [.. (await EventsAsync()).Select(happened => happened.Type)];
}
