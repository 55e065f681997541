namespace Payments.AspNetCore;

/// <summary>A rail to choose.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="IsChosen">Whether it is chosen already.</param>
internal sealed record RailChoice(string Id, string Name, bool IsChosen)
{
    /// <summary>The id of the first choice's input, to which an error leads.</summary>
    internal const string FirstId = "rail-0";
}
