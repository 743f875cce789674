namespace TrustSafety.Dashboard.Sample;

/// <summary>A planted experiment on people, in clusters or one by one.</summary>
/// <param name="RelativeEffect">True relative change of the mean of violating_views in treatment.</param>
internal sealed record Experiment(string Name, DateOnly From, int Days, double RelativeEffect, int ClusterSize, string What)
{
    public const double IntendedShare = 0.5;

    /// <summary>In the broken one the heaviest users drop out of treatment, so that it looks as if it had an effect.</summary>
    public bool DropsHeavyUsers { get; init; }

    public static readonly Experiment[] All =
    [
        new("warning_prompt", new(2026, 8, 3), 28, -0.18, 3, "A real effect: a prompt before likely violating comments; assigned by household."),
        new("comment_layout", new(2026, 9, 7), 21, 0.0, 1, "No effect at all."),
        new("live_delay", new(2026, 10, 5), 28, 0.0, 1, "Broken randomisation: part of the heaviest users in treatment was never logged. No true effect.") { DropsHeavyUsers = true },
    ];
}
