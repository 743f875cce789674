using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Sample;

/// <summary>Writes everything that happens in one week. Every event is drawn once and handed to the facts that follow from it.</summary>
internal sealed class WeekEvents(SamplePlan plan, World world, ActionSchedule schedule, SampleFolder files)
{
    private readonly DetectionRows detections = new(plan, world, files[Fact.Detection]);
    private readonly ReviewRows reviews = new(plan, world, files[Fact.Review]);
    private readonly AppealRows appeals = new(plan, world, files[Fact.Appeal]);
    private readonly ReportRows reports = new(plan, world, files[Fact.Report]);

    public void Write(WeekState week, CancellationToken cancellation)
    {
        foreach (var label in LabelRows.Draw(plan, world, week))
        {
            LabelRows.Write(files[Fact.Label], world, label);
            detections.WriteLabelled(label);
        }
        foreach (var day in week.Days)
        {
            cancellation.ThrowIfCancellationRequested();
            ExposureRows.Write(files[Fact.Exposure], day, world.Cells);
            WriteActions(day, cancellation);
        }
    }

    private void WriteActions(DayState day, CancellationToken cancellation)
    {
        var (first, end) = schedule.Of(day.Day);
        var draws = new ActionDraws(plan, world, day);
        for (var index = first; index < end; index++)
        {
            if ((index & 0xFFFF) == 0) cancellation.ThrowIfCancellationRequested();
            var action = draws.Draw(index, (index - first) / (double)(end - first));
            ActionRows.Write(files[Fact.Action], plan, world, action);
            reviews.WriteOf(action);
            appeals.WriteOf(action);
            reports.WriteOf(action);
            if (IsScored(index)) detections.WriteActioned(action);
        }
        reviews.WriteOthers(day, end - first);
        reports.WriteOthers(day);
    }

    /// <summary>Every n-th action, so that the share holds in every segment.</summary>
    private bool IsScored(long index) => (long)((index + 1) * plan.ScoredActions) != (long)(index * plan.ScoredActions);
}
