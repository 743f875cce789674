using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>Whole periods, a breakdown and filters.</summary>
internal sealed record Slice(Grain Grain, DateOnly From, DateOnly To, EquatableList<string> By, EquatableList<DimensionFilter> Where)
{
    public static Slice Of(IndicatorRequest request)
    {
        var periods = Period.Range(request.Grain, request.From, request.To).ToList();
        var (from, to) = periods.Count == 0 ? (request.From, request.From) : (periods[0].Start, periods[^1].End);
        return new(request.Grain, from, to, new(request.By), new(request.Where));
    }

    public IEnumerable<Period> Periods => Period.Range(Grain, From, To);

    public bool Names(string dimension) => By.Contains(dimension) || Where.Any(f => f.Dimension == dimension);

    public Slice Without(IReadOnlyList<string> ignored) => ignored.Count == 0 ? this
        : this with { By = new(By.Except(ignored)), Where = new(Where.Where(f => !ignored.Contains(f.Dimension))) };
}
