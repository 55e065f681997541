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
    PageProviders providers,
    TimeProvider time,
    IHostedPageUrls urls,
    CrossOriginAccess access,
    SdkFiles files
)
{
    private const string Intents = "/v1/client/payment-intents/{id}";
    private const string Setups = "/v1/client/setup-intents/{id}";

    private static readonly ApiSecurity _publishableKey = new(
        "publishableKeyAndClientSecret",
        "Authorization, Client-Secret",
        "Api-Key",
        StatusCodes.Status403Forbidden
    );

    private static readonly string[] _asking = [HttpMethods.Options];

    /// <summary>Maps them below the group.</summary>
    public static void Map(RouteGroupBuilder group)
    {
        var services = ((IEndpointRouteBuilder)group).ServiceProvider;
        var access = ActivatorUtilities.CreateInstance<CrossOriginAccess>(services);
        var providers = new PageProviders(services.GetServices<IPaymentProvider>());
        ActivatorUtilities.CreateInstance<ClientEndpoints>(services, access, providers, new SdkFiles(access)).MapAll(group);
    }

    private void MapAll(RouteGroupBuilder group)
    {
        files.Map(group);
        var routes = new DialectRoutes(group, Errors.StoreUnavailable, _publishableKey, access);
        var intents = routes.Of("Payment intents in a browser");
        var intent = new EndpointDescription("Read the payment intent of a client secret", Response: typeof(PaymentIntent));
        intents.Get(Intents, Of(RespondAsync), intent);
        intents.Post(
            Intents + ":confirm",
            Of(ConfirmAsync),
            intent with
            {
                Summary = "Confirm a payment intent",
                Request = typeof(ClientConfirmation),
            }
        );
        intents.Post(Intents + ":abandon", Of(AbandonAsync), intent with { Summary = "Abandon a payment intent's action" });
        var setups = routes.Of("Setup intents in a browser");
        var setup = new EndpointDescription("Read the setup intent of a client secret", Response: typeof(SetupIntent));
        setups.Get(Setups, OfSetup(RespondAsync), setup);
        setups.Post(
            Setups + ":confirm",
            OfSetup(ConfirmAsync),
            setup with
            {
                Summary = "Confirm a setup intent",
                Request = typeof(ClientConfirmation),
            }
        );
        setups.Post(Setups + ":abandon", OfSetup(AbandonAsync), setup with { Summary = "Abandon a setup intent's action" });

        foreach (var one in new[] { Intents, Setups })
        {
            foreach (var pattern in new[] { one, one + ":confirm", one + ":abandon" })
                group.MapMethods(pattern, _asking, (HttpContext http) => access.Preflight(http)).ExcludeFromDescription();
        }

        Delegate Of(Func<PaymentIntent, HttpContext, ValueTask<ApiResponse>> respond) =>
            (HttpContext http, string id) => WithIntentAsync(http, id, found => respond(found, http));

        Delegate OfSetup(Func<SetupIntent, HttpContext, ValueTask<ApiResponse>> respond) =>
            (HttpContext http, string id) => WithSetupAsync(http, id, found => respond(found, http));
    }

    private ValueTask<ApiResponse> RespondAsync(PaymentIntent intent, HttpContext http) =>
        RespondAsync((Result<PaymentIntent>)intent, http);

    private ValueTask<ApiResponse> RespondAsync(SetupIntent setup, HttpContext http) => RespondAsync((Result<SetupIntent>)setup, http);

    private async ValueTask<ApiResponse> ConfirmAsync(PaymentIntent intent, HttpContext http)
    {
        var (document, problem) = await RequestBody
            .ReadAsync(http.Request, optional: true, ClientRequests.MaximumLength)
            .ConfigureAwait(false);
        if (problem is not null)
            return ClientErrors.Of(problem);

        using (document)
        {
            var (asked, wrong) = ClientRequests.Confirm(
                document!.RootElement,
                intent.PaymentMethodId is not null,
                time.GetUtcNow(),
                PayerLanguage.WordsOf(http).Texts
            );
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
            return await RespondAsync(outcome, http).ConfigureAwait(false);
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
            var (asked, wrong) = ClientRequests.ConfirmSetup(document!.RootElement, time.GetUtcNow(), PayerLanguage.WordsOf(http).Texts);
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
            return await RespondAsync(
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
        ?? await RespondAsync(
                await engine.PaymentIntents.AbandonActionAsync(intent.Owner, intent.Id, http.RequestAborted).ConfigureAwait(false),
                http
            )
            .ConfigureAwait(false);

    private async ValueTask<ApiResponse> AbandonAsync(SetupIntent setup, HttpContext http) =>
        await EmptyAsync(http).ConfigureAwait(false)
        ?? await RespondAsync(
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
        if (providers.Tokenizer(owner) is not { } tokenizer)
            return (null, ClientErrors.NoCardsHere);

        var token = await tokenizer.TokenizeAsync(card, cancellationToken).ConfigureAwait(false);
        return token.IsSuccess ? (token.Value, null) : (null, ClientErrors.OfCard(token.Refusal));
    }

    private async ValueTask<ApiResponse> RespondAsync(Result<PaymentIntent> result, HttpContext http)
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

    private async ValueTask<ApiResponse> RespondAsync(Result<SetupIntent> result, HttpContext http)
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

    private async Task<IResult> WithIntentAsync(HttpContext http, string id, Func<PaymentIntent, ValueTask<ApiResponse>> respond)
    {
        var (owner, refused) = await AuthenticateAsync(http.Request).ConfigureAwait(false);
        if (refused is not null)
            return refused;

        var found = await engine
            .PaymentIntents.FindByClientSecretAsync(owner, SecretOf(http.Request), http.RequestAborted)
            .ConfigureAwait(false);
        return found is not null && found.Id == id ? await respond(found).ConfigureAwait(false) : ClientErrors.WrongSecret;
    }

    private async Task<IResult> WithSetupAsync(HttpContext http, string id, Func<SetupIntent, ValueTask<ApiResponse>> respond)
    {
        var (owner, refused) = await AuthenticateAsync(http.Request).ConfigureAwait(false);
        if (refused is not null)
            return refused;

        var found = await engine
            .SetupIntents.FindByClientSecretAsync(owner, SecretOf(http.Request), http.RequestAborted)
            .ConfigureAwait(false);
        return found is not null && found.Id == id ? await respond(found).ConfigureAwait(false) : ClientErrors.WrongSecret;
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
            return JsonFields.Unexpected(document!.RootElement).First is { } wrong
                ? ClientErrors.Of(new RequestProblem(StatusCodes.Status400BadRequest, wrong.Field, wrong.Message))
                : null;
    }

    private static string? SecretOf(HttpRequest request) => request.Headers["Client-Secret"] is { Count: 1 } values ? values[0] : null;
}
