using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Tests.Facts;

public sealed class DuckDbFactsTests : FactsContract
{
    private protected override Engine Start(IReadOnlyList<FactRow> rows, string zone, params RollupSource[] planned)
    {
        var dataset = new TestDataset();
        // In two extracts, so that every sum is a sum over parts.
        dataset.Publish(rows.Where((_, i) => i % 3 == 0));
        dataset.Publish(rows.Where((_, i) => i % 3 != 0));
        return new(dataset.Facts(zone, new FactsOptions { RollupFromRows = 0 }, planned), dataset);
    }
}
