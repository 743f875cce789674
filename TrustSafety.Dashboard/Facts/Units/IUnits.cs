namespace TrustSafety.Dashboard.Facts;

/// <summary>The units of experiments one by one, for what is not additive over cells. The experiments asked last are kept as long as the snapshot.</summary>
public interface IUnits
{
    Task<ExperimentUnits> UnitsAsync(string experiment, CancellationToken cancellation);
}
