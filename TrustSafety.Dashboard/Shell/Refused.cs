namespace TrustSafety.Dashboard.Shell;

/// <summary>How a file or a program is refused: every parameter with what it may be.</summary>
internal static class Refused
{
    public static IResult By(IEnumerable<ViewNotice> notices) =>
        Results.ValidationProblem(notices.GroupBy(n => n.Key).ToDictionary(g => g.Key, g => g.Select(n => $"{n.Key} {n.Message}").ToArray()), title: "Not everything in the address could be used.");
}
