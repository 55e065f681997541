using System.Globalization;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;

namespace Payments.Benchmarks.Webhooks;

/// <summary>What signing and verifying add to the bare HMAC over the same bytes.</summary>
[MemoryDiagnoser]
public class WebhookSignatureBenchmarks
{
    private const string Id = "evt_3f9c1b7e2d";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1759581623);

    private readonly WebhookSecret[] _secrets = [WebhookSecret.FromBytes(new byte[32])];
    private readonly char[] _destination = new char[256];
    private readonly byte[] _mac = new byte[32];
    private readonly string _time = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    private byte[] _body = [];
    private byte[] _signedContent = [];
    private string _timestamped = "";
    private string _standard = "";

    [Params(500, 20_000)]
    public int BodyLength { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _body = new byte[BodyLength];
        _signedContent = new byte[_time.Length + 1 + BodyLength];
        _timestamped = TimestampedSignature.Sign(_secrets, Now, _body);
        _standard = StandardWebhooksSignature.Sign(_secrets, Id, Now, _body);
    }

    [Benchmark(Baseline = true)]
    public int BareHmac() => HMACSHA256.HashData(_secrets[0].LiteralKey, _signedContent, _mac);

    [Benchmark]
    public bool SignTimestamped() => TimestampedSignature.TrySign(_secrets, Now, _body, _destination, out _);

    [Benchmark]
    public bool SignStandardWebhooks() => StandardWebhooksSignature.TrySign(_secrets, Id, Now, _body, _destination, out _);

    [Benchmark]
    public SignatureVerdict VerifyTimestamped() => TimestampedSignature.Verify(_timestamped, _body, _secrets, Now);

    [Benchmark]
    public SignatureVerdict VerifyStandardWebhooks() => StandardWebhooksSignature.Verify(Id, _time, _standard, _body, _secrets, Now);
}
