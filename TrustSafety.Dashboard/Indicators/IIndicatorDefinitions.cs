namespace TrustSafety.Dashboard.Indicators;

/// <summary>The indicator file in force, and what is wrong with the one on disk, if anything.</summary>
public interface IIndicatorDefinitions
{
    /// <summary>Looks whether the file has changed. A broken file leaves the last valid catalogue in force.</summary>
    DefinitionState Current { get; }
}

/// <param name="Path">The file that is read.</param>
/// <param name="LoadedAt">When the catalogue in force was read.</param>
/// <param name="Errors">Of the file on disk, when it is not the one in force.</param>
public sealed record DefinitionState(IndicatorCatalog Catalog, string Path, DateTimeOffset LoadedAt, IReadOnlyList<DefinitionError> Errors)
{
    /// <summary>The file on disk, in force or not.</summary>
    public string OnDisk => Errors.Count > 0 ? Errors[0].File : Path;
}

/// <summary>One thing wrong with an indicator file: where it stands, under which key, and what is allowed there.</summary>
public sealed record DefinitionError(string File, int Line, string Key, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Key}: {Message}";
}
