using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore.Synapto;

/// <summary>Setup intents, as a merchant's server sees them. They are confirmed in the payer's browser.</summary>
internal sealed class SetupEndpoints(PaymentEngine engine, Calls calls, IHostedPageUrls urls)
{
    private const string Setups = Calls.Account + Names.Setups;
    private const string One = Setups + "/{setup}";

    private readonly Action<Utf8JsonWriter, SetupIntent> _write = new SetupResponses(urls.For).Write;

    public void Map(RouteGroupBuilder api)
    {
        api.MapPost(Setups, CreateAsync);
        calls.MapList(api, Setups, filter: null, ListAsync);
        api.MapGet(One, GetAsync);
        api.MapPost(One + ":cancel", CancelAsync);
    }

    private Task<IResult> CreateAsync(HttpContext http, string account) =>
        calls.WriteAsync(
            http,
            account,
            needsBody: true,
            async (owner, key, body) =>
            {
                var (request, problem) = SetupRequests.Create(owner, body);
                if (problem is not null)
                    return Errors.Of(problem);

                var call = Calls.Once(key, SessionRequests.FingerprintOf("POST setup-intents", owner, null, body), Responses.Keep(_write));
                return Responses.Of(
                    await engine.SetupIntents.CreateAsync(owner, request!, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    _write
                );
            }
        );

    private Task<IResult> CancelAsync(HttpContext http, string account, string setup) =>
        calls.WriteEmptyAsync(
            http,
            account,
            async (owner, key) =>
            {
                var call = Calls.Once(key, Fingerprint.Of("POST setup-intents:cancel", owner.ToString(), setup), Responses.Keep(_write));
                return Responses.Of(
                    await engine.SetupIntents.CancelAsync(owner, setup, call, http.RequestAborted).ConfigureAwait(false),
                    key,
                    _write
                );
            }
        );

    private Task<IResult> GetAsync(HttpContext http, string account, string setup) =>
        calls.ReadAsync(
            http,
            account,
            async owner => Responses.Of(await engine.SetupIntents.GetAsync(owner, setup, http.RequestAborted).ConfigureAwait(false), _write)
        );

    private async Task<ApiResponse> ListAsync(Owner owner, ListRequests.Page page, CancellationToken cancellationToken) =>
        Responses.Of(
            await engine.SetupIntents.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false),
            "setup_intents",
            _write
        );
}
