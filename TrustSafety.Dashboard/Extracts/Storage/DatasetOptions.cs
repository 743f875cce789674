namespace TrustSafety.Dashboard.Extracts.Storage;

/// <summary>Section "Dataset": where the engine keeps its file, and how much of the machine it may take.</summary>
public sealed record DatasetOptions
{
    public const string Section = "Dataset";

    /// <summary>Holds dataset.duckdb and the lists of rejected rows.</summary>
    public string Directory { get; set; } = "data";

    /// <summary>A size with its unit, e.g. 384MB. The engine spills to <see cref="TempDirectory"/> beyond it.</summary>
    public string MemoryLimit { get; set; } = "384MB";

    /// <summary>0 is one per processor.</summary>
    public int Threads { get; set; }

    /// <summary>Empty is a folder of the dataset's own.</summary>
    public string TempDirectory { get; set; } = "";

    public string File => Path.Combine(Directory, "dataset.duckdb");

    public string RejectsDirectory => Path.Combine(Directory, "rejects");

    internal int EffectiveThreads => Threads > 0 ? Threads : Environment.ProcessorCount;

    internal string EffectiveTempDirectory => TempDirectory.Length > 0 ? TempDirectory : Path.Combine(Directory, "spill");
}
