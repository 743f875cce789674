namespace TrustSafety.Dashboard.Indicators.Definitions;

/// <summary>
/// Reads the indicator file when its time stamp or size changes. One of the data folder wins over the one that ships with the product.
/// A broken file leaves the last valid catalogue in force; at the first start that is the shipped one.
/// </summary>
internal sealed class IndicatorDefinitions : IIndicatorDefinitions
{
    public const string FileName = "indicators.yaml";

    private readonly string own;
    private readonly string shipped;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private Stamp? seen;
    private DefinitionState state;

    public IndicatorDefinitions(string? dataFolder, string shippedFolder, TimeProvider time)
    {
        (own, shipped, this.time) = (dataFolder is null ? "" : Path.Combine(dataFolder, FileName), Path.Combine(shippedFolder, FileName), time);
        var (catalog, errors) = DefinitionParser.Parse(File.ReadAllText(shipped), shipped);
        state = new(catalog ?? throw new InvalidDataException(string.Join(Environment.NewLine, errors)), shipped, time.GetUtcNow(), []);
    }

    private sealed record Stamp(string Path, DateTime Written, long Length);

    public DefinitionState Current
    {
        get
        {
            lock (gate)
            {
                var file = new FileInfo(File.Exists(own) ? own : shipped);
                var stamp = new Stamp(file.FullName, file.LastWriteTimeUtc, file.Exists ? file.Length : -1);
                if (stamp == seen) return state;
                seen = stamp;
                return state = Read(file.FullName);
            }
        }
    }

    private DefinitionState Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            seen = null;
            return state with { Errors = [new(path, 1, "(file)", "cannot be read now; is it being written, or closed to this process?")] };
        }
        var (catalog, errors) = DefinitionParser.Parse(text, path);
        return catalog is null ? state with { Errors = errors } : new(catalog, path, time.GetUtcNow(), []);
    }
}
