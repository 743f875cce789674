using Microsoft.Data.Sqlite;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Sample;

/// <summary>How far a run has come.</summary>
public readonly record struct SampleProgress(int WeeksDone, int Weeks, long ActionRows);

/// <summary>What a run left in its folder.</summary>
public sealed record SampleResult(string Folder, IReadOnlyList<string> Files, IReadOnlyDictionary<string, long> Rows);

/// <summary>Generates the nine extracts and their truth, week by week, in memory that does not grow with the rows.</summary>
public static class SampleRun
{
    /// <exception cref="IOException">Nothing was changed: the folder cannot be written to, or its disk is full.</exception>
    /// <exception cref="OperationCanceledException">Nothing was changed.</exception>
    public static SampleResult Generate(SamplePlan plan, string folder, IProgress<SampleProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            return Write(plan, folder, progress, cancellation);
        }
        catch (SqliteException failure)
        {
            throw new IOException($"operations.sqlite could not be written: {failure.Message}", failure);
        }
    }

    private static SampleResult Write(SamplePlan plan, string folder, IProgress<SampleProgress>? progress, CancellationToken cancellation)
    {
        var world = new World(plan);
        var schedule = new ActionSchedule(plan, world);
        var truth = new Truth(plan, world);
        using var files = SampleFolder.Create(folder, plan);
        var events = new WeekEvents(plan, world, schedule, files);
        const int Weeks = SamplePlan.CompleteWeeks + 1;
        for (var w = 0; w < Weeks; w++)
        {
            var week = new WeekState(world, w);
            truth.Add(week);
            events.Write(week, cancellation);
            progress?.Report(new SampleProgress(w + 1, Weeks, files[Fact.Action].Rows));
        }
        ExperimentRows.Write(files[Fact.ExperimentUnit], plan);
        IncidentRows.Write(files[Fact.Incident], plan);
        truth.Write(files.PathOf("truth.json"));
        var rows = files.Rows;
        return new SampleResult(folder, files.Publish(), rows);
    }
}
