namespace TrustSafety.Dashboard.Statistics;

/// <summary>Weights by step of the score, of positives and others, flagged by the reference or not: all that either comparison needs.</summary>
internal sealed class EqualPrecisionSums
{
    private const int Steps = 1000;

    private readonly (int Step, double Weight, bool Positive, bool Reference)[] units;
    private readonly double[] hit = new double[Steps + 1], wrong = new double[Steps + 1], newHit = new double[Steps + 1], newWrong = new double[Steps + 1];
    private double found, flagged;

    public EqualPrecisionSums(IReadOnlyList<PairedFlag> units)
    {
        this.units = [.. units.Select(u => (EqualPrecision.Step(u.Score), u.Weight, u.Positive, u.Reference))];
        var ones = new double[units.Count];
        Array.Fill(ones, 1);
        Weigh(ones);
    }

    public double Positive { get; private set; }

    /// <summary>Of the reference; NaN without a flag of it.</summary>
    public double Precision => flagged > 0 ? found / flagged : double.NaN;

    public void Weigh(ReadOnlySpan<double> factors)
    {
        foreach (var sums in new[] { hit, wrong, newHit, newWrong }) Array.Clear(sums);
        (Positive, found, flagged) = (0, 0, 0);
        for (var i = 0; i < units.Length; i++)
        {
            if (factors[i] == 0) continue;
            var (step, _, positive, reference) = units[i];
            var w = units[i].Weight * factors[i];
            if (positive) Positive += w;
            if (reference) (flagged, found) = (flagged + w, found + (positive ? w : 0));
            if (step < 0) continue;
            (positive ? hit : wrong)[step] += w;
            if (!reference) (positive ? newHit : newWrong)[step] += w;
        }
    }

    /// <summary>The lowest step that is precise enough, and the recall that it gains; above the highest nothing is flagged.</summary>
    public ((int? Step, double Gain) Instead, (int? Step, double Gain) Beside) Read()
    {
        var (own, added) = (Lowest(hit, wrong, Precision), Lowest(newHit, newWrong, Precision));
        return ((own.Step, (own.Hit - found) / Positive), (added.Step, added.Hit / Positive));
    }

    /// <summary>Without the units that no threshold worth trying, no recall and no precision of the reference can be moved by; scores at their step.</summary>
    public IReadOnlyList<PairedFlag> Relevant(IReadOnlyList<PairedFlag> all)
    {
        var least = Math.Min(Lowest(hit, wrong, Precision / 2).Step ?? Steps, Lowest(newHit, newWrong, Precision / 2).Step ?? Steps);
        return [.. all.Select(u => (Unit: u, Step: EqualPrecision.Step(u.Score))).Where(u => u.Unit.Positive || u.Unit.Reference || u.Step >= least)
            .Select(u => u.Unit with { Score = u.Step < least ? double.NaN : u.Step / (double)Steps })];
    }

    private static (int? Step, double Hit) Lowest(double[] hit, double[] wrong, double precision)
    {
        var ((right, all), best) = ((0.0, 0.0), ((int?)null, 0.0));
        for (var step = Steps; step >= 0; step--)
        {
            if (hit[step] == 0 && wrong[step] == 0) continue;
            (right, all) = (right + hit[step], all + hit[step] + wrong[step]);
            if (right >= (precision * all) - (1e-12 * all)) best = (step, right);
        }
        return best;
    }
}
