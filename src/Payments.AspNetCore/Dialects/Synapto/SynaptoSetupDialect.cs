using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>Setup intents, as a merchant's server sees them. They are confirmed in the payer's browser.</summary>
internal sealed class SynaptoSetupDialect(PaymentEngine engine, SynaptoCallDialect calls, IHostedPageUrls urls)
{
    private const string Setups = SynaptoCallDialect.Account + SynaptoNames.Setups;
    private const string One = Setups + "/{setup}";

    private readonly Action<Utf8JsonWriter, SetupIntent> _write = new SynaptoSetupAnswers(urls.For).Write;

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
                var (request, problem) = SynaptoSetupRequests.Create(owner, body);
                if (problem is not null)
                    return SynaptoErrors.Of(problem);

                var call = SynaptoCallDialect.Once(
                    key,
                    SynaptoRequests.FingerprintOf("POST setup-intents", owner, null, body),
                    SynaptoAnswers.Keep(_write)
                );
                return SynaptoAnswers.Of(
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
                var call = SynaptoCallDialect.Once(
                    key,
                    Fingerprint.Of("POST setup-intents:cancel", owner.ToString(), setup),
                    SynaptoAnswers.Keep(_write)
                );
                return SynaptoAnswers.Of(
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
            async owner =>
                SynaptoAnswers.Of(await engine.SetupIntents.GetAsync(owner, setup, http.RequestAborted).ConfigureAwait(false), _write)
        );

    private async Task<ApiAnswer> ListAsync(Owner owner, SynaptoListRequests.Page page, CancellationToken cancellationToken) =>
        SynaptoAnswers.Of(
            await engine.SetupIntents.ListAsync(owner, page.Limit, page.Cursor, cancellationToken).ConfigureAwait(false),
            "setup_intents",
            _write
        );
}
