using Payments.Providers;

namespace Payments.Specifications;

/// <summary>The charges of a scripted provider, and what no provider may do. Whoever calls it holds the provider's gate.</summary>
internal sealed class CardCharges(CardScript script, CardVault vault, TimeProvider time)
{
    private readonly Dictionary<string, CardBook> _books = [];
    private readonly List<string> _breaches = [];

    /// <summary>Money taken twice, or more refunded than was taken.</summary>
    public IReadOnlyList<string> Breaches => [.. _breaches];

    /// <summary>All that was taken and not refunded or returned, in minor units.</summary>
    public long Balance => _books.Values.Sum(book => book.Taken - book.Refunded - book.Returned);

    public CardBook this[string key] => _books[key];

    public CardBook? Find(string key) => _books.GetValueOrDefault(key);

    /// <summary>The keys that are in a state.</summary>
    public IReadOnlyList<string> KeysIn(CardStanding standing) =>
        [.. _books.Where(pair => pair.Value.Standing == standing).Select(pair => pair.Key)];

    public ChargeOutcome Charge(ChargeRequest request)
    {
        if (!_books.TryGetValue(request.Key, out var book))
        {
            _books[request.Key] = book = new CardBook(request);
            Begin(book, request);
        }

        return Say(book);
    }

    /// <summary>The outcome of a key; one that was never seen never will be charged.</summary>
    public ChargeOutcome Resolve(string key) => Say(Known(key, DeclineCode.NotSent));

    public ChargeOutcome Capture(CaptureRequest request)
    {
        var book = Known(request.Key, DeclineCode.NotSent);
        if (book.Standing == CardStanding.Reserved && book.Until <= time.GetUtcNow())
            (book.Standing, book.Code) = (CardStanding.Released, DeclineCode.AuthorizationExpired);
        if (book.Standing == CardStanding.Reserved)
            Take(book, request.Key, request.Amount.MinorUnits);
        return Say(book);
    }

    /// <summary>Releases a charge in one of these states.</summary>
    public ChargeOutcome Release(string key, params ReadOnlySpan<CardStanding> from)
    {
        var book = Known(key, DeclineCode.Released);
        if (from.Contains(book.Standing))
            (book.Standing, book.Code) = (CardStanding.Released, DeclineCode.Released);
        return Say(book);
    }

    /// <summary>Decides a charge in this state.</summary>
    public ChargeOutcome Decide(string key, CardStanding from, bool approved, DeclineCode code)
    {
        var book = _books[key];
        if (book.Standing == from)
            Decide(book, key, approved, code);
        return Say(book);
    }

    public ChargeOutcome TakeByHand(string key, long amount)
    {
        if (_books[key].Standing == CardStanding.Reserved)
            Take(_books[key], key, amount);
        return Say(_books[key]);
    }

    public void Refund(RefundRequest request)
    {
        var book = _books[request.ChargeKey];
        book.Refunded += request.Amount.MinorUnits;
        if (book.Refunded > book.Taken)
            _breaches.Add($"{request.ChargeKey} gives more back than was taken");
    }

    public ChargeOutcome Says(string key) => Say(_books[key]);

    private void Begin(CardBook book, ChargeRequest request)
    {
        var isForgotten = request.Source is PaymentSource.Card card && vault.IsForgotten(card.Token);
        switch (isForgotten ? CardVerdict.Decline : script.Verdict(request.Key))
        {
            case CardVerdict.Challenge when request.OffSession:
                (book.Standing, book.Code) = (CardStanding.Declined, DeclineCode.AuthenticationRequired);
                break;
            case CardVerdict.Challenge:
                (book.Standing, book.Until) = (CardStanding.Challenged, time.GetUtcNow() + script.ActionTime);
                break;
            case CardVerdict.Undecided:
                book.Standing = CardStanding.Undecided;
                break;
            case CardVerdict.Approve:
                Decide(book, request.Key, approved: true, script.Code);
                break;
            case CardVerdict.Decline:
                Decide(book, request.Key, approved: false, isForgotten ? DeclineCode.InvalidAccount : script.Code);
                break;
        }
    }

    private void Decide(CardBook book, string key, bool approved, DeclineCode code)
    {
        if (!approved)
        {
            (book.Standing, book.Code) = (CardStanding.Declined, code);
            return;
        }

        if (book.Request!.SaveCard)
            (book.SavedToken, book.SavedFingerprint) = (vault.KeepToken("kept_" + key), script.Fingerprint);
        if (book.Request.AuthorizeOnly || script.ReservesUnasked)
            (book.Standing, book.Until) = (CardStanding.Reserved, time.GetUtcNow() + script.Reservation);
        else
            Take(book, key, book.Request.Amount.MinorUnits);
    }

    private void Take(CardBook book, string key, long amount)
    {
        (book.Standing, book.Taken) = (CardStanding.Taken, book.Taken + amount);
        if (++book.Takings > 1)
            _breaches.Add($"{key} is taken twice");
        if (book.Taken > book.Request!.Amount.MinorUnits)
            _breaches.Add($"{key} is taken more than was asked for");
    }

    private CardBook Known(string key, DeclineCode unseen)
    {
        if (!_books.TryGetValue(key, out var book))
            _books[key] = book = new CardBook(request: null) { Standing = CardStanding.Released, Code = unseen };
        return book;
    }

    private static ChargeOutcome Say(CardBook book)
    {
        var reference = "ref_" + book.Request?.Key;
        return book.Standing switch
        {
            CardStanding.Undecided => new ChargeOutcome.Pending(),
            CardStanding.Challenged => new ChargeOutcome.RequiresAction(
                reference,
                new NextAction.RedirectToUrl("https://bank.example/" + reference),
                book.Until
            ),
            CardStanding.Declined or CardStanding.Released => new ChargeOutcome.Declined(book.Code),
            CardStanding.Reserved => new ChargeOutcome.Authorized(reference, book.Until)
            {
                SavedToken = book.SavedToken,
                SavedFingerprint = book.SavedFingerprint,
            },
            CardStanding.Taken when book.Request!.AuthorizeOnly => new ChargeOutcome.Captured(
                reference,
                Money.FromMinorUnits(book.Taken, book.Request.Amount.Currency)
            )
            {
                SavedToken = book.SavedToken,
                SavedFingerprint = book.SavedFingerprint,
            },
            CardStanding.Taken => new ChargeOutcome.Approved(reference)
            {
                SavedToken = book.SavedToken,
                SavedFingerprint = book.SavedFingerprint,
            },
        };
    }
}

/// <summary>What a scripted provider does with a card.</summary>
public enum CardVerdict
{
    /// <summary>Takes the money, or reserves it where that was asked for.</summary>
    Approve,

    /// <summary>Takes nothing.</summary>
    Decline,

    /// <summary>Wants the payer to authenticate.</summary>
    Challenge,

    /// <summary>Does not know yet.</summary>
    Undecided,
}
