namespace Payments.AspNetCore;

/// <summary>The page with the outcome of a payment. Pure.</summary>
internal static class FollowModels
{
    private const int SecondsPerLook = 300;

    /// <summary>The page, or null where nothing was tried yet.</summary>
    public static CheckoutPageModel? Of(FollowView view) =>
        view.Session.State switch
        {
            SessionState.Open { ChargeInFlight: not null } => UnderWay(view),
            SessionState.Open when view.Charge is null => null,
            SessionState.Open => view.HasAttemptsLeft
                ? Failed(view, view.Charge, mayTryAgain: true)
                : NoMoreAttempts(view.Session, view.Words),
            SessionState.Complete when view.Charge is { State: ChargeState.Returned } returned => Failed(
                view,
                returned,
                mayTryAgain: false
            ),
            SessionState.Complete complete => Paid(view, complete.At),
            SessionState.Expired or SessionState.Canceled or SessionState.Failed when view.Charge is { State: ChargeState.PaidLate } late =>
                Failed(view, late, mayTryAgain: false),
            SessionState.Failed => view.Charge is { } charge ? Failed(view, charge, mayTryAgain: false) : Canceled(view),
            SessionState.Canceled => Canceled(view),
            SessionState.Expired => new ExpiredPage
            {
                Summary = Summary(view),
                Return = PageWords.Link(view.Session.CancelUrl),
                TestMode = view.TestMode,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(view)),
        };

    /// <summary>The page of a session that accepts no more attempts.</summary>
    public static FailedPage NoMoreAttempts(CheckoutSession session, PageWords words) =>
        new()
        {
            Summary = words.Summary(session.Amount, session),
            Reason = FailureReason.TooManyAttempts,
            Return = PageWords.Link(session.CancelUrl),
            TestMode = !session.Owner.Livemode,
        };

    private static CheckoutPageModel UnderWay(FollowView view)
    {
        if (view.ActionUrl is { } action)
        {
            return new AuthenticatePage
            {
                Summary = Summary(view),
                Target = ReturnLink.To(action),
                PostAction = view.Links.Page,
                StatusUrl = view.Links.Status,
                PageUrl = view.Links.Follow,
                State = view.State,
                TestMode = view.TestMode,
                IsOnlyAttempt = view.Session.OneAttempt,
                AtBank = view.Charge?.Method == MethodIds.PayByBank,
            };
        }

        if (view.Charge is { } charge && view.ReturnsOnceSubmitted && PageWords.Link(view.SuccessUrl) is { } target)
            return new RedirectingPage
            {
                Summary = Summary(view),
                Target = target,
                Cause = RedirectCause.Submitted,
                TestMode = view.TestMode,
            };

        return view.Charge?.State switch
        {
            ChargeState.AwaitingPayment awaiting when awaiting.Until > view.Now => AwaitingModels.Of(
                view,
                view.Charge,
                awaiting.Instructions,
                awaiting.Until
            ),
            ChargeState.Underpaid underpaid => AwaitingModels.Of(view, view.Charge, underpaid.Instructions, underpaid.Until),
            ChargeState.Pending when view.Charge is { Debit: { } days } debit => Debiting(view, debit, days),
            _ => Processing(view),
        };
    }

    private static ProcessingPage Processing(FollowView view) =>
        new()
        {
            Summary = Summary(view),
            StatusUrl = view.Links.Status,
            PageUrl = view.Links.Follow,
            State = view.State,
            Alert = view.Alert,
            TestMode = view.TestMode,
        };

    // A debit takes days: a page that is left open asks rarely.
    private static ProcessingPage Debiting(FollowView view, Charge charge, DebitTimings days)
    {
        var texts = view.Words.Texts;
        return Processing(view) with
        {
            Text = texts.DebitText,
            Days =
            [
                new(texts.DebitOn, view.Words.Day(days.DebitOn)),
                new(texts.SettlementOn, view.Words.Day(days.SettleOn)),
                .. charge.MandateReference is { } reference ? [new PageFact(texts.MandateReference, reference)] : Array.Empty<PageFact>(),
            ],
            RefreshSeconds = SecondsPerLook,
            PollSeconds = 60,
        };
    }

    private static CheckoutPageModel Paid(FollowView view, DateTimeOffset at) =>
        PageWords.Link(view.SuccessUrl) is { } target
            ? new RedirectingPage
            {
                Summary = Summary(view),
                Target = target,
                TestMode = view.TestMode,
            }
            : new PaidPage
            {
                Summary = Summary(view),
                PaidAtText = view.Words.Time(at),
                MethodText = view.Charge is { } charge ? view.Words.Method(charge, view.Offers) : null,
                PaymentId = view.PaymentId,
                TestMode = view.TestMode,
            };

    private static CheckoutPageModel Canceled(FollowView view) =>
        view.HasJustCanceled && PageWords.Link(view.Session.CancelUrl) is { } target
            ? new RedirectingPage
            {
                Summary = Summary(view),
                Target = target,
                Cause = RedirectCause.Canceled,
                TestMode = view.TestMode,
            }
            : new CanceledPage
            {
                Summary = Summary(view),
                Return = PageWords.Link(view.Session.CancelUrl),
                TestMode = view.TestMode,
            };

    private static FailedPage Failed(FollowView view, Charge charge, bool mayTryAgain) =>
        new()
        {
            Summary = Summary(view),
            Reason = ReasonOf(charge),
            TryAgainUrl = mayTryAgain && charge.State is not ChargeState.PaidLate ? view.TryAgainUrl : null,
            Return = PageWords.Link(view.Session.CancelUrl),
            TestMode = view.TestMode,
        };

    private static FailureReason ReasonOf(Charge charge) =>
        charge.State switch
        {
            ChargeState.PaidLate => FailureReason.PaidLate,
            ChargeState.Returned => FailureReason.Returned,
            ChargeState.Expired => FailureReason.NotPaidInTime,
            ChargeState.Failed { Code: var code } => code switch
            {
                DeclineCode.Underpaid or DeclineCode.PaidTooLate => FailureReason.Refunded,
                DeclineCode.NotPaidInTime or DeclineCode.GivenUp => FailureReason.NotPaidInTime,
                DeclineCode.AuthenticationAbandoned or DeclineCode.Released => FailureReason.Abandoned,
                DeclineCode.NotSent
                or DeclineCode.ProcessingError
                or DeclineCode.IssuerNotAvailable
                or DeclineCode.AuthorizationExpired
                or DeclineCode.TransferReversed => FailureReason.Other,
                DeclineCode.PayerRefused or DeclineCode.AccountClosed or DeclineCode.MandateRefused or DeclineCode.DebitNotAuthorized =>
                    FailureReason.Refused,
                DeclineCode.InsufficientFunds when charge.Card is null => FailureReason.InsufficientFunds,
                DeclineCode.CardDeclined
                or DeclineCode.InsufficientFunds
                or DeclineCode.ExpiredCard
                or DeclineCode.IncorrectCvc
                or DeclineCode.IncorrectNumber
                or DeclineCode.TestModeCardOnly
                or DeclineCode.DoNotHonor
                or DeclineCode.LostCard
                or DeclineCode.StolenCard
                or DeclineCode.Fraudulent
                or DeclineCode.TransactionNotAllowed
                or DeclineCode.CardVelocityExceeded
                or DeclineCode.CurrencyNotSupported
                or DeclineCode.InvalidAccount
                or DeclineCode.AuthenticationRequired
                or DeclineCode.AuthenticationFailed => charge.Card is null ? FailureReason.Other : FailureReason.CardDeclined,
            },
            _ => FailureReason.Other,
        };

    // What was paid, where something was; the price of the session until then.
    private static PaymentSummary Summary(FollowView view)
    {
        var amount = view.Charge switch
        {
            null => view.Session.Amount,
            { IsPaid: true } or { State: ChargeState.PaidLate } => view.Charge.AmountReceived,
            _ => view.Charge.Amount,
        };
        return view.Words.Summary(amount, view.Session);
    }
}
