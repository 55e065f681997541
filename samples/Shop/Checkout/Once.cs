using Payments;

namespace Shop;

/// <summary>
/// Makes one thing for each key, even when it is asked for again: by a second tab, or by the same one after a crash. Its id is kept as
/// the result.
/// </summary>
internal static class Once
{
    private const int Made = 1;
    private const int Refused = 0;

    public static IdempotentCall<T> Call<T>(string key, Func<T, string> idOf)
        where T : class =>
        new(
            key,
            Fingerprint: key,
            TimeSpan.FromDays(1),
            result => result.IsSuccess ? new StoredResponse(Made, idOf(result.Value)) : new StoredResponse(Refused, result.Refusal.Message)
        );

    /// <summary>The id of what this call or an earlier one made.</summary>
    public static string Id<T>(Result<T> outcome)
        where T : class =>
        outcome.Response is { Code: Made, Body: var id }
            ? id
            : throw new InvalidOperationException(outcome.Response?.Body ?? outcome.Refusal!.Message);
}
