using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>After a post: 303 to a page of ours, with the page's headers.</summary>
internal sealed class SeeOtherResult(string location, CheckoutBranding branding) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        HostedPageHeaders.Apply(httpContext.Response, HostedPageRenderer.NewNonce(), branding);
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
