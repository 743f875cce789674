using System.Runtime.CompilerServices;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>Which strategies were live at any of the views, and how many of them caught each view; asked for by every measure, so made once for a sample.</summary>
internal sealed class LiveCatches
{
    private const Verdict LiveFiring = Verdict.Fired | Verdict.Live;

    private static readonly ConditionalWeakTable<JudgedSample, LiveCatches> Known = [];

    private LiveCatches(JudgedSample sample)
    {
        Live = [.. sample.Strategies.Where(s => s.Verdicts.Any(v => (v & Verdict.Live) != 0))];
        (Count, Ever) = (new ushort[sample.Count], new bool[sample.Count]);
        foreach (var strategy in Live)
        {
            var verdicts = strategy.Verdicts.AsSpan();
            for (var row = 0; row < verdicts.Length; row++)
            {
                if ((verdicts[row] & Verdict.Caught) == Verdict.Caught) Count[row]++;
                Ever[row] |= (verdicts[row] & LiveFiring) == LiveFiring;
            }
        }
    }

    public IReadOnlyList<JudgedStrategy> Live { get; }

    /// <summary>By view, how many caught it.</summary>
    public ushort[] Count { get; }

    /// <summary>By view, whether any fired on its content, be it before the view or after.</summary>
    public bool[] Ever { get; }

    public static LiveCatches Of(JudgedSample sample) => Known.GetValue(sample, s => new(s));
}
