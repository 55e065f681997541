using System.Reflection;
using Microsoft.Extensions.Options;
using Payments.AspNetCore.Yorlet;
using Payments.Storage;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>The list of Yorlet's events is over two groups: whatever Yorlet reports has to be in one of them.</summary>
public sealed class YorletEventListTests
{
    [Fact]
    public void Every_event_that_is_reported_is_in_the_list()
    {
        var owner = Owner.Test("acct_busy");
        var busy = new BusyOwner(owner);
        busy.Make(1);
        var format = new WebhookFormat(Options.Create(new CheckoutEndpointOptions()));
        var group = PaymentsSchema.Current.Table<PaymentEvent>().Lists.Single(list => list.Name == "origin").Group!;
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (chargesOrigin, session) in Origins(busy.Sessions[0]))
        {
            object?[] records =
            [
                busy.Charges[0] with
                {
                    Origin = chargesOrigin,
                },
                busy.Intents[0] with
                {
                    Origin = "yorlet",
                },
                session,
                busy.Refunds[0],
                busy.Disputes[0],
                busy.Customers[0],
                busy.BankLines[0],
            ];
            foreach (var data in DataOf(records))
            {
                var one = busy.Events[0] with { Data = data };
                if (format.Render(one) is null)
                    continue;

                told.Add(one.Type);
                Assert.True(group.Read(one) is "yorlet" or "*", $"{one.Type} is reported and in no list of Yorlet's.");
            }
        }

        Assert.True(told.Count >= 20, $"Only {told.Count} types were looked at.");
    }

    private static IEnumerable<(string? ChargesOrigin, CheckoutSession? Session)> Origins(CheckoutSession session) =>
        from charges in (string?[])["yorlet", null]
        from one in (CheckoutSession?[])[session with { Origin = "yorlet" }, session with { Origin = null }, null]
        select (charges, one);

    // With nothing in the place of what is about no payment: such events are not reported.
    private static IEnumerable<EventData> DataOf(object?[] records)
    {
        foreach (var type in typeof(EventData).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EventData))))
        {
            var made = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Single();
            object?[] arguments =
            [
                .. made.GetParameters()
                    .Select(parameter => Array.Find(records, record => parameter.ParameterType.IsInstanceOfType(record))),
            ];
            if (arguments is [null, ..])
                continue;
            yield return (EventData)made.Invoke(arguments);
        }
    }
}
