using System.Collections.Concurrent;
using Payments.Providers;

namespace Payments.Specifications;

/// <summary>
/// A processor of cards that does what a test says and keeps its own books of the money, so that a test can hold the engine's
/// against them. Every call can be lost on its way there or back, and held at a gate before or after it is done.
/// </summary>
public sealed partial class CardsProvider(TimeProvider time)
    : IPaymentProvider,
        IChargeResolver,
        ICaptureProvider,
        ICardVault,
        IMethodCatalog,
        IRefundProvider,
        IRefundCanceler,
        IDisputeProvider
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CardBook> _charges = [];
    private readonly List<string> _breaches = [];

    public string Name { get; init; } = "cards";

    public bool Livemode { get; init; }

    public IReadOnlyList<MethodOffer> Methods { get; } =
    [
        new MethodOffer
        {
            Method = MethodIds.Card,
            DisplayName = "Card",
            Description = "Pay by card",
            Currencies = Currency.All,
        },
        new MethodOffer
        {
            Method = MethodIds.BankTransfer,
            DisplayName = "Transfer",
            Description = "Send a transfer",
            Currencies = [Currency.Gbp, Currency.Eur],
        },
    ];

    /// <summary>What it does with a charge or a setup of this key.</summary>
    public Func<string, CardVerdict> Verdict { get; set; } = _ => CardVerdict.Approve;

    /// <summary>Why it declines.</summary>
    public DeclineCode Code { get; set; } = DeclineCode.CardDeclined;

    /// <summary>What becomes of a call with this key on its way.</summary>
    public Func<CardCall, string, CardFault> Fault { get; set; } = (_, _) => CardFault.None;

    /// <summary>Awaited before a call is done.</summary>
    public Func<CardCall, string, Task>? Before { get; set; }

    /// <summary>Awaited after a call is done and before its answer goes back.</summary>
    public Func<CardCall, string, Task>? After { get; set; }

    /// <summary>Told of each answer of charges and refunds as it goes back; a lost one as what the caller must take it for.</summary>
    public Action<CardCall, string, object>? Answered { get; set; }

    public TimeSpan ActionTime { get; set; } = TimeSpan.FromMinutes(10);

    public TimeSpan Reservation { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Whether it only reserves what it was asked to take.</summary>
    public bool ReservesUnasked { get; set; }

    /// <summary>Every call that arrived, in order.</summary>
    public ConcurrentQueue<(CardCall Call, string Key)> Calls { get; } = new();

    /// <summary>Every charge that arrived, as often as it did.</summary>
    public ConcurrentQueue<ChargeRequest> Requests { get; } = new();

    /// <summary>What no processor may ever see: money taken twice, more given back than was taken.</summary>
    public IReadOnlyList<string> Breaches
    {
        get
        {
            lock (_gate)
                return [.. _breaches];
        }
    }

    public int CallsOf(CardCall call) => Calls.Count(made => made.Call == call);

    /// <summary>The books of one charge, or null where its key was never seen.</summary>
    public CardBook? BookOf(string key)
    {
        lock (_gate)
            return _charges.GetValueOrDefault(key);
    }

    /// <summary>All that was taken and has not gone back, in minor units.</summary>
    public long Balance
    {
        get
        {
            lock (_gate)
                return _charges.Values.Sum(book => book.Taken - book.Refunded - book.Returned);
        }
    }

    public ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return DoAsync(
            CardCall.Charge,
            request.Key,
            () =>
            {
                Requests.Enqueue(request);
                if (!_charges.TryGetValue(request.Key, out var book))
                {
                    _charges[request.Key] = book = new CardBook(request);
                    Begin(book, request);
                }

                return Say(book);
            }
        );
    }

    public ValueTask<ChargeOutcome> ResolveAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        DoAsync(CardCall.Resolve, key, () => Say(Known(key, DeclineCode.NotSent)));

    public ValueTask<ChargeOutcome> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return DoAsync(
            CardCall.Capture,
            request.Key,
            () =>
            {
                var book = Known(request.Key, DeclineCode.NotSent);
                if (book.Standing == CardStanding.Reserved && book.Until <= time.GetUtcNow())
                    (book.Standing, book.Code) = (CardStanding.Released, DeclineCode.AuthorizationExpired);
                if (book.Standing == CardStanding.Reserved)
                    Take(book, request.Key, request.Amount.MinorUnits);
                return Say(book);
            }
        );
    }

    public ValueTask<ChargeOutcome> ReleaseAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        DoAsync(
            CardCall.Release,
            key,
            () =>
            {
                var book = Known(key, DeclineCode.Released);
                if (book.Standing is CardStanding.Reserved or CardStanding.Challenged or CardStanding.Undecided)
                    (book.Standing, book.Code) = (CardStanding.Released, DeclineCode.Released);
                return Say(book);
            }
        );

    public ValueTask<ChargeOutcome> AbandonActionAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        DoAsync(
            CardCall.Release,
            key,
            () =>
            {
                var book = Known(key, DeclineCode.Released);
                if (book.Standing is CardStanding.Challenged)
                    (book.Standing, book.Code) = (CardStanding.Released, DeclineCode.Released);
                return Say(book);
            }
        );

    /// <summary>The payer answers the challenge. What that brings about is what the processor would tell.</summary>
    public ChargeOutcome Authenticate(string key, bool passes)
    {
        lock (_gate)
        {
            var book = _charges[key];
            if (book.Standing == CardStanding.Challenged)
                Decide(book, key, passes, DeclineCode.AuthenticationFailed);
            return Say(book);
        }
    }

    /// <summary>The payer's bank takes back what had counted as paid.</summary>
    public void ReturnLate(string key, long amount)
    {
        lock (_gate)
            _charges[key].Returned += amount;
    }

    /// <summary>What was undecided is decided.</summary>
    public ChargeOutcome Decide(string key, bool approved)
    {
        lock (_gate)
        {
            var book = _charges[key];
            if (book.Standing == CardStanding.Undecided)
                Decide(book, key, approved, Code);
            return Say(book);
        }
    }

    /// <summary>Reserved money is taken at the processor's own desk.</summary>
    public ChargeOutcome TakeByHand(string key, long amount)
    {
        lock (_gate)
        {
            if (_charges[key].Standing == CardStanding.Reserved)
                Take(_charges[key], key, amount);
            return Say(_charges[key]);
        }
    }

    /// <summary>How a charge stands, as the processor would tell it.</summary>
    public ChargeOutcome Says(string key)
    {
        lock (_gate)
            return Say(_charges[key]);
    }

    /// <summary>The keys that are in a standing.</summary>
    public IReadOnlyList<string> KeysIn(CardStanding standing)
    {
        lock (_gate)
            return [.. _charges.Where(pair => pair.Value.Standing == standing).Select(pair => pair.Key)];
    }

    private void Begin(CardBook book, ChargeRequest request)
    {
        var isForgotten = request.Source is PaymentSource.Card card && IsForgotten(card.Token);
        switch (isForgotten ? CardVerdict.Decline : Verdict(request.Key))
        {
            case CardVerdict.Challenge when request.OffSession:
                (book.Standing, book.Code) = (CardStanding.Declined, DeclineCode.AuthenticationRequired);
                break;
            case CardVerdict.Challenge:
                (book.Standing, book.Until) = (CardStanding.Challenged, time.GetUtcNow() + ActionTime);
                break;
            case CardVerdict.Undecided:
                book.Standing = CardStanding.Undecided;
                break;
            case CardVerdict.Approve:
                Decide(book, request.Key, approved: true, Code);
                break;
            case CardVerdict.Decline:
                Decide(book, request.Key, approved: false, isForgotten ? DeclineCode.InvalidAccount : Code);
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
            book.SavedToken = KeepToken("kept_" + key);
        if (book.Request.AuthorizeOnly || ReservesUnasked)
            (book.Standing, book.Until) = (CardStanding.Reserved, time.GetUtcNow() + Reservation);
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
        if (!_charges.TryGetValue(key, out var book))
            _charges[key] = book = new CardBook(request: null) { Standing = CardStanding.Released, Code = unseen };
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
            CardStanding.Reserved => new ChargeOutcome.Authorized(reference, book.Until) { SavedToken = book.SavedToken },
            CardStanding.Taken when book.Request!.AuthorizeOnly => new ChargeOutcome.Captured(
                reference,
                Money.FromMinorUnits(book.Taken, book.Request.Amount.Currency)
            )
            {
                SavedToken = book.SavedToken,
            },
            CardStanding.Taken => new ChargeOutcome.Approved(reference) { SavedToken = book.SavedToken },
        };
    }

    private ValueTask<T> DoAsync<T>(CardCall call, string key, Func<T> act)
    {
        if (Before is not null || After is not null)
            return HeldAsync(call, key, act);
        return new(Do(call, key, act));
    }

    private async ValueTask<T> HeldAsync<T>(CardCall call, string key, Func<T> act)
    {
        if (Before is { } before)
            await before(call, key);
        try
        {
            return Do(call, key, act);
        }
        finally
        {
            if (After is { } after)
                await after(call, key);
        }
    }

    private T Do<T>(CardCall call, string key, Func<T> act)
    {
        lock (_gate)
        {
            var fault = Fault(call, key);
            if (fault != CardFault.None && typeof(T) == typeof(ChargeOutcome))
                Answered?.Invoke(call, key, new ChargeOutcome.Unknown("lost"));
            if (fault == CardFault.RequestLost)
                throw new IOException("the request is lost");
            Calls.Enqueue((call, key));
            var answer = act();
            if (fault == CardFault.AnswerLost)
                throw new IOException("the answer is lost");
            if (answer is ChargeOutcome or RefundOutcome)
                Answered?.Invoke(call, key, answer);
            return answer;
        }
    }
}
