using System.Text.Json;
using System.Text.Json.Nodes;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Sample;

/// <summary>Everything that was planted, gathered while the rows are drawn from it and written beside them.</summary>
internal sealed class Truth(SamplePlan plan, World world)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly JsonArray weeks = [];
    private readonly double[] caught = new double[Strategy.All.Length];
    private double violating;

    public void Add(WeekState week)
    {
        var recall = new JsonObject();
        for (var s = 0; s < Strategy.All.Length; s++)
        {
            var views = RecalledViews(week, s);
            caught[s] += views;
            recall[Strategy.All[s].Name] = Rounded(views / week.ViolatingViews);
        }
        violating += week.ViolatingViews;
        weeks.Add(new JsonObject
        {
            ["week"] = IsoWeek.Of(week.Days[0].Day).ToString(),
            ["complete"] = week.Days.Length == 7,
            ["views"] = week.Views,
            ["violative_view_rate"] = Rounded(week.Prevalence),
            ["leakage_rate"] = Rounded(week.Leakage),
            ["strategy_recall"] = recall,
            ["violative_view_rate_by"] = new JsonObject
            {
                ["category"] = Rates(week, Taxonomy.Categories.Select(c => c.Name), cell => cell.Category.Name),
                ["market"] = Rates(week, Taxonomy.Markets.Select(m => m.Name), cell => cell.Market.Name),
                ["surface"] = Rates(week, Taxonomy.Surfaces.Select(s => s.Name), cell => cell.Surface.Name),
            },
        });
    }

    private JsonObject Rates(WeekState week, IEnumerable<string> values, Func<Cell, string> of) =>
        new(values.Select(value => KeyValuePair.Create<string, JsonNode?>(value, Rounded(week.PrevalenceOf(world.Cells, cell => of(cell) == value)))));

    public void Write(string path)
    {
        var strategies = new JsonObject();
        for (var s = 0; s < Strategy.All.Length; s++)
            strategies[Strategy.All[s].Name] = new JsonObject { ["live"] = Strategy.All[s].Live, ["recall"] = Rounded(caught[s] / violating) };
        var root = new JsonObject
        {
            ["generator_version"] = SamplePlan.GeneratorVersion,
            ["seed"] = plan.Seed,
            ["rows"] = plan.Rows,
            ["taken_at"] = DateTime.UnixEpoch.AddSeconds(SamplePlan.TakenAt),
            ["last_complete_week"] = SamplePlan.LastCompleteWeek.ToString(),
            ["strategies"] = strategies,
            ["incidents"] = new JsonArray([.. PlantedIncident.All.Select(Incident)]),
            ["experiments"] = new JsonArray([.. Experiment.All.Select(Planted)]),
            ["reviewer_error"] = new JsonObject(Enumerable.Range(0, ReviewRows.Reviewers).Select(r =>
                KeyValuePair.Create<string, JsonNode?>($"m{r + 1:000}", Rounded(ReviewRows.ErrorOf(plan, r))))),
            ["overturn"] = new JsonObject { ["automated"] = AppealRows.ReversedShare(true), ["manual"] = AppealRows.ReversedShare(false), ["partial"] = AppealRows.PartialShare },
            ["weeks"] = weeks,
        };
        File.WriteAllText(path, root.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n");
    }

    /// <summary>Violating views of the week on content that the strategy fires on, at whatever time.</summary>
    private double RecalledViews(WeekState week, int strategy)
    {
        var sum = 0.0;
        foreach (var day in week.Days)
            for (var c = 0; c < world.Cells.Length; c++)
                sum += day.Views[c] * day.Violating[c] * world.Leaks.Recall(c, strategy, PlantedIncident.BrokenDetector.Factor(world.Cells[c], day.Day));
        return sum;
    }

    private static JsonNode Incident(PlantedIncident incident) => new JsonObject
    {
        ["id"] = incident.Id,
        ["kind"] = incident.Kind,
        ["what"] = incident.What,
        ["from"] = incident.From.ToString("O", null),
        ["to_exclusive"] = incident.To?.ToString("O", null),
        ["segment"] = incident.Segment,
        ["factor"] = incident.Size,
        ["ramp_days"] = incident.RampDays,
    };

    private static JsonNode Planted(Experiment experiment) => new JsonObject
    {
        ["experiment"] = experiment.Name,
        ["what"] = experiment.What,
        ["outcome"] = "violating_views",
        ["relative_effect"] = experiment.RelativeEffect,
        ["intended_treatment_share"] = Experiment.IntendedShare,
        ["randomisation_sound"] = !experiment.DropsHeavyUsers,
        ["cluster_size"] = experiment.ClusterSize,
    };

    /// <summary>Ten decimals: far below any interval, far above what the order of a sum could change.</summary>
    private static double Rounded(double value) => Math.Round(value, 10);
}
