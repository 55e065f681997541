using System.Net;

namespace Payments.AspNetCore;

/// <summary>
/// Opens a TCP connection. Throws a <see cref="System.Net.Sockets.SocketException"/> when the other side does not accept.
/// </summary>
internal delegate Task<Stream> OpenConnection(IPEndPoint target, CancellationToken cancellationToken);
