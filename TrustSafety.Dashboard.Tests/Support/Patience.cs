using System.Runtime.CompilerServices;
using Bunit;

namespace TrustSafety.Dashboard.Tests.Support;

/// <summary>A component test waits for what it expects, not for a second: on a busy machine a thread may come late.</summary>
internal static class Patience
{
    [ModuleInitializer]
    internal static void Set()
    {
        BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, 16), completions);
    }
}
