namespace TrustSafety.Dashboard.Tests.Facts;

public sealed class DuckDbFactsTests : FactsContract
{
    private protected override Engine Start(IReadOnlyList<FactRow> rows, string zone)
    {
        var dataset = new TestDataset();
        dataset.Publish(rows);
        return new(dataset.Facts(zone), dataset);
    }
}
