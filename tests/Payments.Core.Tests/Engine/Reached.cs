namespace Payments.Core.Tests;

/// <summary>Waits for what other threads bring about.</summary>
internal static class Reached
{
    /// <summary>Returns when the condition holds, and throws where it does not within 30 seconds.</summary>
    public static async Task ThatAsync(Func<bool> condition)
    {
        for (var tries = 0; tries < 3_000; tries++)
        {
            if (condition())
                return;
            await Task.Delay(10);
        }

        throw new TimeoutException("What the test waits for has not come about in 30 seconds.");
    }
}
