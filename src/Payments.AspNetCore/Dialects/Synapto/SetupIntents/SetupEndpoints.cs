using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>Setup intents, as a merchant's server sees them. They are confirmed in the payer's browser.</summary>
internal sealed class SetupEndpoints(PaymentEngine engine, Calls calls, IHostedPageUrls urls)
{
    private const string Setups = Calls.Account + Names.Setups;
    private const string One = Setups + "/{setup}";

    private readonly Action<Utf8JsonWriter, SetupIntent> _write = new SetupResponses(urls.For).Write;

    public void Map(DialectRoutes routes)
    {
        var api = routes.Of("Setup intents");
        api.Post(Setups, CreateAsync, new("Create a setup intent", typeof(SetupIntentRequest), typeof(SetupIntent)));
        api.List(calls, Setups, filter: null, new("List setup intents", Response: typeof(SetupIntent), IsList: true), ListAsync);
        api.Get(One, GetAsync, new("Read a setup intent", Response: typeof(SetupIntent)));
        api.Post(One + ":cancel", CancelAsync, new("Cancel a setup intent", Response: typeof(SetupIntent)));
    }

    private Task<IResult> CreateAsync(HttpContext http) =>
        calls.WriteAsync(
            http,
            needsBody: true,
            async call =>
            {
                var (request, problem) = SetupRequests.Create(call.Owner, call.Body);
                if (problem is not null)
                    return Errors.Of(problem);

                return await call.OnceAsync<SetupIntent>(
                        "POST setup-intents",
                        null,
                        _write,
                        once => engine.SetupIntents.CreateAsync(call.Owner, request!, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> CancelAsync(HttpContext http, string setup) =>
        calls.WriteEmptyAsync(
            http,
            async call =>
            {
                return await call.OnceAsync<SetupIntent>(
                        Fingerprint.Of("POST setup-intents:cancel", call.Owner.ToString(), setup),
                        result => Responses.Of(result, _write),
                        once => engine.SetupIntents.CancelAsync(call.Owner, setup, once, http.RequestAborted)
                    )
                    .ConfigureAwait(false);
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string setup) =>
        calls.ReadAsync(
            http,
            async call =>
                Responses.Of(await engine.SetupIntents.GetAsync(call.Owner, setup, http.RequestAborted).ConfigureAwait(false), _write)
        );

    private async Task<ApiResponse> ListAsync(Owner owner, ListRequests.Page page, CancellationToken cancellationToken) =>
        Responses.Of(
            await engine.SetupIntents.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false),
            "setup_intents",
            _write
        );
}
