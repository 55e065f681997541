using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Payments.AspNetCore.Tests.Hosting;

/// <summary>Sends bytes that no well-behaved client would.</summary>
internal static class RawHttp
{
    /// <summary>A request, one character a byte. Host and "Connection: close" are added after the first line.</summary>
    public static Task<Answer> SendAsync(CheckoutHost host, string request)
    {
        var line = request.IndexOf("\r\n", StringComparison.Ordinal) + 2;
        return SendBareAsync(
            host,
            $"{request[..line]}Host: {host.Client.BaseAddress!.Authority}\r\nConnection: close\r\n{request[line..]}"
        );
    }

    /// <summary>A request to which nothing is added.</summary>
    public static async Task<Answer> SendBareAsync(CheckoutHost host, string request)
    {
        var address = host.Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContextToken.Current);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContextToken.Current);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(await reader.ReadToEndAsync(TestContextToken.Current));
    }

    private static Answer Parse(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = text[..end].Split("\r\n");
        var headers = head.Skip(1)
            .Select(line => line.Split(": ", 2))
            .ToLookup(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        var body = text[(end + 4)..];
        return new Answer(
            int.Parse(head[0].Split(' ')[1], CultureInfo.InvariantCulture),
            headers["Transfer-Encoding"].Any() ? Unchunk(body) : body,
            headers
        );
    }

    private static string Unchunk(string body)
    {
        var whole = new StringBuilder();
        var bytes = Encoding.UTF8.GetBytes(body);
        for (var at = 0; ; )
        {
            var line = Array.IndexOf(bytes, (byte)'\n', at);
            var size = int.Parse(Encoding.ASCII.GetString(bytes, at, line - at - 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0)
                return whole.ToString();

            whole.Append(Encoding.UTF8.GetString(bytes, line + 1, size));
            at = line + 1 + size + 2;
        }
    }
}
