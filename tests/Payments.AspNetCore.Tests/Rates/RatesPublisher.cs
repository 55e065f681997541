using System.Net;
using System.Text;

namespace Payments.AspNetCore.Tests.Rates;

/// <summary>A publisher of rates without a network: counts what it is asked, and answers as the test says, when the test says.</summary>
internal sealed class RatesPublisher : HttpMessageHandler
{
    private int _requests;

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>What it answers; a failure may be thrown.</summary>
    public Func<CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } =
        _ => throw new HttpRequestException("no answer was set");

    public static string Document(string date, string dollars = "1.25") =>
        $"<Envelope><Cube><Cube time='{date}'><Cube currency='USD' "
        + $"rate='{dollars}'/><Cube currency='JPY' rate='150'/></Cube></Cube></Envelope>";

    public void Publish(string document) => Answer = _ => Task.FromResult(Ok(document));

    public void Fail() => Answer = _ => throw new HttpRequestException("the line is dead");

    public static HttpResponseMessage Ok(string document) =>
        new(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(document)) };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        return Answer(cancellationToken);
    }
}
