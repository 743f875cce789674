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
        Assert.Equal(Functions().Order(StringComparer.Ordinal), Rows().Select(r => r.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Index_RoomsNamed_UseTheFunction()
    {
        var project = Path.Combine(Repository.Root, "TrustSafety.Dashboard");
        var wrong = from row in Rows()
                    from room in row.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    where !Directory.Exists(Path.Combine(project, room))
                        || !Directory.EnumerateFiles(Path.Combine(project, room), "*", SearchOption.AllDirectories)
                            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
                            .Any(f => File.ReadAllText(f).Contains(row.Groups[1].Value, StringComparison.Ordinal))
                    select $"{row.Groups[1].Value}: {room}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Functions_PublicOnes_SayWhatTheyDo()
    {
        var undocumented = Functions().Where(f => Rows().Any(r => r.Groups[1].Value == f && string.IsNullOrWhiteSpace(r.Value.Split('|')[2])));
        Assert.Empty(undocumented);
    }

    private static List<Match> Rows() => [.. Row().Matches(Index).Cast<Match>()];

    private static IEnumerable<string> Functions() =>
        typeof(Inference).Assembly.GetExportedTypes()
            .Where(t => t.Namespace == typeof(Inference).Namespace)
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName).Select(m => $"{t.Name}.{m.Name}"))
            .Distinct();

    [GeneratedRegex(@"^\| `(\w+\.\w+)` \|.*\|([^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
