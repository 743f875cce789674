namespace TrustSafety.Dashboard.Benchmarks.Simulations;

/// <summary>What a method says of itself.</summary>
internal enum Claim
{
    /// <summary>Its interval holds the truth at least as often as its level.</summary>
    Covers,

    /// <summary>Where there is nothing, it speaks up at most as often as α.</summary>
    Errs,

    /// <summary>An effect is found as often as was planned, neither less nor more.</summary>
    Reaches,
}

/// <summary>
/// One promise of the library, tried out: a trial draws data of known truth and answers 1 when the event happened (or a share, for false discoveries), and the mean over
/// the repetitions is held against the nominal share, give or take three Monte-Carlo errors.
/// </summary>
/// <param name="Sources">The trial, and the plan that it is held against, as they were written: what they call is what the row is about.</param>
internal sealed record Promise(Claim Claim, string What, string Size, double Nominal, Func<Random, double> Trial, IReadOnlyList<Delegate> Sources)
{
    /// <summary>The Monte-Carlo error of a 95 % share is then 0.15 points.</summary>
    public const int Usual = 20_000;

    public int Repetitions { get; init; } = Usual;

    /// <summary>How far an approximation may lie off beyond Monte-Carlo error; 1 for a method that is only shown beside the others.</summary>
    public double Allowance { get; init; }

    /// <summary>Why it may, with the source.</summary>
    public string Why { get; init; } = "";

    public static Promise Covers(string what, string size, Func<Random, bool> holds, double level = 0.95) => Of(Claim.Covers, what, size, level, holds);

    public static Promise CoversShare(string what, string size, Func<Random, double> held, double level = 0.95) => new(Claim.Covers, what, size, level, held, [held]);

    public static Promise Errs(string what, string size, Func<Random, bool> speaks, double alpha = 0.05) => Of(Claim.Errs, what, size, alpha, speaks);

    public static Promise ErrsShare(string what, string size, Func<Random, double> falsely, double alpha = 0.05) => new(Claim.Errs, what, size, alpha, falsely, [falsely]);

    /// <summary>The plan says how often; or, as a function of the size that was planned for a stated power, what to try.</summary>
    public static Promise Reaches(string what, string size, Func<double> planned, Func<Random, bool> finds) =>
        Of(Claim.Reaches, what, size, planned(), finds) with { Sources = [planned, finds] };

    public static Promise Reaches(string what, Func<double?> planned, double power, Func<double, string> size, Func<Random, double, bool> finds)
    {
        var n = planned() ?? throw new InvalidOperationException($"{what} is out of reach.");
        return Of(Claim.Reaches, what, size(n), power, r => finds(r, n)) with { Sources = [planned, finds] };
    }

    public Promise Within(double allowance, string why) => this with { Allowance = allowance, Why = why };

    /// <summary>A method that is known not to keep its promise, beside those that do.</summary>
    public Promise Beside(string why) => Within(1, why);

    public Promise Times(int repetitions) => this with { Repetitions = repetitions };

    private static Promise Of(Claim claim, string what, string size, double nominal, Func<Random, bool> happened) =>
        new(claim, what, size, nominal, r => happened(r) ? 1 : 0, [happened]);
}
