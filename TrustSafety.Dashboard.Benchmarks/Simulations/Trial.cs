using System.Globalization;
using static System.FormattableString;

namespace TrustSafety.Dashboard.Benchmarks.Simulations;

/// <summary>Seeded repetitions of a promise, and the row that tells what came of them.</summary>
internal static class Trial
{
    /// <summary>Mean and Monte-Carlo error over the repetitions, on all cores in fixed blocks, so that a seed gives one figure whatever the machine.</summary>
    public static (double Mean, double Error) Run(Promise promise)
    {
        const int blocks = 40;
        var sums = new (double Sum, double Squares)[blocks];
        var each = promise.Repetitions / blocks;
        Parallel.For(0, blocks, block =>
        {
            var random = new Random(7919 * block + 17);
            for (var r = 0; r < each; r++)
            {
                var value = promise.Trial(random);
                sums[block] = (sums[block].Sum + value, sums[block].Squares + value * value);
            }
        });
        var n = (double)each * blocks;
        var mean = sums.Sum(s => s.Sum) / n;
        var seen = Math.Sqrt(Math.Max(0, sums.Sum(s => s.Squares) / n - mean * mean) / n);
        // An event has the error of its promised share; a share of discoveries only the one it was seen to have.
        var isEvent = sums.Sum(s => s.Squares) == sums.Sum(s => s.Sum);
        return (mean, isEvent ? Math.Sqrt(promise.Nominal * (1 - promise.Nominal) / n) : seen);
    }

    /// <summary>The share of seeded repetitions in which something happened, for what is no promise of the library alone.</summary>
    public static double Share(Func<Random, bool> happened, int repetitions) => Run(Promise.Covers("", "", happened).Times(repetitions)).Mean;

    public static BenchmarkRow Tell(string chapter, Promise promise)
    {
        var (share, error) = Run(promise);
        return Row($"{chapter}: {promise.What}", promise.Size, share, promise.Nominal, promise.Claim, promise.Allowance, error, promise.Why);
    }

    public static BenchmarkRow Row(string what, string size, double share, double nominal, Claim claim, double allowance, int repetitions) =>
        Row(what, size, share, nominal, claim, allowance, Math.Sqrt(nominal * (1 - nominal) / repetitions));

    public static BenchmarkRow Row(string what, string size, double share, double nominal, Claim claim, double allowance, double error, string why = "")
    {
        var (slack, reason) = (3 * error + allowance, why.Length > 0 ? $"; {why}" : "");
        var told = new BenchmarkRow(what, size, share.ToString("P2", CultureInfo.InvariantCulture), nominal.ToString("P1", CultureInfo.InvariantCulture), share / nominal, "", true);
        if (allowance >= 1) return told with { Goal = $"for comparison{reason}" };
        return claim switch
        {
            Claim.Covers => told with { Goal = Invariant($"≥ {nominal - slack:P1}{reason}"), Met = share >= nominal - slack },
            Claim.Errs => told with { Goal = Invariant($"≤ {nominal + slack:P1}{reason}"), Met = share <= nominal + slack },
            _ => told with { Goal = Invariant($"{nominal:P1} ± {slack:P1}{reason}"), Met = Math.Abs(share - nominal) <= slack },
        };
    }
}
