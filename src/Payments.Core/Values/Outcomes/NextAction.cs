using System.Text.Json.Serialization;

namespace Payments;

/// <summary>What the payer must do before a charge or a setup goes on. Closed: the two cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(RedirectToUrl), "redirect_to_url")]
[JsonDerivedType(typeof(TestChallenge), "test_challenge")]
public abstract record NextAction
{
    private protected NextAction() { }

    private protected abstract void Closed();

    /// <summary>Go to the issuer's page, in a frame or at the top; it leads back by itself.</summary>
    /// <param name="Url">Absolute.</param>
    public sealed record RedirectToUrl(string Url) : NextAction
    {
        private protected override void Closed() { }
    }

    /// <summary>
    /// Answer the challenge of a test-mode provider, whose page the host serves; see <see cref="Providers.ITestChallenges"/>.
    /// </summary>
    /// <param name="Token">Opens the challenge.</param>
    public sealed record TestChallenge(string Token) : NextAction
    {
        private protected override void Closed() { }
    }
}

/// <summary>The outcome that a merchant asks for in test mode.</summary>
public enum SimulatedOutcome
{
    /// <summary>All of the money arrives.</summary>
    Success,

    /// <summary>No money arrives.</summary>
    Failed,

    /// <summary>Less money arrives than was asked for.</summary>
    Underpaid,
}
