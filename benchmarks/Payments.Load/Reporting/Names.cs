namespace Payments.Load;

/// <summary>What the tables call the candidates.</summary>
internal static class Names
{
    public const string Floor = "raw floor";
    public const string Step4 = "step 4";
    public const string Today = "today";
    public const string Empty = "empty endpoint";
    public const string Grouped = "grouped commit";
    public const string Careful = "careful";
    public const string InTurn = "careful, in turn";
    public const string Ordinary = "ordinary";
}
