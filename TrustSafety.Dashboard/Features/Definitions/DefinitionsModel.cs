using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Formula;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Definitions;

/// <summary>The indicator system as a tree by layer. The week is that of the previews; null when the data holds no complete one.</summary>
public sealed record DefinitionsModel(DefinitionState State, Period? Week, IReadOnlyList<DefinitionLayer> Layers);

public sealed record DefinitionLayer(Layer Layer, string About, IReadOnlyList<DefinitionEntry> Entries);

/// <summary>One definition with its value in the week under preview.</summary>
public sealed record DefinitionEntry(Indicator Indicator, Readout? Preview)
{
    public (string Above, string? Below) Formula { get; } = FormulaWords.Of(Indicator);

    public string Joint { get; } = FormulaWords.Joint(Indicator);

    public string Placed { get; } = FormulaWords.Placed(Indicator);

    public string Method { get; } = FormulaWords.Method(Indicator);

    public string Sql { get; } = FormulaSql.Of(Indicator);

    public IReadOnlyList<string> Derived { get; } = FormulaSql.Derived(Indicator);
}
