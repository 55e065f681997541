namespace Payments.Providers;

/// <summary>A processor that says what it can take. One that does not takes cards only, in every currency.</summary>
public interface IMethodCatalog
{
    /// <summary>Its methods, in the order in which a page shows them; the same at each call.</summary>
    IReadOnlyList<MethodOffer> Methods { get; }
}
