using System.Runtime.InteropServices;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>Linux checks file permissions against a user id of the thread.</summary>
internal static class FileUser
{
    /// <summary>Returns the id before. Without root it changes nothing, and then permissions hold anyway.</summary>
    public static uint Become(uint user) => (uint)SetFileUser(user);

    [DllImport("libc", EntryPoint = "setfsuid"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetFileUser(uint user);
}
