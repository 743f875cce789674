using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Features.Incidents.Watching;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Cli;

/// <summary>`scan`: what moved beyond chance, as seen on the morning of a day.</summary>
internal static class ScanCommand
{
    private static readonly Option<string?> AsOf = new("--as-of") { Description = "The morning, or the hour (2026-11-16T14:00, reporting zone), at which to stand: nothing that happened, was decided or arrived then or later is seen. Default: the end of the data.", HelpName = "DATE" };
    private static readonly Option<double> Budget = new("--budget") { Description = "False alarms a week that chance may bring. Default: 1.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Data = DataOption.Create();
    private static readonly Option<bool> Json = new("--json") { Description = "Print as JSON." };
    private static readonly Option<bool> Record = new("--record") { Description = "Write what is found into the incidents, as the server does after an import." };

    public static Command Create()
    {
        var command = new Command("scan", "All indicators and feeds × segments against their own past: jumps, drops, silence and drifts, merged into incidents with the segment that explains them.") { AsOf, Budget, Record, Data, Json };
        command.SetAction((parsed, cancellation) =>
        {
            ScanMoment? moment = null;
            if (parsed.GetValue(AsOf) is { } text && (moment = ScanMoment.Parse(text)) is null) return CommandLine.TellAsync([$"--as-of takes {ScanMoment.Allowed}."], CommandLine.Usage);
            var budget = parsed.GetValue(Budget);
            if (!(budget > 0 && budget <= 100)) return CommandLine.TellAsync(["--budget takes a number above 0, up to 100."], CommandLine.Usage);
            return DataOption.RunAsync(parsed.GetValue(Data), services => RunAsync(services, moment, budget, parsed.GetValue(Record), parsed.GetValue(Json), cancellation));
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ScanMoment? asOf, double budget, bool record, bool json, CancellationToken cancellation)
    {
        await services.PrepareWorkspaceAsync(cancellation);
        if (await services.GetRequiredService<IncidentScanner>().ScanAsync(asOf, budget, cancellation) is not { } scan)
            return await CommandLine.TellAsync([$"A scan needs {Detector.Days} days of data before its day, or {YoungDetector.FewestDays} of a time that has hours."], CommandLine.InputRejected);
        if (record) await services.GetRequiredService<IncidentWatch>().RecordAsync(scan, cancellation);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(ScanJson.Of(scan), JsonText.Options));
            return CommandLine.Done;
        }
        Console.WriteLine(ScanText.Headline(scan));
        Console.WriteLine(ScanText.Budget(scan));
        foreach (var found in scan.Found)
        {
            Console.WriteLine();
            Console.WriteLine(FoundText.Title(found));
            Console.WriteLine($"  {FoundText.Sentence(found)}");
            foreach (var alarm in found.Alarms.Take(8)) Console.WriteLine($"  {FoundText.Name(alarm.Series.What)} {FoundText.Moved(alarm)}, {FoundText.Segment(alarm)}, {FoundText.Days(alarm)}: {FoundText.Ratio(alarm.Ratio)}");
            if (found.Alarms.Count > 8) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {found.Alarms.Count - 8} more"));
        }
        return CommandLine.Done;
    }
}
