using TrustSafety.Dashboard.Extracts.Mapping;
using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>Opens the records of a unit. Plain CSV is hashed while it is read; everything else before.</summary>
internal sealed class UnitSource : IDisposable
{
    private readonly HashingStream? hashed;
    private string? sha256;

    private UnitSource(IRecordSource records, HashingStream? hashed, string? sha256) => (Records, this.hashed, this.sha256) = (records, hashed, sha256);

    public IRecordSource Records { get; }

    /// <param name="sha256">Null when it is not known yet.</param>
    /// <param name="log">Takes the broken records that a mapping never sees.</param>
    public static UnitSource Open(ExtractUnit unit, string? sha256, DatasetOptions options, RejectLog log, Action<ImportPhase, long, long> progress, CancellationToken cancellation)
    {
        if (unit.Mapping is not null) return new(Mapped(unit, options, log, progress, cancellation), null, sha256);
        if (unit.Table is not null) return new(new SqliteSource(unit.File.Path, unit.Table), null, sha256);
        if (unit.File.Format == FileFormat.Parquet) return new(Parquet.Open(SideEngine.Open(options), unit.File.Path), null, sha256);
        var hashed = unit.File.OpenHashed();
        return new(Csv(unit.File, hashed, textMayRunOverLines: false), hashed, sha256);
    }

    /// <summary>Only after the last record.</summary>
    public string Sha256 => sha256 ??= hashed!.Finish();

    public void Dispose()
    {
        Records.Dispose();
        hashed?.Dispose();
    }

    private static CsvSource Csv(ExtractFile file, HashingStream hashed, bool textMayRunOverLines) =>
        new(file.Format == FileFormat.CsvGz ? Gzip.Open(hashed) : hashed, () => hashed.BytesRead) { TextMayRunOverLines = textMayRunOverLines };

    private static QuerySource Mapped(ExtractUnit unit, DatasetOptions options, RejectLog log, Action<ImportPhase, long, long> progress, CancellationToken cancellation)
    {
        var engine = SideEngine.Open(options);
        try
        {
            if (unit.File.Format == FileFormat.Parquet) Staging.StageParquet(engine, unit.File.Path);
            else
            {
                using var raw = unit.Table is { } table ? (IRecordSource)new SqliteSource(unit.File.Path, table) : Csv(unit.File, unit.File.OpenHashed(), textMayRunOverLines: true);
                Staging.Stage(engine, raw, log, (rows, bytes) => progress(ImportPhase.Mapping, rows, bytes), cancellation);
            }
        }
        catch
        {
            engine.Dispose();
            throw;
        }
        return MappedSource.Open(engine, unit.Mapping!, unit.File.Bytes);
    }
}
