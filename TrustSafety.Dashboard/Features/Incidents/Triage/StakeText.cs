using System.Globalization;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Triage;

/// <summary>Violating views in words: two digits are more than they are known to.</summary>
internal static class StakeText
{
    public static string Short(Estimated stake) => $"{Number(stake.Point)} ({Number(stake.Low)} to {Number(stake.High)})";

    public static string Number(double views) => views switch
    {
        >= 1e6 => (views / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + "M",
        >= 1e4 => (views / 1e3).ToString("0", CultureInfo.InvariantCulture) + "k",
        >= 1e3 => (views / 1e3).ToString("0.0", CultureInfo.InvariantCulture) + "k",
        _ => views.ToString("0", CultureInfo.InvariantCulture),
    };
}
