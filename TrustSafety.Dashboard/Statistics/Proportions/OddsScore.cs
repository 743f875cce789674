namespace TrustSafety.Dashboard.Statistics;

/// <summary>The score statistic of an odds ratio ψ as a function of ln ψ, which it falls with: (k − n·p̃)·√(1/(n·p̃(1 − p̃)) + 1/(nBase·p̃Base(1 − p̃Base))), times a factor, less a number.</summary>
internal readonly record struct OddsScore(double K, double N, double KBase, double NBase, double Factor) : IFunction
{
    /// <summary>Beyond, squares are no numbers.</summary>
    public const double Widest = 300;

    public double Less { get; init; }

    public double At(double x)
    {
        var ratio = Math.Exp(x);
        // Success and failure each by a root of its own: at a ratio near 0 or ∞ one of them is near 1 and tells nothing of the other.
        var (q, rest) = (BaseShare(K + KBase, ratio - 1), BaseShare(N - K + (NBase - KBase), Math.Exp(-x) - 1));
        var sum = rest + q * ratio;
        var (p, fail) = (q * ratio / sum, rest / sum);
        var gap = Gap(p, fail, q, rest);
        return (gap == 0 ? 0 : gap * Math.Sqrt(1 / (N * p * fail) + 1 / (NBase * q * rest)) * Factor) - Less;
    }

    // As many are expected under the ratio as were seen: nBase·less·q² + b·q − events = 0, in the form that keeps its digits.
    private double BaseShare(double events, double less)
    {
        var b = N * (less + 1) + NBase - events * less;
        var root = Math.Sqrt(Math.Max(0, b * b + 4 * NBase * less * events));
        return b >= 0 ? 2 * events / (b + root) : (root - b) / (2 * NBase * less);
    }

    // k − n·p̃, which is nBase·p̃Base − kBase; where a count is none, as the product alone.
    private double Gap(double p, double fail, double q, double rest) =>
        K == 0 ? -N * p : KBase == NBase ? -NBase * rest : K == N ? N * fail : KBase == 0 ? NBase * q : K - N * p;
}
