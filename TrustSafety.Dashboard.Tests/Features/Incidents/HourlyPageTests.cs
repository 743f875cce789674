using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Features.Incidents;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>The page of an incident of some hours.</summary>
public sealed class HourlyPageTests : IncidentRoom
{
    public HourlyPageTests() => Over(HourlyPlatform.Rows(hour => hour is >= 10 and < 13 ? 6 : 1));

    [Fact]
    public async Task Incident_OfThreeHours_SaysThemAndDrawsThem()
    {
        var found = await FoundAsync();
        Render<MudBlazor.MudPopoverProvider>();
        Navigation.NavigateTo($"incidents/{found.Id}");
        var page = Render<ViewStateProvider>(p => p.AddChildContent<IncidentPage>(c => c.Add(i => i.Id, found.Id)));
        page.WaitForAssertion(() => page.Find(".incident-paragraph"));
        var said = page.Find(".incident-paragraph").TextContent;
        Assert.Contains($"in market FR changed on {HourlyPlatform.LastDay:yyyy-MM-dd} at 10:00", said, StringComparison.Ordinal);
        Assert.Contains("from 10:00 to 13:00", said, StringComparison.Ordinal);
        Assert.Contains("Hour by hour", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Incident_AsJson_HasItsHoursAndTheirRatio()
    {
        var found = await FoundAsync();
        var model = await Services.GetRequiredService<IncidentReader>().ReadAsync(found.Id, Cancellation);
        var json = JsonSerializer.SerializeToElement(IncidentJson.Of(model!));
        Assert.Equal($"{HourlyPlatform.LastDay:yyyy-MM-dd}T10:00", json.GetProperty("incident").GetProperty("from_hour").GetString());
        Assert.InRange(json.GetProperty("diagnosis").GetProperty("hours").GetProperty("ratio").GetProperty("point").GetDouble(), 4, 8);
    }
}
