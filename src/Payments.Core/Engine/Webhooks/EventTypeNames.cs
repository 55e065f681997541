namespace Payments;

/// <summary>Checks the names of event types that an endpoint is to receive: one that is misspelt would never arrive.</summary>
internal static class EventTypeNames
{
    /// <summary>What is wrong with the first name that is not one of the known, and what helps; null where all are.</summary>
    public static string? Unknown(IEnumerable<string?> asked, IReadOnlyCollection<string> known)
    {
        foreach (var name in asked)
        {
            if (name is null || !known.Contains(name))
                return Describe(name ?? "", known);
        }

        return null;
    }

    private static string Describe(string name, IReadOnlyCollection<string> known)
    {
        var nearest = known.MinBy(other => Distance(name.ToUpperInvariant(), other.ToUpperInvariant()))!;
        var isNear =
            name.Length <= 2 * nearest.Length && Distance(name.ToUpperInvariant(), nearest.ToUpperInvariant()) * 3 <= nearest.Length;
        return $"There is no event type \"{TextExcerpt.Of(name, 60)}\""
            + (isNear ? $"; did you mean \"{nearest}\"?" : "; name one of EventTypes.All, or none to receive all");
    }

    /// <summary>How many letters to insert, leave out, replace or swap with the next make one of the other.</summary>
    private static int Distance(string left, string right)
    {
        if (left.Length > 2 * right.Length)
            return left.Length;

        var (before, last, row) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var column = 0; column <= right.Length; column++)
            last[column] = column;
        for (var line = 1; line <= left.Length; line++)
        {
            row[0] = line;
            for (var column = 1; column <= right.Length; column++)
            {
                var differs = left[line - 1] == right[column - 1] ? 0 : 1;
                row[column] = Math.Min(Math.Min(row[column - 1], last[column]) + 1, last[column - 1] + differs);
                if (line > 1 && column > 1 && left[line - 1] == right[column - 2] && left[line - 2] == right[column - 1])
                    row[column] = Math.Min(row[column], before[column - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[right.Length];
    }
}
