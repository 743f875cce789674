namespace TrustSafety.Dashboard.Sample;

/// <summary>
/// One stratum of the label design: views whose risk score lies in [From, To). <paramref name="Violating"/> is the probability that a
/// violating view lies here at each difficulty (the three of all strata sum to 1), <paramref name="Benign"/> the same for the other views.
/// </summary>
/// <param name="SampleShare">Its part of the week's labels; far above its part of the views where violations are.</param>
internal sealed record ScoreStratum(string Name, double From, double To, double[] Violating, double Benign, double SampleShare)
{
    public static readonly ScoreStratum[] All =
    [
        new("score_0", 0.00, 0.20, [0.0000, 0.0002, 0.0003], 0.9560, 0.28),
        new("score_1", 0.20, 0.50, [0.0004, 0.0011, 0.0015], 0.0320, 0.08),
        new("score_2", 0.50, 0.80, [0.0080, 0.0120, 0.0100], 0.0080, 0.14),
        new("score_3", 0.80, 0.95, [0.0600, 0.0550, 0.0200], 0.0026, 0.19),
        new("score_4", 0.95, 1.00, [0.5450, 0.2265, 0.0600], 0.0014, 0.31),
    ];

    /// <summary>The mix of difficulties among all violating views.</summary>
    public static readonly double[] DifficultyMix = [.. Enumerable.Range(0, Difficulty.Count).Select(d => All.Sum(s => s.Violating[d]))];

    public double ViolatingShare { get; } = Violating.Sum();
}
