namespace TrustSafety.Dashboard.Tests.Support;

/// <summary>Public reference data kept beside the repository: required in CI, skipped with the reason where it is not there.</summary>
internal static class SharedData
{
    public static string Path(params string[] parts)
    {
        var path = System.IO.Path.Combine([Repository.Root, "..", "shared", .. parts]);
        if (File.Exists(path) || Directory.Exists(path)) return System.IO.Path.GetFullPath(path);
        var message = $"The reference data ../shared/{string.Join('/', parts)} is not beside this checkout.";
        if (Environment.GetEnvironmentVariable("CI") is "true" or "1") Assert.Fail(message);
        Assert.Skip(message);
        return path;
    }
}
