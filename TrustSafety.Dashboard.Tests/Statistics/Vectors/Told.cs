using System.Globalization;
using System.Text.RegularExpressions;
using TrustSafety.Dashboard.Statistics;
using TestResult = TrustSafety.Dashboard.Statistics.TestResult;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

/// <summary>What a method answers, under the names that sources give to it; worked out only when a vector asks.</summary>
internal sealed partial class Told
{
    private readonly List<Func<string, object?>> answers = [];
    private Func<object?> bare = () => null;

    /// <summary>The answer under a name of the vector's expected values; null when nothing goes by it.</summary>
    public object? Find(string name) => answers.Select(a => a(name)).FirstOrDefault(v => v is not null);

    /// <summary>The answer to an expected value without a name.</summary>
    public object? Bare() => bare();

    public static Told Value(Func<object?> value, params string[] names) => new Told().And(names, value).Mainly(value);

    public static Told By(Func<string, object?> answer) => new Told().Also(answer);

    public Told Also(Func<string, object?> answer)
    {
        answers.Add(answer);
        return this;
    }

    public Told And(string names, Func<object?> value) => And(names.Split(' '), value);

    public Told And(string[] names, Func<object?> value) => Also(asked => names.Contains(asked, StringComparer.OrdinalIgnoreCase) ? value() : null);

    public Told Mainly(Func<object?> value)
    {
        bare = value;
        return this;
    }

    /// <summary>An estimate at the level and on the side that the vector asks for; names may ask for others (ci99, p_less).</summary>
    public static Told Of(Given i, Func<double, Alternative, Inference> method)
    {
        var (level, side) = (i.Level, i.Side);
        var own = new Lazy<Inference>(() => method(level, side));
        var told = By(name => Asked(name.ToLowerInvariant(), own, level, side, method));
        return told.Mainly(() => i.Says(@"\bp\b|p-value") && !i.Says(@"\bci\b|interval") ? own.Value.P : i.Says(@"\bci\b|interval|limits") ? Ends(own.Value) : i.Says("lower limit") ? own.Value.Low : i.Says("upper limit") ? own.Value.High : own.Value.Point);
    }

    /// <summary>A test without an interval.</summary>
    public static Told Of(Given i, Func<Alternative, TestResult> method)
    {
        var side = i.Side;
        var own = new Lazy<TestResult>(() => method(side));
        return By(name => Sided(name.ToLowerInvariant()) is { } asked ? method(asked).P : Tested(name.ToLowerInvariant(), own.Value.Statistic, own.Value.DegreesOfFreedom, own.Value.P))
            .Mainly(() => own.Value.P);
    }

    public static double?[] Ends(Inference e) => [e.Low, e.High];

    private static object? Asked(string name, Lazy<Inference> own, double level, Alternative side, Func<double, Alternative, Inference> method)
    {
        if (Percent().Match(name) is { Success: true } percent)
        {
            // ci99 is 99 %, ci999 is 99.9 %.
            var digits = percent.Groups[1].Value;
            return Ends(method(double.Parse($"0.{digits}", CultureInfo.InvariantCulture), side));
        }
        if (Sided(name) is { } asked) return method(level, asked).P;
        var e = own.Value;
        return name switch
        {
            "estimate" or "effect" or "effect_size" or "diff" or "difference" or "point" or "mean" or "value" or "ratio" or "rate" or "coef" or "params" or "kappa" or "auc" or "total" or "prop" or "proportion" or "uplift" or "b" => e.Point,
            "se" or "stderr" or "std_err" or "std_error" or "bse" or "ase" or "sd" or "standard_error" => e.StandardError,
            "ci" or "interval" or "conf_int" or "ci_z" or "ci_t" or "limits" => Ends(e),
            "lower" or "low" or "lo" or "ci_lower" or "ci_low" or "lcl" => e.Low,
            "upper" or "high" or "hi" or "ci_upper" or "ci_high" or "ucl" => e.High,
            _ => Tested(name, e.Statistic, e.DegreesOfFreedom, e.P),
        };
    }

    private static double? Tested(string name, double? statistic, double? df, double? p) => name switch
    {
        "p" or "p_value" or "pvalue" or "p_val" => p,
        "z" or "t" or "stat" or "statistic" or "chi2" or "chisq" or "g" or "q" or "f" or "tstat" or "zstat" or "u" => statistic,
        "df" or "dof" => df,
        _ => null,
    };

    private static Alternative? Sided(string name) => name switch
    {
        "two" or "two_sided" or "p_two" or "p_two_sided" or "twosided" => Alternative.TwoSided,
        "greater" or "larger" or "p_greater" or "p_larger" or "p_upper" => Alternative.Greater,
        "less" or "smaller" or "p_less" or "p_smaller" or "p_lower" => Alternative.Less,
        _ => null,
    };

    [GeneratedRegex(@"^(?:ci|conf|interval)_?(\d{2,4})$")]
    private static partial Regex Percent();
}
