using System.Reflection;
using System.Text.RegularExpressions;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Statistics;

/// <summary>docs/statistics.md lists every public function, and nothing that does not exist.</summary>
public sealed partial class MethodIndexTests
{
    private static string Index => File.ReadAllText(Path.Combine(Repository.Root, "docs", "statistics.md"));

    [Fact]
    public void Index_PublicFunctions_AreAllListed() =>
        Assert.Equal(Functions().Order(StringComparer.Ordinal), Rows().Select(r => r.Groups[2].Value).Order(StringComparer.Ordinal));

    /// <summary>What the library was asked for, heading by heading.</summary>
    public static TheoryData<string, string> Asked => new()
    {
        { "One proportion", "Wilson; Clopper–Pearson; Jeffreys; Agresti–Coull; exact binomial test" },
        { "Two proportions", "pooled z; unpooled z; Newcombe; Agresti–Caffo; Miettinen–Nurminen; Mee; risk ratio, Katz; risk ratio, Koopman; odds ratio, Woolf; relative lift; Fisher; Barnard; Boschloo; G; k-sample; pairwise" },
        { "Rates", "exact Poisson; score Poisson; two rates; quasi-Poisson; negative binomial" },
        { "Means and ratios", "Welch, absolute; Welch, relative by delta method; Fieller; log ratio; ratio metrics by delta method; quantiles; quantile differences; quantiles with clusters; Mann–Whitney; Mann–Whitney, exact; winsorisation" },
        { "Variance reduction", "CUPED; missing covariate; post-stratification" },
        { "Sequential", "asymptotic confidence sequences; mSPRT; group sequential; Hwang–Shih–DeCani; power spending; adjusted intervals and p-values" },
        { "Decision", "non-inferiority; equivalence (TOST); Bayesian normal posterior" },
        { "Design", "power; sample size; minimum detectable effect; unequal allocation and ratio metrics; clusters (design effect); non-inferiority and equivalence; prevalence (stratified, Neyman with floor); label budget for a half-width" },
        { "Allocation checks", "sample ratio, χ²; sample ratio, exact; by segment; sequential sample ratio" },
        { "Many at once", "Bonferroni; Šidák; Holm; Hochberg; Benjamini–Hochberg; Benjamini–Yekutieli; intervals that agree" },
        { "Survey", "stratified mean; stratified total; stratified proportion; Horvitz–Thompson; Hájek; ratio estimate; domain and one-stage clusters; GREG; survey post-stratification; Kish n_eff; design effect; Korn–Graubard; logit interval; PPI++; PPI++, stratified" },
        { "Imperfect labels", "Rogan–Gladen, delta; Lang–Reiczigel; weighted sample" },
        { "Agreement", "Cohen; Cohen, weighted; Fleiss; Randolph; Krippendorff, nominal; Krippendorff, ordinal; McNemar; Dawid–Skene" },
        { "Classification", "ROC-AUC, DeLong; ROC-AUC, paired; PR-AUC / average precision; precision, recall, Fβ at a threshold; Brier; ECE with reliability table; isotonic; Platt" },
        { "Regression", "OLS with HC; cluster-robust; logistic; profile interval; Poisson; quasi-Poisson regression; likelihood ratio" },
        { "Without randomisation", "difference-in-differences; interrupted time series; synthetic control" },
        { "Time series", "XmR; p-chart; Laney p′; EWMA; tabular CUSUM; average run length; robust STL; PELT; Bayesian online change points; seasonal baseline for counts; seasonal baseline for rates" },
        { "Decomposition", "Kitagawa; Shapley; Oaxaca–Blinder; coverage contributions; bootstrap; cluster bootstrap; paired bootstrap" },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public void Index_MethodsAskedFor_HaveTheirRows(string heading, string methods)
    {
        var section = Index.Split("\n## ").Single(s => s.StartsWith(heading + "\n", StringComparison.Ordinal));
        var listed = Row().Matches(section).Select(r => r.Groups[1].Value).ToHashSet();
        Assert.Empty(methods.Split("; ").Except(listed));
    }

    [Fact]
    public void Index_RoomsNamed_UseTheFunction()
    {
        var project = Path.Combine(Repository.Root, "TrustSafety.Dashboard");
        var wrong = from row in Rows()
                    from room in row.Groups[3].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    where !Directory.Exists(Path.Combine(project, room))
                        || !Directory.EnumerateFiles(Path.Combine(project, room), "*", SearchOption.AllDirectories)
                            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
                            .Any(f => File.ReadAllText(f).Contains(row.Groups[2].Value, StringComparison.Ordinal))
                    select $"{row.Groups[2].Value}: {room}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Functions_PublicOnes_SayWhatTheyDo()
    {
        var undocumented = Functions().Where(f => Rows().Any(r => r.Groups[2].Value == f && string.IsNullOrWhiteSpace(r.Value.Split('|')[3])));
        Assert.Empty(undocumented);
    }

    [Fact]
    public void Index_Sources_StandInTheDocComments()
    {
        var wrong = from row in Rows()
                    let source = row.Value.Split(" | ")[^2].Trim()
                    let comment = CommentOf(row.Groups[2].Value)
                    let named = Named().Match(source)
                    where source.Length == 0 || (named.Success ? !comment.Contains(named.Groups[1].Value, StringComparison.Ordinal) || !comment.Contains(named.Groups[2].Value, StringComparison.Ordinal)
                        : source != "definition" && !source.StartsWith("As ", StringComparison.Ordinal) && !comment.Contains(source[..12], StringComparison.Ordinal))
                    select $"{row.Groups[2].Value}: {source}";
        Assert.Empty(wrong);
    }

    private static readonly Lazy<IReadOnlyList<string>> s_files = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "TrustSafety.Dashboard", "Statistics"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)]);

    /// <summary>What stands above the function and above its type.</summary>
    internal static string CommentOf(string function)
    {
        var (type, name) = (function.Split('.')[0], function.Split('.')[1]);
        var own = s_files.Value.Where(f => Regex.IsMatch(f, $@"^public [^\n/]*(class|struct|record) {type}\b", RegexOptions.Multiline)).ToList();
        return string.Join('\n', own.SelectMany(f => Regex.Matches(f, $@"((?:^ *///[^\n]*\n)+)(?:^ *\[[^\n]*\n)*^ *public [^\n]*\b(?:{name}\b|(?:class|struct|record) {type}\b)", RegexOptions.Multiline)).Select(m => m.Groups[1].Value));
    }

    /// <summary>The functions of the index, each once.</summary>
    internal static IEnumerable<string> Listed => Rows().Select(r => r.Groups[2].Value).Distinct();

    private static List<Match> Rows() => [.. Row().Matches(Index).Cast<Match>()];

    private static IEnumerable<string> Functions() =>
        typeof(Inference).Assembly.GetExportedTypes()
            .Where(t => t.Namespace == typeof(Inference).Namespace)
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName).Select(m => $"{t.Name}.{m.Name}"))
            .Distinct();

    // The first author and the year.
    [GeneratedRegex(@"^([\p{L}'’–-]+)[^;]*?\b((?:18|19|20)\d\d)\b")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\| ([^`|]+?) \| `(\w+\.\w+)` \|.*\|([^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
