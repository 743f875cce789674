using System.CommandLine;
using Spectre.Console;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`import PATH…`: each file whole or not at all, with the reasons.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Description = "Files: .csv, .csv.gz, SQLite, .parquet.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> As = new("--as") { Description = $"The fact that the files hold: {string.Join(", ", FactSchemas.All.Select(s => s.Name))}. Default: seen from the table's or file's name, else the header.", HelpName = "FACT" };
    private static readonly Option<string?> Map = new("--map") { Description = "A mapping (one SELECT over the table extract), or a directory of them. Default: NAME.sql beside the file, if it is there.", HelpName = "FILE.sql" };
    private static readonly Option<string?> RejectLimit = new("--reject-limit") { Description = "Share of rows that may be rejected, e.g. 0.05 or 5%. Default: the setting Import:RejectLimit.", HelpName = "P" };
    private static readonly Option<string?> Zone = new("--zone") { Description = "IANA zone of times without an offset, e.g. Europe/Berlin. Default: such times are rejected.", HelpName = "ZONE" };
    private static readonly Option<string?> Data = DataOption.Create();
    private static readonly Option<bool> Json = new("--json") { Description = "Print the reports as JSON." };

    public static Command Create()
    {
        As.Validators.Add(result => { if (result.GetValueOrDefault<string?>() is { } fact && FactSchemas.Named(fact) is null) result.AddError($"--as must be one of {string.Join(", ", FactSchemas.All.Select(s => s.Name))}."); });
        RejectLimit.Validators.Add(result => { if (result.GetValueOrDefault<string?>() is { } share && ShareText.Parse(share) is null) result.AddError("--reject-limit must be a share from 0 to 1 or a percentage, e.g. 0.05 or 5%."); });
        Zone.Validators.Add(result => { if (result.GetValueOrDefault<string?>() is { } zone && !(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId)) result.AddError("--zone must be an IANA time zone, e.g. Europe/Berlin."); });
        var command = new Command("import", "Bring extracts into the dataset: each whole, or not at all.") { Paths, As, Map, RejectLimit, Zone, Data, Json };
        command.SetAction((parsed, cancellation) => DataOption.RunAsync(parsed.GetValue(Data), services => ImportAsync(parsed, services, cancellation)));
        return command;
    }

    private static async Task<int> ImportAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellation)
    {
        var options = new ImportOptions
        {
            As = parsed.GetValue(As) is { } fact ? FactSchemas.Named(fact)!.Fact : null,
            MapFile = parsed.GetValue(Map),
            RejectLimit = parsed.GetValue(RejectLimit) is { } share ? ShareText.Parse(share) : null,
            Zone = parsed.GetValue(Zone),
        };
        var importer = services.GetRequiredService<ExtractImport>();
        var json = parsed.GetValue(Json);
        var terminal = Console.IsOutputRedirected || Console.IsErrorRedirected ? null : AnsiConsole.Console;
        var reports = await ImportBars.RunAsync(parsed.GetValue(Paths)!, json, terminal, Console.Error, (path, progress) => importer.ImportAsync(path, options, progress, cancellation));
        ImportText.Print(reports, json);
        // Now, so that the next command or the first page does not wait for it.
        if (reports.Any(r => r.Succeeded)) await services.GetRequiredService<IFacts>().PrepareAsync(cancellation);
        return reports.All(r => r.Succeeded) ? CommandLine.Done : CommandLine.InputRejected;
    }
}
