using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Payments.Providers;

namespace Payments.AspNetCore.Synapto;

/// <summary>
/// The routes that a payer's browser calls, with a publishable key and the client secret of one intent, and the script that calls
/// them. A key of either sort opens nothing of the other's.
/// </summary>
internal sealed class ClientEndpoints(
    PaymentEngine engine,
    PageProviders processors,
    TimeProvider time,
    IHostedPageUrls urls,
    CrossOriginAccess access,
    SdkFiles files
)
{
    private const string Intents = "/v1/client/payment-intents/{id}";
    private const string Setups = "/v1/client/setup-intents/{id}";

    private static readonly string[] _asking = [HttpMethods.Options];

    /// <summary>Maps them below the group.</summary>
    public static void Map(RouteGroupBuilder group)
    {
        var services = ((IEndpointRouteBuilder)group).ServiceProvider;
        var access = ActivatorUtilities.CreateInstance<CrossOriginAccess>(services);
        var processors = new PageProviders(services.GetServices<IPaymentProvider>());
        ActivatorUtilities.CreateInstance<ClientEndpoints>(services, access, processors, new SdkFiles(access)).MapAll(group);
    }

    private void MapAll(RouteGroupBuilder group)
    {
        files.Map(group);
        var api = group.MapGroup("").AddEndpointFilter(new ApiGuard(Errors.StoreUnavailable)).AddEndpointFilter(access);
        MapClient(Intents, HttpMethods.Get, (http, id) => WithIntentAsync(http, id, intent => AnswerAsync(intent, http)));
        MapClient(Intents + ":confirm", HttpMethods.Post, (http, id) => WithIntentAsync(http, id, intent => ConfirmAsync(intent, http)));
        MapClient(Intents + ":abandon", HttpMethods.Post, (http, id) => WithIntentAsync(http, id, intent => AbandonAsync(intent, http)));
        MapClient(Setups, HttpMethods.Get, (http, id) => WithSetupAsync(http, id, setup => AnswerAsync(setup, http)));
        MapClient(Setups + ":confirm", HttpMethods.Post, (http, id) => WithSetupAsync(http, id, setup => ConfirmAsync(setup, http)));
        MapClient(Setups + ":abandon", HttpMethods.Post, (http, id) => WithSetupAsync(http, id, setup => AbandonAsync(setup, http)));

        void MapClient(string pattern, string method, Func<HttpContext, string, Task<IResult>> answer)
        {
            api.MapMethods(pattern, [method], (HttpContext http, string id) => answer(http, id));
            group.MapMethods(pattern, _asking, (HttpContext http) => access.Preflight(http)).ExcludeFromDescription();
        }
    }

    private async ValueTask<ApiResponse> ConfirmAsync(PaymentIntent intent, HttpContext http)
    {
        var (document, problem) = await RequestBody
            .ReadAsync(http.Request, optional: true, ClientRequests.MaximumLength)
            .ConfigureAwait(false);
        if (problem is not null)
            return ClientErrors.Of(problem);

        using (document)
        {
            var (asked, wrong) = ClientRequests.Confirm(document!.RootElement, intent.PaymentMethodId is not null, time.GetUtcNow());
            if (wrong is not null)
                return ClientErrors.Of(wrong);

            var (card, refused) = await TokenizeAsync(intent.Owner, asked!.Card, http.RequestAborted).ConfigureAwait(false);
            if (refused is not null)
                return refused;

            var confirmation = new PaymentConfirmation
            {
                Card = card,
                PaymentMethodId = asked.PaymentMethodId,
                SetupFutureUsage = asked.Usage,
                ReturnUrl = Returning(asked.ReturnUrl, IntentRequests.ReturnParameter, intent.Id),
            };
            var outcome = await engine
                .PaymentIntents.ConfirmAsync(intent.Owner, intent.Id, confirmation, cancellationToken: http.RequestAborted)
                .ConfigureAwait(false);
            return await AnswerAsync(outcome, http).ConfigureAwait(false);
        }
    }

    private async ValueTask<ApiResponse> ConfirmAsync(SetupIntent setup, HttpContext http)
    {
        var (document, problem) = await RequestBody
            .ReadAsync(http.Request, optional: true, ClientRequests.MaximumLength)
            .ConfigureAwait(false);
        if (problem is not null)
            return ClientErrors.Of(problem);

        using (document)
        {
            var (asked, wrong) = ClientRequests.ConfirmSetup(document!.RootElement, time.GetUtcNow());
            if (wrong is not null)
                return ClientErrors.Of(wrong);

            var (card, refused) = await TokenizeAsync(setup.Owner, asked!.Card, http.RequestAborted).ConfigureAwait(false);
            if (refused is not null)
                return refused;

            var confirmation = new SetupConfirmation
            {
                Card = card!,
                ReturnUrl = Returning(asked.ReturnUrl, SetupRequests.ReturnParameter, setup.Id),
            };
            return await AnswerAsync(
                    await engine.SetupIntents.ConfirmAsync(setup.Owner, setup.Id, confirmation, http.RequestAborted).ConfigureAwait(false),
                    http
                )
                .ConfigureAwait(false);
        }
    }

    private static string? Returning(string? url, string parameter, string id) =>
        url is null ? null : UrlParameters.Add(url, parameter, id);

    private async ValueTask<ApiResponse> AbandonAsync(PaymentIntent intent, HttpContext http) =>
        await EmptyAsync(http).ConfigureAwait(false)
        ?? await AnswerAsync(
                await engine.PaymentIntents.AbandonActionAsync(intent.Owner, intent.Id, http.RequestAborted).ConfigureAwait(false),
                http
            )
            .ConfigureAwait(false);

    private async ValueTask<ApiResponse> AbandonAsync(SetupIntent setup, HttpContext http) =>
        await EmptyAsync(http).ConfigureAwait(false)
        ?? await AnswerAsync(
                await engine.SetupIntents.AbandonActionAsync(setup.Owner, setup.Id, http.RequestAborted).ConfigureAwait(false),
                http
            )
            .ConfigureAwait(false);

    /// <summary>The card as a token, where one was given; test mode alone sees card numbers.</summary>
    private async ValueTask<(TokenizedCard? Card, ApiResponse? Refused)> TokenizeAsync(
        Owner owner,
        CardDetails? card,
        CancellationToken cancellationToken
    )
    {
        if (card is null)
            return (null, null);
        if (processors.Tokenizer(owner) is not { } tokenizer)
            return (null, ClientErrors.NoCardsHere);

        var token = await tokenizer.TokenizeAsync(card, cancellationToken).ConfigureAwait(false);
        return token.IsSuccess ? (token.Value, null) : (null, ClientErrors.OfCard(token.Refusal));
    }

    private async ValueTask<ApiResponse> AnswerAsync(Result<PaymentIntent> result, HttpContext http)
    {
        if (!result.IsSuccess)
            return ClientErrors.Of(result.Refusal);

        var intent = result.Value;
        var card = intent.LatestChargeId is { } charge
            ? (await engine.Charges.GetAsync(intent.Owner, charge, http.RequestAborted).ConfigureAwait(false)).Value.Card
            : await KeptCardAsync(intent.Owner, intent.PaymentMethodId, http.RequestAborted).ConfigureAwait(false);
        return ClientResponses.Of(
            intent,
            card,
            intent.State is IntentState.RequiresAction { Action: var action } ? urls.For(action) : null
        );
    }

    private async ValueTask<ApiResponse> AnswerAsync(Result<SetupIntent> result, HttpContext http)
    {
        if (!result.IsSuccess)
            return ClientErrors.Of(result.Refusal);

        var setup = result.Value;
        var card =
            setup.LiveAttempt?.Card ?? await KeptCardAsync(setup.Owner, setup.PaymentMethodId, http.RequestAborted).ConfigureAwait(false);
        return ClientResponses.Of(setup, card, setup.State is SetupState.RequiresAction { Action: var action } ? urls.For(action) : null);
    }

    private async ValueTask<CardSummary?> KeptCardAsync(Owner owner, string? id, CancellationToken cancellationToken) =>
        id is not null
        && await engine.PaymentMethods.GetAsync(owner, id, cancellationToken).ConfigureAwait(false) is { IsSuccess: true } found
            ? found.Value.Card
            : null;

    private async Task<IResult> WithIntentAsync(HttpContext http, string id, Func<PaymentIntent, ValueTask<ApiResponse>> answer)
    {
        var (owner, refused) = await AuthenticateAsync(http.Request).ConfigureAwait(false);
        if (refused is not null)
            return refused;

        var found = await engine
            .PaymentIntents.FindByClientSecretAsync(owner, SecretOf(http.Request), http.RequestAborted)
            .ConfigureAwait(false);
        return found is not null && found.Id == id ? await answer(found).ConfigureAwait(false) : ClientErrors.WrongSecret;
    }

    private async Task<IResult> WithSetupAsync(HttpContext http, string id, Func<SetupIntent, ValueTask<ApiResponse>> answer)
    {
        var (owner, refused) = await AuthenticateAsync(http.Request).ConfigureAwait(false);
        if (refused is not null)
            return refused;

        var found = await engine
            .SetupIntents.FindByClientSecretAsync(owner, SecretOf(http.Request), http.RequestAborted)
            .ConfigureAwait(false);
        return found is not null && found.Id == id ? await answer(found).ConfigureAwait(false) : ClientErrors.WrongSecret;
    }

    private async ValueTask<(Owner Owner, ApiResponse? Refused)> AuthenticateAsync(HttpRequest request)
    {
        if (AuthorizationHeader.Read(request, "Api-Key") is not { } key)
            return (default, ClientErrors.MissingKey);
        if (ApiKeyText.HasPrefix(key))
            return (default, ClientErrors.SecretKey);

        return await engine.ApiKeys.AuthenticatePublishableAsync(key, request.HttpContext.RequestAborted).ConfigureAwait(false) is { } owner
            ? (owner, null)
            : (default, ClientErrors.UnknownKey);
    }

    private static async ValueTask<ApiResponse?> EmptyAsync(HttpContext http)
    {
        var (document, problem) = await RequestBody
            .ReadAsync(http.Request, optional: true, ClientRequests.MaximumLength)
            .ConfigureAwait(false);
        if (problem is not null)
            return ClientErrors.Of(problem);

        using (document)
            return SessionRequests.Empty(document!.RootElement) is { } wrong ? ClientErrors.Of(wrong) : null;
    }

    private static string? SecretOf(HttpRequest request) => request.Headers["Client-Secret"] is { Count: 1 } values ? values[0] : null;
}
