namespace Payments.Simulator.Tests;

/// <summary>A file without a disk: what was written is there after a restart.</summary>
internal sealed class MemoryMedium : ILedgerMedium
{
    private readonly List<byte> _bytes = [];

    public string Name => "(memory)";

    public IReadOnlyList<SimulatorEntry> Read()
    {
        var entries = new List<SimulatorEntry>();
        for (var rest = _bytes.ToArray().AsSpan(); !rest.IsEmpty; rest = rest[(rest.IndexOf((byte)'\n') + 1)..])
            entries.Add(LedgerLine.Read(rest[..rest.IndexOf((byte)'\n')]));
        return entries;
    }

    public void Append(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);

    public void Dispose() { }
}
