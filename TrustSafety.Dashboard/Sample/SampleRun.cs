namespace TrustSafety.Dashboard.Sample;

/// <summary>How far a run has come.</summary>
public readonly record struct SampleProgress(int WeeksDone, int Weeks, long ActionRows);

/// <summary>What a run left in its folder.</summary>
public sealed record SampleResult(string Folder, IReadOnlyList<string> Files, IReadOnlyDictionary<string, long> Rows);

/// <summary>Generates the nine extracts and their truth, week by week, in memory that does not grow with the rows.</summary>
public static class SampleRun
{
    public static SampleResult Generate(SamplePlan plan, string folder, IProgress<SampleProgress>? progress, CancellationToken cancellation)
    {
        var world = new World(plan);
        var schedule = new ActionSchedule(plan, world);
        var truth = new Truth(plan, world);
        using var files = new SampleFolder(folder, plan);
        var events = new WeekEvents(plan, world, schedule, files);
        const int Weeks = SamplePlan.CompleteWeeks + 1;
        for (var w = 0; w < Weeks; w++)
        {
            var week = new WeekState(world, w);
            truth.Add(week);
            events.Write(week, cancellation);
            progress?.Report(new SampleProgress(w + 1, Weeks, files.Action.Rows));
        }
        ExperimentRows.Write(files.Experiment, plan);
        IncidentRows.Write(files.Incident, plan);
        truth.Write(files.PathOf("truth.json"));
        var rows = files.Rows;
        return new SampleResult(folder, files.Publish(), rows);
    }
}
