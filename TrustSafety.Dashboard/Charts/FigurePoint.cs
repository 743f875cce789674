using System.Text.Json;
using Plotly.Blazor;
using Plotly.Blazor.Interop;
using Plotly.Blazor.Traces;

namespace TrustSafety.Dashboard.Charts;

/// <summary>A point of a trace by its place in the figure. Of a heat map it is row × columns + column.</summary>
public sealed record FigurePoint(int Trace, int Point)
{
    internal static FigurePoint? Of(EventDataPoint hit, IReadOnlyList<ITrace> traces)
    {
        if (hit.TraceIndex < 0 || hit.TraceIndex >= traces.Count) return null;
        return (hit.PointIndex ?? hit.PointNumber) switch
        {
            int number => new(hit.TraceIndex, number),
            JsonElement { ValueKind: JsonValueKind.Number } number => new(hit.TraceIndex, number.GetInt32()),
            JsonElement { ValueKind: JsonValueKind.Array } pair when traces[hit.TraceIndex] is HeatMap map =>
                new(hit.TraceIndex, (pair[0].GetInt32() * (map.X?.Count ?? 0)) + pair[1].GetInt32()),
            _ => null,
        };
    }
}
