namespace TrustSafety.Dashboard.Statistics;

/// <summary>Roots of monotone functions that are known to lie between two points.</summary>
internal static class Bisection
{
    private const double Precision = 1e-14;

    /// <summary>
    /// Where a monotone function changes its sign between low and high, to the last digits of a double; the end nearer to 0 when it does not.
    /// Ridders' method, which keeps the root bracketed, with plain halving wherever the function is infinite. Ridders 1979, IEEE Trans. Circuits and Systems 26:979.
    /// </summary>
    public static double Solve(Func<double, double> monotone, double low, double high) => Solve(new Called(monotone), low, high);

    /// <summary>The same without garbage.</summary>
    public static double Solve<T>(in T monotone, double low, double high) where T : struct, IFunction
    {
        var (atLow, atHigh) = (monotone.At(low), monotone.At(high));
        if (atLow == 0) return low;
        if (atHigh == 0) return high;
        if (atLow > 0 == atHigh > 0) return Math.Abs(atLow) <= Math.Abs(atHigh) ? low : high;
        var last = double.NaN;
        for (var i = 0; i < 200; i++)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high || high - low <= Precision * Math.Max(Math.Abs(low), Math.Abs(high))) return middle;
            var atMiddle = monotone.At(middle);
            if (atMiddle == 0) return middle;
            var guess = Guess(low, middle, atLow, atMiddle, atHigh);
            Narrow(middle, atMiddle);
            if (!(guess > low && guess < high)) continue;
            var atGuess = monotone.At(guess);
            if (atGuess == 0 || Math.Abs(guess - last) <= Precision * Math.Abs(guess)) return guess;
            Narrow(guess, atGuess);
            last = guess;
        }
        return low + (high - low) / 2;

        void Narrow(double at, double value)
        {
            if (value > 0 == atLow > 0) (low, atLow) = (at, value);
            else (high, atHigh) = (at, value);
        }
    }

    /// <summary>NaN where the function is infinite at one of the three points.</summary>
    private static double Guess(double low, double middle, double atLow, double atMiddle, double atHigh)
    {
        var root = Math.Sqrt(atMiddle * atMiddle - atLow * atHigh);
        return double.IsFinite(root) && root > 0 ? middle + (middle - low) * (atLow > atHigh ? 1 : -1) * atMiddle / root : double.NaN;
    }

    private readonly struct Called(Func<double, double> function) : IFunction
    {
        public double At(double x) => function(x);
    }
}
