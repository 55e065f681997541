namespace Payments.Simulator.Tests;

/// <summary>A charge by a rail as a table of what is still to come and two sums.</summary>
internal sealed class ModelPayment(TestPayerEffect payer, long amount, int beganAt)
{
    public const int Delay = 3;

    // 1000 minor units and more, so that no part is rounded away.
    private readonly List<(int At, long Money)> _toCome = payer switch
    {
        TestPayerEffect.Pays or TestPayerEffect.ToldThrice => [(beganAt + Delay, amount)],
        TestPayerEffect.Refuses => [(beganAt + Delay, 0)],
        TestPayerEffect.Underpays => [(beganAt + Delay, amount * 4 / 10)],
        TestPayerEffect.TopsUp or TestPayerEffect.ToldOutOfOrder =>
        [
            (beganAt + Delay, amount * 4 / 10),
            (beganAt + (2 * Delay), amount - (amount * 4 / 10)),
        ],
        TestPayerEffect.PaysSlowly => [(beganAt + 60, amount)],
        _ => [],
    };

    public TestPayerEffect Payer { get; } = payer;

    public long Amount { get; } = amount;

    public long Arrived { get; private set; }

    public long Refunded { get; set; }

    public bool IsRefused { get; private set; }

    public string Words =>
        Arrived > 0 ? $"{Arrived}"
        : IsRefused ? "PayerRefused"
        : "awaiting";

    public void Send(long money) => Arrived += money;

    public bool TryRefuse()
    {
        if (Arrived > 0)
            return false;

        IsRefused = true;
        return true;
    }

    public void Advance(int now)
    {
        foreach (var step in _toCome.Where(step => step.At <= now && !IsRefused))
        {
            Arrived += step.Money;
            IsRefused = step.Money == 0 && Arrived == 0;
        }

        _toCome.RemoveAll(step => step.At <= now);
    }
}
