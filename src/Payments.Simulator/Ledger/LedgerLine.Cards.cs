namespace Payments.Simulator;

internal sealed partial record LedgerLine
{
    private const string ChallengedWord = "challenged";
    private const string AuthorizedWord = "authorized";
    private const string ChallengeAnsweredWord = "challenge_answered";
    private const string CapturedWord = "captured";
    private const string ReleasedWord = "released";
    private const string AuthorizationLapsedWord = "authorization_lapsed";
    private const string DisputeOpenedWord = "dispute_opened";
    private const string EvidenceSubmittedWord = "evidence_submitted";
    private const string DisputeClosedWord = "dispute_closed";
    private const string RefundClosedWord = "refund_closed";
    private const string RefundSettledWord = "refund_settled";
    private const string RefundCanceledWord = "refund_canceled";
    private const string RefundReturnedWord = "refund_returned";

    private static LedgerLine? FromCard(SimulatorEntry entry) =>
        entry switch
        {
            SimulatorEntry.Challenged challenged => Line(ChallengedWord, entry) with
            {
                Account = challenged.Owner.Account,
                Amount = challenged.Amount,
                Token = challenged.Token,
                Reference = challenged.Reference,
                Until = challenged.Until,
                Terms = challenged.Terms,
                Card = challenged.Card,
                Challenge = challenged.Challenge,
                ReturnUrl = challenged.ReturnUrl,
            },
            SimulatorEntry.Authorized authorized => Line(AuthorizedWord, entry) with
            {
                Account = authorized.Owner.Account,
                Amount = authorized.Amount,
                Token = authorized.Token,
                Reference = authorized.Reference,
                Until = authorized.Until,
                Terms = authorized.Terms,
                Kept = authorized.Kept,
            },
            SimulatorEntry.ChallengeAnswered answered => Line(ChallengeAnsweredWord, entry) with
            {
                Passed = answered.Passed,
                Kept = answered.Kept,
            },
            SimulatorEntry.Captured captured => Line(CapturedWord, entry) with { Amount = captured.Amount },
            SimulatorEntry.Released => Line(ReleasedWord, entry),
            SimulatorEntry.AuthorizationLapsed => Line(AuthorizationLapsedWord, entry),
            SimulatorEntry.DisputeOpened opened => Line(DisputeOpenedWord, entry) with
            {
                Amount = opened.Amount,
                Reference = opened.Reference,
                Reason = opened.Reason.ToString(),
            },
            SimulatorEntry.EvidenceSubmitted evidence => Line(EvidenceSubmittedWord, entry) with
            {
                Reference = evidence.Reference,
                Won = evidence.Won,
            },
            SimulatorEntry.DisputeClosed closed => Line(DisputeClosedWord, entry) with { Reference = closed.Reference, Won = closed.Won },
            SimulatorEntry.RefundClosed => Line(RefundClosedWord, entry),
            SimulatorEntry.RefundSettled settled => Line(RefundSettledWord, entry) with { ChargeKey = settled.ChargeKey },
            SimulatorEntry.RefundCanceled canceled => Line(RefundCanceledWord, entry) with { ChargeKey = canceled.ChargeKey },
            SimulatorEntry.RefundReturned returned => Line(RefundReturnedWord, entry) with { ChargeKey = returned.ChargeKey },
            _ => null,
        };

    private SimulatorEntry? ToCardEntry() =>
        this switch
        {
            {
                Is: ChallengedWord,
                Amount: { IsPositive: true } amount,
                Token: { } token,
                Reference: { } reference,
                Challenge: { } challenge,
                Until: { } until,
                Terms: { } terms,
                Card: { } card
            } when TryOwner(out var owner) => new SimulatorEntry.Challenged(Key, At, owner, amount, token, reference, challenge, until)
            {
                Terms = terms,
                Card = card,
                ReturnUrl = ReturnUrl,
            },
            {
                Is: AuthorizedWord,
                Amount: { IsPositive: true } amount,
                Token: { } token,
                Reference: { } reference,
                Until: { } until,
                Terms: { } terms
            } when TryOwner(out var owner) => new SimulatorEntry.Authorized(Key, At, owner, amount, token, reference, until)
            {
                Terms = terms,
                Kept = Kept,
            },
            { Is: ChallengeAnsweredWord, Passed: { } passed } => new SimulatorEntry.ChallengeAnswered(Key, At, passed) { Kept = Kept },
            { Is: CapturedWord, Amount: { IsPositive: true } amount } => new SimulatorEntry.Captured(Key, At, amount),
            { Is: ReleasedWord } => new SimulatorEntry.Released(Key, At),
            { Is: AuthorizationLapsedWord } => new SimulatorEntry.AuthorizationLapsed(Key, At),
            { Is: DisputeOpenedWord, Reference: { } reference, Amount: { IsPositive: true } amount }
                when TryName<DisputeReason>(Reason, out var reason) => new SimulatorEntry.DisputeOpened(Key, At, reference, amount, reason),
            { Is: EvidenceSubmittedWord, Reference: { } reference } => new SimulatorEntry.EvidenceSubmitted(Key, At, reference, Won),
            { Is: DisputeClosedWord, Reference: { } reference, Won: { } won } => new SimulatorEntry.DisputeClosed(Key, At, reference, won),
            { Is: RefundClosedWord } => new SimulatorEntry.RefundClosed(Key, At),
            { Is: RefundSettledWord, ChargeKey: { } charge } => new SimulatorEntry.RefundSettled(Key, At, charge),
            { Is: RefundCanceledWord, ChargeKey: { } charge } => new SimulatorEntry.RefundCanceled(Key, At, charge),
            { Is: RefundReturnedWord, ChargeKey: { } charge } => new SimulatorEntry.RefundReturned(Key, At, charge),
            _ => null,
        };
}
