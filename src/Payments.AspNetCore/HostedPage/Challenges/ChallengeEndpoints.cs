using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// Test mode's own page for 3-D Secure, in a frame of the shop's page or at the top. It works without scripts; the token in its URL
/// opens one challenge. Without a test provider that asks for challenges, every token is unknown.
/// </summary>
internal sealed class ChallengeEndpoints(IEnumerable<IPaymentProvider> providers, IOptions<CheckoutEndpointOptions> options)
{
    // Relative to the page, which is one folder below the assets' own.
    private const string AssetsLink = "../assets";

    private readonly ITestChallenges? _challenges = providers
        .Where(provider => !provider.Livemode)
        .OfType<ITestChallenges>()
        .FirstOrDefault();

    /// <summary>Maps the page below a dialect's group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="name">The route's name, where this is the one that URLs are made from; else null.</param>
    public void Map(RouteGroupBuilder group, string? name)
    {
        var show = group
            .MapRead($"/checkout/challenge/{{{HostedPageRoutes.ChallengeToken}}}", (Delegate)ShowAsync)
            .ExcludeFromDescription();
        if (name is not null)
            show.WithName(name);
        group
            .MapPost($"/checkout/challenge/{{{HostedPageRoutes.ChallengeToken}}}", (Delegate)AnswerAsync)
            .DisableAntiforgery()
            .ExcludeFromDescription();
    }

    private async Task<IResult> ShowAsync(HttpContext http, string token)
    {
        if (PageRedirect.WithoutSlash(http.Request, options.Value.Branding) is { } moved)
            return moved;

        var challenge = _challenges is null ? null : await _challenges.FindChallengeAsync(token, http.RequestAborted).ConfigureAwait(false);
        return Page(challenge is null ? new NotFoundPage() : Model(challenge, http));
    }

    private async Task<IResult> AnswerAsync(HttpContext http, string token)
    {
        if (PageRedirect.WithoutSlash(http.Request, options.Value.Branding) is { } moved)
            return moved;

        var form = await HostedPageForm.ReadAsync(http.Request).ConfigureAwait(false);
        var outcome = form?[ChallengePage.OutcomeKey] is { Count: 1 } values ? values[0] : null;
        if (_challenges is null || outcome is not (ChallengePage.Pass or ChallengePage.Fail))
            return await ShowAsync(http, token).ConfigureAwait(false);

        var challenge = await _challenges
            .AnswerChallengeAsync(token, outcome == ChallengePage.Pass, http.RequestAborted)
            .ConfigureAwait(false);
        return Page(challenge is null ? new NotFoundPage() : Model(challenge, http));
    }

    private static CheckoutPageModel Model(TestChallenge challenge, HttpContext http)
    {
        var words = PayerLanguage.WordsOf(http);

        // A payer in the top window returns by a page of ours: a policy on forms stops a post that is led to another site.
        var back = IsFramed(http.Request) ? null : PageWords.Link(challenge.ReturnUrl);
        return challenge.State == TestChallengeState.Open
            ? new ChallengePage
            {
                AmountText = challenge.Amount is { } amount ? words.Amount(amount) : null,
                CardText = challenge.Card is { } card ? words.Card(card) : null,
                FormAction = challenge.Token,
                Return = back,
                TestMode = true,
            }
            : new ChallengedPage
            {
                State = challenge.State,
                Target = back,
                TestMode = true,
            };
    }

    private static bool IsFramed(HttpRequest request) =>
        request.Headers["Sec-Fetch-Dest"].ToString() is "iframe" or "frame" or "embed" or "object";

    private HostedPageResult Page(CheckoutPageModel model) => new(model, options.Value.Branding, AssetsLink) { IsFramable = true };
}
