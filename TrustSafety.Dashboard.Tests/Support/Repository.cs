namespace TrustSafety.Dashboard.Tests.Support;

internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "TrustSafety.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException($"No TrustSafety.sln above {from}.");
    }
}
