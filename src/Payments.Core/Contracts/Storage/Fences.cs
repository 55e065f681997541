using System.Security.Cryptography;

namespace Payments.Storage;

/// <summary>Where the fence of a new row of due work begins.</summary>
public static class Fences
{
    // Each claim adds one: far fewer than there are numbers between two of these.
    private const int Apart = 24;

    /// <summary>A fence that no earlier row by the same key had or can still reach; greater than 0.</summary>
    public static long New() => (long)RandomNumberGenerator.GetInt32(1, int.MaxValue) << Apart;
}
