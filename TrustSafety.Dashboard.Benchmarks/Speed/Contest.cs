using System.Diagnostics;
using System.Globalization;

namespace TrustSafety.Dashboard.Benchmarks.Speed;

/// <summary>One call of ours against one or several of theirs that give the same numbers; the fastest of theirs is the yardstick.</summary>
/// <param name="Run">The call, on lists made before.</param>
/// <param name="At">Our numbers at a place, in the order in which the yardstick gives its own.</param>
internal sealed record Contest(string What, string Size, IReadOnlyList<string> Theirs, Action Run, Func<int, double?[]> At)
{
    public double Goal { get; init; } = 20;

    public double Tolerance { get; init; } = 1e-7;

    public int Rounds { get; init; } = 7;

    /// <summary>How many calls in a row make a round, of which the fastest counts, on both sides: with caches filled and cores awake.</summary>
    public int Calls { get; init; } = 1;

    /// <summary>True where a call must leave nothing to collect.</summary>
    public bool NoGarbage { get; init; }

    /// <summary>In turn, so that a busy moment of the machine falls on both; the median of each counts.</summary>
    public Outcome Measure(Yardstick yardstick)
    {
        // Long enough for the compiler to have optimised what a running server has optimised.
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 0.7;) Run();
        var theirs = Theirs.ToDictionary(t => t, t => yardstick.Ask(t, Calls));
        foreach (var (name, answer) in theirs) Compare(name, answer);
        var (own, others, garbage) = (new List<double>(), Theirs.ToDictionary(t => t, _ => new List<double>()), 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var (before, fastest) = (GC.GetAllocatedBytesForCurrentThread(), double.MaxValue);
            for (var call = 0; call < Calls; call++)
            {
                var start = Stopwatch.GetTimestamp();
                Run();
                fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
            own.Add(fastest);
            garbage = GC.GetAllocatedBytesForCurrentThread() - before;
            foreach (var name in Theirs) others[name].Add(theirs[name].Looped is null ? yardstick.Ask(name, Calls).Seconds : theirs[name].Seconds);
        }
        var best = others.MinBy(o => Median(o.Value));
        var note = theirs[best.Key].Looped is { } looped ? string.Create(CultureInfo.InvariantCulture, $", looped over {looped} and scaled") : "";
        return new(this, Median(own), Median(best.Value), best.Key + note, NoGarbage ? garbage : null);
    }

    private void Compare(string name, Yardstick.Answer answer)
    {
        var compared = 0;
        foreach (var line in answer.Answers)
        {
            var (place, got) = ((int)line[0]!.Value, At((int)line[0]!.Value));
            for (var i = 0; i < got.Length; i++)
            {
                if (got[i] is not { } ours || line[i + 1] is not { } other) continue;
                compared++;
                if (Math.Abs(ours - other) > Tolerance * Math.Abs(other) + 1e-12)
                    throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{What}, number {i} at {place}: {name} says {other:R}, we say {ours:R}."));
            }
        }
        if (compared == 0) throw new InvalidOperationException($"{What}: nothing of {name} could be compared.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

/// <summary>Seconds of ours and of the fastest of theirs, and the bytes that our last call left to collect where that counts.</summary>
internal sealed record Outcome(Contest Contest, double Ours, double Theirs, string Name, long? Garbage)
{
    public BenchmarkRow Row
    {
        get
        {
            var figure = Ms(Ours) + (Garbage > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Garbage} bytes left") : "");
            var goal = string.Create(CultureInfo.InvariantCulture, $"≥ {Contest.Goal:0.##}") + (Garbage is null ? "" : ", no garbage");
            return new(Contest.What, Contest.Size, figure, $"{Name}: {Ms(Theirs)}", Theirs / Ours, goal, Theirs / Ours >= Contest.Goal && Garbage is null or 0);
        }
    }

    public static string Ms(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.###} ms");
}
