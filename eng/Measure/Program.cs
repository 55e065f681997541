using System.Globalization;
using Payments.Measure;

// Prints the sizes of a checkout, and which of its rooms use each other, as a table in Markdown. See eng/measure.sh.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [var root])
{
    Console.Error.WriteLine("usage: Measure <folder of a checkout whose src was built in Release>");
    return 2;
}

string[] others = ["tests", "samples", "benchmarks", "eng"];
var projects = ProjectNumbers.In(root, "src");
var rows = projects
    .Append(ProjectNumbers.Together("src, all", projects))
    .Concat(others.Select(folder => ProjectNumbers.OfSources(root, folder)).OfType<ProjectNumbers>());

Console.WriteLine(ProjectNumbers.Head);
foreach (var row in rows)
    Console.WriteLine(row.ToMarkdown());
Console.WriteLine();
Console.WriteLine("Files are .cs and .razor, without generated ones. A class is counted over all its partial files.");
Console.WriteLine("A link is a file that uses a type which another file of the same project declares, read from the compiled assembly.");
Console.WriteLine("A room is a first folder, or the second one below Values, Domain, Contracts, Engine, Hosting and Dialects.");
Console.WriteLine("Public types are the top-level ones in .cs files. Outside of src only sources are read: a dash.");
foreach (var project in projects)
foreach (var cycle in project.Cycles)
    Console.WriteLine($"\nRooms of {project.Name} in a cycle: {string.Join(", ", cycle)}.");
return 0;
