namespace Payments.Storage.Sqlite;

/// <summary>A write that changes nothing, to see whether the disk takes one.</summary>
internal sealed class ProbeItem : WriteItem<bool>
{
    private const string Rewrite = "UPDATE payments_schema SET name = name WHERE step = 1";

    public override WriteEffect Apply(WriterCommands commands)
    {
        commands[Rewrite].Execute();
        Result = true;
        return WriteEffect.Changed;
    }
}
