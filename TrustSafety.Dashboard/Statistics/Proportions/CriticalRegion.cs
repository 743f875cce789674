namespace TrustSafety.Dashboard.Statistics;

/// <summary>The probability of a set of tables under a common proportion π, and its largest value over π.</summary>
internal sealed class CriticalRegion
{
    private const int Grid = 512;
    private readonly int _n, _nBase;
    private readonly List<(int Row, int From, int To)> _runs = [];
    private readonly double[] _own, _cumulative;

    private CriticalRegion(int n, int nBase, Func<int, int, bool> extreme)
    {
        (_n, _nBase) = (n, nBase);
        (_own, _cumulative) = (new double[n + 1], new double[nBase + 2]);
        for (var x = 0; x <= n; x++)
            for (var y = 0; y <= nBase; y++)
            {
                if (!extreme(x, y)) continue;
                var from = y;
                while (y < nBase && extreme(x, y + 1)) y++;
                _runs.Add((x, from, y));
            }
    }

    public static double LargestProbability(int n, int nBase, Func<int, int, bool> extreme)
    {
        var region = new CriticalRegion(n, nBase, extreme);
        var values = new double[Grid + 1];
        // Denser towards 0 and 1, where the probability of rare tables peaks.
        for (var i = 0; i <= Grid; i++) values[i] = region.Probability(At(i));
        var best = 0.0;
        for (var i = 0; i <= Grid; i++)
            if ((i == 0 || values[i] >= values[i - 1]) && (i == Grid || values[i] >= values[i + 1]))
                best = Math.Max(best, region.Peak(At(Math.Max(0, i - 1)), At(Math.Min(Grid, i + 1))));
        return Math.Min(1, best);
    }

    private static double At(int i) => (1 - Math.Cos(Math.PI * i / Grid)) / 2;

    // Golden section within one grid cell on either side of a local maximum.
    private double Peak(double low, double high)
    {
        const double golden = 0.6180339887498949;
        var (a, b) = (high - golden * (high - low), low + golden * (high - low));
        var (fa, fb) = (Probability(a), Probability(b));
        for (var i = 0; i < 60 && high - low > 1e-12; i++)
        {
            if (fa >= fb) { high = b; (b, fb) = (a, fa); a = high - golden * (high - low); fa = Probability(a); }
            else { low = a; (a, fa) = (b, fb); b = low + golden * (high - low); fb = Probability(b); }
        }
        return Math.Max(fa, fb);
    }

    private double Probability(double p)
    {
        for (var x = 0; x <= _n; x++) _own[x] = BinomialLaw.Density(x, _n, p);
        for (var y = 0; y <= _nBase; y++) _cumulative[y + 1] = _cumulative[y] + BinomialLaw.Density(y, _nBase, p);
        var sum = 0.0;
        foreach (var (row, from, to) in _runs) sum += _own[row] * (_cumulative[to + 1] - _cumulative[from]);
        return sum;
    }
}
