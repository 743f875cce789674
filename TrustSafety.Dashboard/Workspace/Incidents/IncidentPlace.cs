namespace TrustSafety.Dashboard.Workspace.Incidents;

/// <summary>A set of segments: the values of each dimension that it names; none is the whole. As text: market=BR|ID;surface=comments, an empty value for rows that do not state it.</summary>
public sealed record IncidentPlace(IReadOnlyList<PlacePart> Parts)
{
    public static IncidentPlace Whole { get; } = new([]);

    public static IncidentPlace Parse(string text) => new(
    [
        .. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2))
            .Select(p => new PlacePart(p[0], [.. p[1].Split('|').Select(Uri.UnescapeDataString)])),
    ]);

    /// <summary>Dimensions and values in alphabetical order, so that equal places have equal texts.</summary>
    public override string ToString() => string.Join(';', Parts.OrderBy(p => p.Dimension, StringComparer.Ordinal)
        .Select(p => $"{p.Dimension}={string.Join('|', p.Values.Order(StringComparer.Ordinal).Select(Uri.EscapeDataString))}"));

    /// <summary>One lies within the other.</summary>
    public bool IsNestedWith(IncidentPlace other) => IsWithin(other) || other.IsWithin(this);

    /// <summary>Every part of the other holds for all of this.</summary>
    public bool IsWithin(IncidentPlace other) => other.Parts.All(o => Parts.FirstOrDefault(p => p.Dimension == o.Dimension) is { } own && own.Values.All(o.Values.Contains));

    /// <summary>The share of named dimensions that agree in a value, from 0 to 1; two wholes are alike.</summary>
    public double Likeness(IncidentPlace other)
    {
        var named = Parts.Concat(other.Parts).Select(p => p.Dimension).Distinct().ToList();
        return named.Count == 0 ? 1 : named.Sum(d => Overlap(Of(d), other.Of(d))) / named.Count;
    }

    private IReadOnlyList<string> Of(string dimension) => Parts.FirstOrDefault(p => p.Dimension == dimension)?.Values ?? [];

    private static double Overlap(IReadOnlyList<string> a, IReadOnlyList<string> b) => a.Intersect(b).Count() is var both and > 0 ? both / (double)a.Union(b).Count() : 0;
}

public sealed record PlacePart(string Dimension, IReadOnlyList<string> Values);
