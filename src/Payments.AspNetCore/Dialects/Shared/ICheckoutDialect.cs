using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>One existing system's HTTP interface on the engine.</summary>
internal interface ICheckoutDialect
{
    /// <summary>Maps its routes below the group.</summary>
    void Map(RouteGroupBuilder group);
}
