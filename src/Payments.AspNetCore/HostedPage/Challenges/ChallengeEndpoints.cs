using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// Test mode's own page for 3-D Secure. It stands in a frame of the shop's page, or at the top, and works without scripts; its URL's token
/// opens one challenge. Where the host has no test processor that asks for one, nothing is here.
/// </summary>
internal sealed class ChallengeEndpoints(IEnumerable<IPaymentProvider> providers, IOptions<CheckoutEndpointOptions> options)
{
    /// <summary>The route's parameter that holds the token.</summary>
    public const string TokenKey = "token";

    /// <summary>The form's field that holds the answer.</summary>
    public const string AnswerKey = "answer";

    public const string Pass = "pass";

    public const string Fail = "fail";

    // Seen from the page, which stands one folder below the assets' own.
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
        var show = group.MapGet($"/checkout/challenge/{{{TokenKey}}}", (Delegate)ShowAsync).ExcludeFromDescription();
        if (name is not null)
            show.WithName(name);
        group.MapPost($"/checkout/challenge/{{{TokenKey}}}", (Delegate)AnswerAsync).DisableAntiforgery().ExcludeFromDescription();
    }

    /// <summary>A state as the page around the frame hears it.</summary>
    public static string Word(TestChallengeState state) =>
        state switch
        {
            TestChallengeState.Open => "open",
            TestChallengeState.Passed => "passed",
            TestChallengeState.Failed => "failed",
            TestChallengeState.Closed => "closed",
        };

    private async Task<IResult> ShowAsync(HttpContext http, string token)
    {
        var challenge = _challenges is null ? null : await _challenges.FindChallengeAsync(token, http.RequestAborted).ConfigureAwait(false);
        return Page(challenge is null ? new NotFoundPage() : Model(challenge, http));
    }

    private async Task<IResult> AnswerAsync(HttpContext http, string token)
    {
        var form = await HostedPageForm.ReadAsync(http.Request).ConfigureAwait(false);
        var answer = form?[AnswerKey] is { Count: 1 } values ? values[0] : null;
        if (_challenges is null || answer is not (Pass or Fail))
            return await ShowAsync(http, token).ConfigureAwait(false);

        var challenge = await _challenges.AnswerChallengeAsync(token, answer == Pass, http.RequestAborted).ConfigureAwait(false);
        return Page(challenge is null ? new NotFoundPage() : Model(challenge, http));
    }

    private static CheckoutPageModel Model(TestChallenge challenge, HttpContext http)
    {
        // A payer at the top goes back by a page of ours: a policy on forms stops a post that is led to another site.
        var back = IsFramed(http.Request) ? null : PageWords.Link(challenge.ReturnUrl);
        return challenge.State == TestChallengeState.Open
            ? new ChallengePage
            {
                AmountText = challenge.Amount is { } amount ? PageWords.Amount(amount) : null,
                CardText = challenge.Card is { } card ? PageWords.Card(card) : null,
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
