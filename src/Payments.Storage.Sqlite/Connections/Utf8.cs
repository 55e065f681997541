using System.Text;

namespace Payments.Storage.Sqlite;

/// <summary>Texts as SQLite compares them.</summary>
internal static class Utf8
{
    public static int Compare(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}
