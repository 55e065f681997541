namespace Payments.Load;

/// <summary>What the process has used so far.</summary>
internal readonly record struct Usage(TimeSpan Cpu, long AllocatedBytes)
{
    public static Usage Now => new(Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());

    public double CpuMicroseconds(Usage since, double count) => (Cpu - since.Cpu).TotalMicroseconds / count;

    public double Bytes(Usage since, double count) => (AllocatedBytes - since.AllocatedBytes) / count;
}
