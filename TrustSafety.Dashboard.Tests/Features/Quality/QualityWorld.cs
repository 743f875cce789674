using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Quality;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Features.Quality;

/// <summary>The page's reader over a real dataset.</summary>
internal sealed class QualityWorld : IDisposable
{
    private readonly TestDataset dataset = new();

    public IFacts Facts { get; private set; } = null!;

    public IIndicators Indicators { get; private set; } = null!;

    public static QualityWorld Of(params IEnumerable<FactRow> rows)
    {
        var world = new QualityWorld();
        world.dataset.Publish(rows);
        return world.Opened();
    }

    /// <summary>Public data, through the mappings that the repository ships.</summary>
    public static async Task<QualityWorld> ImportAsync(params string[] files)
    {
        var world = new QualityWorld();
        var importer = new ExtractImport(world.dataset.Dataset, Options.Create(new ImportSettings()), TimeProvider.System);
        foreach (var file in files)
            Assert.True((await importer.ImportAsync(file, new ImportOptions { MapFile = Path.Combine(Repository.Root, "docs", "mappings") }, null, TestContext.Current.CancellationToken)).Succeeded);
        return world.Opened();
    }

    public IServiceCollection AddTo(IServiceCollection services) => services
        .AddSingleton(Facts).AddSingleton(Indicators).AddSingleton(Options.Create(new DisclosureOptions())).AddSingleton(Options.Create(new ReportingOptions()))
        .AddSingleton<TimeProvider>(new FakeTimeProvider(Review.Now)).AddQuality();

    public async Task<QualityModel?> TryReadAsync(string query)
    {
        var (state, notices) = ViewState.Parse(query);
        Assert.Empty(notices);
        await using var services = AddTo(new ServiceCollection()).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<QualityReader>().ReadAsync(state, TestContext.Current.CancellationToken);
    }

    public async Task<QualityModel> ReadAsync(string query = "") => (await TryReadAsync(query))!;

    public void Dispose() => dataset.Dispose();

    private QualityWorld Opened()
    {
        Facts = dataset.Facts();
        Indicators = new IndicatorReader(Facts, new FixedDefinitions(null), Options.Create(new DisclosureOptions()), Options.Create(new ReportingOptions()), new FakeTimeProvider(Review.Now));
        return this;
    }
}
