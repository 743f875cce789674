namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

/// <summary>How the library answers a vector, by the words of its method and by what its inputs hold; special kinds before general ones.</summary>
internal static partial class VectorMethods
{
    public static VectorRule[] All { get; } = [.. Parts, .. Series, .. Judgement, .. Samples, .. Models, .. Design, .. Sequential, .. Exact, .. Proportions, .. Means];
}
