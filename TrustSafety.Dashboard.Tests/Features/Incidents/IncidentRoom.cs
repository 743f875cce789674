using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Features.Incidents.Watching;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>Pages of incidents over a real dataset and workspace; what the scan of a morning finds stands in the book.</summary>
public abstract class IncidentRoom : PageTests
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IncidentBook Book => Services.GetRequiredService<IncidentBook>();

    protected FakeTimeProvider Clock => (FakeTimeProvider)Services.GetRequiredService<TimeProvider>();

    protected void Over(IEnumerable<object> rows, int minimumCount = 10) => Keep(SampleRooms.Of(rows.Cast<FactRow>())).AddTo(Services, minimumCount: minimumCount);

    protected async Task<Incident> FoundAsync(ScanMoment? asOf = null) => Assert.Single((await Services.GetRequiredService<IncidentWatch>().LookAsync(asOf, Cancellation))!);
}
