using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>An authenticated request.</summary>
internal class ApiCall<TCaller>(DialectCalls<TCaller> calls, HttpContext http, TCaller caller)
    where TCaller : class, ICaller
{
    public HttpContext Http => http;

    public TCaller Caller => caller;

    public Owner Owner => caller.Owner;

    protected DialectCalls<TCaller> Calls => calls;

    /// <summary>Reads the idempotency key, then the body, and goes on with both.</summary>
    public async Task<ApiResponse> WithBodyAsync(bool needsBody, Func<WriteCall<TCaller>, Task<ApiResponse>> respond)
    {
        var (key, keyProblem) = IdempotencyHeader.Read(http.Request);
        if (keyProblem is not null)
            return calls.Refuse(keyProblem);

        var (document, bodyProblem) = await RequestBody.ReadAsync(http.Request, optional: !needsBody).ConfigureAwait(false);
        if (bodyProblem is not null)
            return calls.Refuse(bodyProblem);

        using (document)
            return await respond(new WriteCall<TCaller>(calls, http, caller, key, document!.RootElement)).ConfigureAwait(false);
    }
}
