using System.Buffers.Text;

namespace Payments.Simulator;

/// <summary>Whether an issuer wants to see the payer.</summary>
internal static class Authentication
{
    private const string Prefix = "simchl_";

    public static bool IsWanted(CardToken token) =>
        token.Behaviour.Effect switch
        {
            TestCardEffect.Challenge => true,
            TestCardEffect.ChallengeUnlessSaved => token.Kept is not { IsAuthenticated: true },
            TestCardEffect.Approve
            or TestCardEffect.Decline
            or TestCardEffect.LoseAnswer
            or TestCardEffect.LoseRequest
            or TestCardEffect.DeclineOnceSaved
            or TestCardEffect.RefundLater
            or TestCardEffect.RefundFailsLater
            or TestCardEffect.Dispute => false,
        };

    /// <summary>
    /// When a card is saved, an issuer that can be satisfied once asks for the payer only where the payer will not be present
    /// later.
    /// </summary>
    public static bool IsWantedToSave(CardToken token, bool offSession) =>
        IsWanted(token) && (offSession || token.Behaviour.Effect == TestCardEffect.Challenge);

    /// <summary>Opens one challenge: 256 random bits.</summary>
    public static string NewChallenge(RandomSource random)
    {
        Span<byte> secret = stackalloc byte[32];
        random.Fill(secret);
        return $"{Prefix}{Base64Url.EncodeToString(secret)}";
    }
}
