namespace TrustSafety.Dashboard.Indicators.Definitions;

/// <summary>What a text means, or all that is wrong with it: the value is null exactly when there are errors.</summary>
internal delegate (T? Value, IReadOnlyList<DefinitionError> Errors) ParseDefinitions<T>(string text, string file) where T : class;

/// <summary>
/// A file of definitions, read when its time stamp or size changes. One of the data folder wins over the one that ships with the product.
/// A broken file leaves the last valid one in force; at the first start that is the shipped one.
/// </summary>
internal sealed class DefinitionFile<T> where T : class
{
    private readonly string own;
    private readonly string shipped;
    private readonly TimeProvider time;
    private readonly ParseDefinitions<T> parse;
    private readonly Lock gate = new();
    private Stamp? seen;
    private InForce state;

    public DefinitionFile(string name, string? dataFolder, string shippedFolder, TimeProvider time, ParseDefinitions<T> parse)
    {
        (own, shipped, this.time, this.parse) = (dataFolder is null ? "" : Path.Combine(dataFolder, name), Path.Combine(shippedFolder, name), time, parse);
        var (value, errors) = parse(File.ReadAllText(shipped), shipped);
        state = new(value ?? throw new InvalidDataException(string.Join(Environment.NewLine, errors)), shipped, time.GetUtcNow(), []);
    }

    /// <summary>Other definitions that the file may name: when they are replaced, it is read again.</summary>
    public Func<object?> DependsOn { get; init; } = () => null;

    private sealed record Stamp(string Path, DateTime Written, long Length, object? Others);

    /// <param name="Path">The file that the value in force was read from.</param>
    /// <param name="Errors">Of the file on disk, when it is not the one in force.</param>
    public sealed record InForce(T Value, string Path, DateTimeOffset LoadedAt, IReadOnlyList<DefinitionError> Errors);

    public InForce Current
    {
        get
        {
            lock (gate)
            {
                var file = new FileInfo(File.Exists(own) ? own : shipped);
                var stamp = new Stamp(file.FullName, file.LastWriteTimeUtc, file.Exists ? file.Length : -1, DependsOn());
                if (stamp == seen) return state;
                seen = stamp;
                return state = Read(file.FullName);
            }
        }
    }

    private InForce Read(string path)
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
        var (value, errors) = parse(text, path);
        return value is null ? state with { Errors = errors } : new(value, path, time.GetUtcNow(), []);
    }
}
