using System.Text.Json;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>Chooses on the earlier weeks of the window and verifies on the later; the same question of the same data is searched once.</summary>
internal sealed class PortfolioReader(IFacts facts, IIndicators indicators, Remembered remembered, IOptions<DisclosureOptions> disclosure)
{
    public Task<PortfolioSection> ReadAsync(SampleWindow window, JudgedLabels labels, CoverageSettings settings, CancellationToken cancellation)
    {
        var asked = window.Window;
        var question = "portfolio " + JsonSerializer.Serialize(new object?[] { asked.From, asked.To, asked.Where.Select(f => new object[] { f.Dimension, f.Exclude, f.Values }), settings.Capacity, settings.Floor });
        return remembered.GetAsync(indicators.Catalog, question, () => ComputeAsync(window, labels, settings, cancellation), cancellation);
    }

    private async Task<PortfolioSection> ComputeAsync(SampleWindow window, JudgedLabels labels, CoverageSettings settings, CancellationToken cancellation)
    {
        if (PortfolioPlan.Split(window.Window) is not var (earlier, later)) return PortfolioSection.Without("it takes two weeks: one to choose on and one to verify on", labels.Provenance);
        var weeks = await PortfolioWeeks.ReadAsync([earlier, later], labels, facts, cancellation);
        if (labels.Sample.Strategies.Count == 0) return PortfolioSection.Without("no detections are loaded", labels.Provenance);
        var smallest = disclosure.Value.MinimumCount;
        var plan = await Task.Run(() => PortfolioPlan.Of(weeks[0], weeks[1], settings, smallest), cancellation);
        return plan.Problem.Options.Count == 0 ? PortfolioSection.Without("no strategy keeps the precision asked for on enough judged views", labels.Provenance, plan)
            : PortfolioSection.Of(plan, labels.Provenance, smallest);
    }
}
