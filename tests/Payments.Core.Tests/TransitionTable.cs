using System.Text;
using System.Text.Json;

namespace Payments.Core.Tests;

/// <summary>
/// A machine's states and commands by the words of its table, and what it makes of each pair: the next state's word, "same"
/// where nothing changes, or the refusal's code.
/// </summary>
internal sealed class TransitionTable(
    string name,
    IReadOnlyList<string> states,
    IReadOnlyList<string> commands,
    Func<string, string, string> apply
)
{
    public string Name => name;

    public IReadOnlyList<string> States => states;

    public IReadOnlyList<string> Commands => commands;

    public string Apply(string state, string command) => apply(state, command);

    public IEnumerable<(string State, string Command)> Pairs() =>
        states.SelectMany(state => commands.Select(command => (state, command))).Order();

    /// <summary>A refusal as its table writes it.</summary>
    public static string Code<T>(T refusal)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(refusal.ToString());

    /// <summary>
    /// The pairs of a table written as text: a head of commands, then a line for each state with a cell for each command. A wide
    /// table is written in parts with an empty line between them, each with a head of its own.
    /// </summary>
    public static IEnumerable<(string State, string Command, string Expected)> Read(string text) => text.Split("\n\n").SelectMany(ReadPart);

    private static IEnumerable<(string State, string Command, string Expected)> ReadPart(string part)
    {
        var lines = part.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
            .ToList();
        return lines.Skip(1).SelectMany(line => line.Skip(1).Select((cell, index) => (line[0], lines[0][index + 1], cell)));
    }

    /// <summary>The table as Markdown, from what the machine does.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append(null, $"## {name}\n\n| | {string.Join(" | ", commands)} |\n|---|{string.Concat(commands.Select(_ => "---|"))}\n");
        foreach (var state in states)
            text.Append(null, $"| **{state}** | {string.Join(" | ", commands.Select(command => Cell(apply(state, command))))} |\n");
        return text.ToString();

        string Cell(string result) =>
            result is "same" or "more" || states.Any(state => state == result || state.EndsWith(": " + result, StringComparison.Ordinal))
                ? result
                : $"`{result}`";
    }
}
