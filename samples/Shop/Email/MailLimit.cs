namespace Shop;

/// <summary>
/// How many links were mailed for an order: any visitor can type an address, and the mail bears the shop's name.
/// Forgotten when the shop stops.
/// </summary>
internal sealed class MailLimit
{
    private const int MostPerOrder = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _sent = new(StringComparer.Ordinal);

    /// <summary>Takes one of an order's mails; false where none is left.</summary>
    public bool TryTake(string orderId)
    {
        lock (_gate)
        {
            var sent = _sent.GetValueOrDefault(orderId);
            if (sent == MostPerOrder)
                return false;

            _sent[orderId] = sent + 1;
            return true;
        }
    }

    /// <summary>Gives one back that was not sent.</summary>
    public void GiveBack(string orderId)
    {
        lock (_gate)
            _sent[orderId]--;
    }
}
