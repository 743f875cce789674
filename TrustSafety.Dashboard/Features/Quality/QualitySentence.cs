using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>How right, how sure, where wrong and how the people are, in one sentence; what is not known is left out, and said when it is all.</summary>
internal static class QualitySentence
{
    public static string Of(QualityModel model)
    {
        var parts = new[] { Right(model), Checked(model), Sure(model), Fair(model), People(model) }.OfType<string>().ToList();
        var where = model.View.Where.Count == 0 ? "" : $" ({DimensionText.Filters(model.View.Where)})";
        var soFar = model.View.Incomplete is null ? "" : " so far";
        return parts.Count == 0
            ? $"In {model.View.Period}{where} nothing can be said of the quality of decisions: {Why(model)}."
            : $"In {model.View.Period}{where}{soFar} {string.Join("; ", parts)}.";
    }

    private static string? Right(QualityModel model) => Value(model, "reviewer_gold_accuracy") is { } value ? $"reviewers decided as gold says in {value}" : null;

    private static string? Checked(QualityModel model) => Value(model, "qa_error_weighted") is { } value ? $"QA would have decided otherwise in {value}" : null;

    private static string? Sure(QualityModel model) =>
        model.Find("fleiss_kappa") is { Shown: { } shown } ? $"judges of the same content agree at κ {ValueText.Number(QualitySource.Coefficient, shown.Value.Point)} ({ValueText.Bounds(QualitySource.Coefficient, shown.Value, " to ")})" : null;

    private static string? Fair(QualityModel model)
    {
        var gaps = model.Section("fairness")?.Rows.Where(r => r.Readout.Shown is not null).ToList() ?? [];
        if (gaps.Count == 0) return null;
        var widest = gaps.Where(g => g.Readout.Shown!.Note!.StartsWith("beyond", StringComparison.Ordinal)).MaxBy(g => g.Readout.Shown!.Value.Point);
        return widest is null ? "no gap between markets or languages beyond noise"
            : $"{widest.Name.ToLowerInvariant()} differ by {widest.By}, {ValueText.Value(widest.Unit, widest.Readout.Shown!.Value.Point)} ({ValueText.Bounds(widest.Unit, widest.Readout.Shown.Value, " to ")}) between best and worst";
    }

    private static string? People(QualityModel model) => Value(model, "severe_hours_p90") is { } value ? $"nine reviewer-days in ten hold at most {value} of severe content" : null;

    private static string? Value(QualityModel model, string measure) =>
        model.Sections.SelectMany(s => s.Rows).FirstOrDefault(r => r.Measure == measure && r.By.Length == 0) is { Readout.Shown: { } shown } row
            ? $"{ValueText.Value(row.Unit, shown.Value.Point)} ({ValueText.Bounds(row.Unit, shown.Value, " to ")})" : null;

    private static string Why(QualityModel model) =>
        model.Find("reviewer_gold_accuracy") is { } readout && ReadoutText.Why(readout) is { Length: > 0 } why ? why : "no review of it was checked or judged twice";
}
