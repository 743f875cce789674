using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static class Read
{
    /// <summary>The columns of a table committed beside the tests.</summary>
    public static Dictionary<string, string[]> Table(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "TrustSafety.Dashboard.Tests", "Statistics", "Data", file));
        var rows = lines.Skip(1).Select(l => l.Split(',')).ToArray();
        return lines[0].Split(',').Select((name, i) => (name, rows.Select(r => r[i]).ToArray())).ToDictionary(c => c.name, c => c.Item2);
    }

    public static double[] Numbers(this Dictionary<string, string[]> table, string column) =>
        [.. table[column].Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];
}
