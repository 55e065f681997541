using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>Lists, which are read by GET with their fields in the query and by POST with them in the body.</summary>
internal static class ListRoutes
{
    /// <summary>Maps both.</summary>
    /// <param name="api">The resource's routes.</param>
    /// <param name="calls">The pipeline.</param>
    /// <param name="path">The collection's.</param>
    /// <param name="filter">The one field by which it can be filtered, or null.</param>
    /// <param name="description">What is listed.</param>
    /// <param name="list">Reads the page.</param>
    public static void List(
        this ResourceRoutes api,
        Calls calls,
        string path,
        ListRequests.Filter? filter,
        EndpointDescription description,
        Func<Owner, ListRequests.Page, CancellationToken, Task<ApiResponse>> list
    )
    {
        api.Get(
            path,
            (HttpContext http) =>
                calls.ReadAsync(http, call => RespondAsync(call, ListRequests.Read(call.Owner, http.Request.Query, filter), list)),
            description
        );
        api.Post(
            path + ":list",
            (HttpContext http) =>
                calls.WriteAsync(
                    http,
                    needsBody: false,
                    call => RespondAsync(call, ListRequests.Read(call.Owner, call.Body, filter), list)
                ),
            description with
            {
                Summary = description.Summary + ", asked in the body",
                Request = typeof(ListRequests.Page),
                ReadsOnly = true,
            }
        );
    }

    private static Task<ApiResponse> RespondAsync(
        ApiCall<OwnerCaller> call,
        (ListRequests.Page? Page, RequestProblem? Problem) asked,
        Func<Owner, ListRequests.Page, CancellationToken, Task<ApiResponse>> list
    ) => asked.Page is { } page ? list(call.Owner, page, call.Http.RequestAborted) : Task.FromResult(Errors.Of(asked.Problem!));
}
