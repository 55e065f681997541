using Microsoft.Extensions.Logging;
using Xunit;

namespace Payments.Specifications;

public sealed partial class RailsRun
{
    private async Task CompareAsync()
    {
        await _shop.Host.RunAsync();
        _model.Pass(_shop.Now);
        var records = (await _shop.Host.ReadAsync(_session)).Agree();
        var events = (await _shop.Engine.Events.ListAsync(_session.Owner, Limits.PageSize))
            .Value.Items.Select(happened => happened.Data)
            .ToList();

        Assert.Equal(_model.Status, records.Session.Status);
        Assert.Equal(_model.Charges.Count, records.Charges.Count);
        foreach (var expected in _model.Charges)
            Compare(expected, records.Charges.Single(charge => charge.Id == expected.Id), events);
        Assert.Equal(_model.Events.Order(StringComparer.Ordinal), records.Events);
        Assert.Equal(_model.Contradictions, _shop.Log.Of(LogLevel.Critical).Count);
        Assert.Empty(_shop.Log.Of(LogLevel.Error).Where(line => !line.Contains("is undecided after", StringComparison.Ordinal)));
        Assert.Equal(
            _model.InFlight is null ? [] : [_model.InFlight.Id],
            records.Charges.Where(charge => charge.IsOpen).Select(charge => charge.Id)
        );
        Assert.Equal(records.Session.Status == SessionStatus.Open ? [_session.Id] : [], _shop.Store.Book.WorkOf("session.expire"));
        _session = records.Session;
    }

    private void Compare(RailsModelCharge expected, Charge charge, List<EventData> events)
    {
        Assert.Equal(
            (expected.Status, expected.Received, expected.Refunded),
            (charge.Status, charge.AmountReceived.MinorUnits, charge.AmountRefunded.MinorUnits)
        );
        Assert.False(charge.AmountRefundable.IsNegative);
        if (_before.TryGetValue(charge.Id, out var before))
        {
            Assert.True(charge.AmountReceived >= before.AmountReceived, "what has arrived never grows less");
            Assert.True(charge.UpdatedAt >= before.UpdatedAt, "a record's time of change never goes back");
        }

        if (charge.Status is ChargeStatus.Underpaid or ChargeStatus.PaidLate || charge.IsPaid)
            Assert.Contains(events, happened => TellsOf(happened, charge));
        _before[charge.Id] = charge;
        _seen.Add(charge.Status);
    }

    // Money that waits is told of with its amount; what is paid may have grown since.
    private static bool TellsOf(EventData happened, Charge charge) =>
        (happened, charge.Status) switch
        {
            (ChargeUnderpaid told, ChargeStatus.Underpaid) => told.Charge.Id == charge.Id
                && told.Charge.AmountReceived == charge.AmountReceived,
            (ChargePaidLate told, ChargeStatus.PaidLate) => told.Charge.Id == charge.Id
                && told.Charge.AmountReceived == charge.AmountReceived,
            (CheckoutSessionPaid told, ChargeStatus.Succeeded or ChargeStatus.Accepted) => told.Charge!.Id == charge.Id
                && told.Charge.Status == charge.Status,
            _ => false,
        };
}
