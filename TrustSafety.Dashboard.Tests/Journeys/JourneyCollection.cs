namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>All journeys share one browser and one app, and run one after the other.</summary>
[CollectionDefinition]
public sealed class JourneyCollection : ICollectionFixture<BrowserFixture>, ICollectionFixture<AppFixture>;
