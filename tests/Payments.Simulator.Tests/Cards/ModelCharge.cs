namespace Payments.Simulator.Tests;

/// <summary>A charge of a card as a word, an end and two sums.</summary>
internal sealed class ModelCharge(string number, bool authorizeOnly, bool keep, int now)
{
    public const int Window = 15 * 60;
    public const int Lifetime = 7 * 24 * 3600;
    public const long Amount = 1099;

    private string _words = First(number, authorizeOnly);
    private int _endsAt = now + (First(number, authorizeOnly) == "open" ? Window : Lifetime);

    public (string Number, bool AuthorizeOnly, bool Keep) Request { get; } = (number, authorizeOnly, keep);

    public string Words => _words;

    public long Taken { get; private set; } = First(number, authorizeOnly) == "approved" ? Amount : 0;

    public long Refunded { get; set; }

    /// <summary>Whether the host is still to be notified of an answer.</summary>
    public string? ToTell { get; set; }

    public bool IsKept => Request.Keep && (_words is "approved" or "authorized" || _words.StartsWith("captured", StringComparison.Ordinal));

    public static ModelCharge Closed() => new("", authorizeOnly: false, keep: false, now: 0) { _words = "NotSent", Taken = 0 };

    public string Answer(bool passed)
    {
        if (_words != "open")
            return "as it was";

        _words =
            !passed ? "AuthenticationFailed"
            : Request.Number == CardBench.ChallengedThenDeclined ? "CardDeclined"
            : Request.AuthorizeOnly ? "authorized"
            : "approved";
        _endsAt = int.MaxValue;
        Taken = _words == "approved" ? Amount : 0;
        ToTell = _words;
        return passed ? "Passed" : "Failed";
    }

    /// <summary>The end of a reservation that a payer's answer began.</summary>
    public void Reserve(int now) => _endsAt = _words == "authorized" ? now + Lifetime : _endsAt;

    public void Release() => _words = _words is "open" or "authorized" ? "Released" : _words;

    /// <summary>False where the capture is a bug of the caller.</summary>
    public bool TryCapture(long amount)
    {
        if (_words == "authorized")
            (_words, Taken) = ($"captured {amount}", amount);
        return _words == $"captured {amount}" || char.IsUpper(_words[0]);
    }

    public void Advance(int now)
    {
        if (_words is "open" or "authorized" && _endsAt <= now)
            _words = _words == "open" ? "Released" : "AuthorizationExpired";
    }

    private static string First(string number, bool authorizeOnly) =>
        number switch
        {
            CardBench.Challenged or CardBench.ChallengedThenDeclined => "open",
            "4000000000009995" => "InsufficientFunds",
            _ => authorizeOnly ? "authorized" : "approved",
        };
}
