namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>One strategy's verdicts while they are being read.</summary>
internal sealed class VerdictColumns
{
    private const Verdict LiveFiring = Verdict.Fired | Verdict.Live;

    public VerdictColumns(int count)
    {
        (Verdicts, Scores, LeadSeconds) = (new Verdict[count], new float[count], new int[count]);
        Array.Fill(Scores, float.NaN);
        Array.Fill(LeadSeconds, JudgedStrategy.Never);
    }

    public Verdict[] Verdicts { get; }

    public float[] Scores { get; }

    public int[] LeadSeconds { get; }

    /// <param name="leadMicroseconds">From the score to the view; below 0 when the view came first.</param>
    public void Offer(int row, Verdict verdict, float score, long leadMicroseconds)
    {
        // Rounded down, so that even a microsecond late is below 0.
        var (whole, rest) = Math.DivRem(leadMicroseconds, 1_000_000);
        var lead = (int)Math.Clamp(rest < 0 ? whole - 1 : whole, -int.MaxValue, int.MaxValue);
        if (lead >= 0) verdict |= Verdict.InTime;
        if (Verdicts[row] != Verdict.Unscored && !Decides(verdict, score, lead, row)) return;
        (Verdicts[row], Scores[row], LeadSeconds[row]) = (verdict, score, lead);
    }

    /// <summary>Which of two verdicts on a content counts must not depend on the order in which they come.</summary>
    private bool Decides(Verdict verdict, float score, int lead, int row)
    {
        var (mine, held) = (Rank(verdict), Rank(Verdicts[row]));
        if (mine != held) return mine > held;
        if (lead != LeadSeconds[row]) return lead > LeadSeconds[row];
        if (verdict != Verdicts[row]) return verdict > Verdicts[row];
        return score > Scores[row] || float.IsNaN(Scores[row]);
    }

    private static int Rank(Verdict verdict) => (verdict & LiveFiring) == LiveFiring ? 2 : (verdict & Verdict.Fired) != 0 ? 1 : 0;
}
