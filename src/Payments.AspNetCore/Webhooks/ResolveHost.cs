using System.Net;

namespace Payments.AspNetCore;

/// <summary>Looks up all addresses of a name. Throws a <see cref="System.Net.Sockets.SocketException"/> when it has none.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);
