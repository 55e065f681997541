namespace Payments.Specifications;

/// <summary>An intent as the model sees it. Amounts are in minor units.</summary>
internal sealed class IntentModelIntent(string id, long amount, bool manual, string? customer, bool keep)
{
    public string Id => id;

    public long Amount => amount;

    public bool Manual => manual;

    public string? Customer => customer;

    public bool Keep => keep;

    public IntentStatus Status { get; set; } = IntentStatus.RequiresPaymentMethod;

    public long Received { get; set; }

    public int Charges { get; set; }

    public int Cancels { get; set; }

    public IntentModelCharge? Live { get; set; }
}
