namespace Payments.Storage.Sqlite;

/// <summary>Changes rows of due work, inside a transaction.</summary>
internal interface IWorkRows
{
    /// <summary>How many changes were made, to go back to.</summary>
    int Mark { get; }

    /// <summary>Makes one change, and says how many rows it changed.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="change">The change.</param>
    /// <param name="firstFence">The fence of a new row.</param>
    /// <param name="commands">The statements of the connection.</param>
    int Apply(Owner owner, WorkChange change, long firstFence, WriterCommands commands);

    /// <summary>Takes back what is not in the database: that is rolled back.</summary>
    void UndoTo(int mark);
}
