using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Extracts.Validation;

namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>The steps of one import inside its transaction.</summary>
internal sealed class Publication(Dataset dataset, ExtractUnit unit, RejectLog log, RowLimit limit, string? zone, TimeProvider clock, Action<ImportPhase, long, long> progress, CancellationToken cancellation)
{
    /// <summary>The extract that has the same bytes, if there is one.</summary>
    public LedgerEntry? Existing { get; private set; }

    public IReadOnlyList<string> Dropped { get; private set; } = [];

    public long Records { get; private set; }

    /// <summary>Set once the entry was written, whether or not the commit went through.</summary>
    public int? Id { get; private set; }

    /// <summary>To the microsecond, as the ledger keeps it.</summary>
    public DateTimeOffset PublishedAt { get; } = new(clock.GetUtcNow().UtcTicks / 10 * 10, TimeSpan.Zero);

    public Action<ImportPhase, long, long> Progress => progress;

    /// <summary>The new entry; null when the same bytes are in the dataset already.</summary>
    public LedgerEntry? Run(DuckDBConnection connection)
    {
        if (unit.File.Bytes == 0) throw new ExtractRefusedException("The file is empty.");
        progress(ImportPhase.Recognising, 0, 0);
        var ledger = Ledger.Read(connection);
        var sha256 = HashBefore(ledger);
        Existing = ledger.FirstOrDefault(e => e.Sha256 == sha256 && e.MappingSha256 == unit.MappingSha256 && (unit.Fact is null || e.Fact == unit.Fact));
        if (Existing is not null) return null;

        using var source = UnitSource.Open(unit, sha256, dataset.Options, log, progress, cancellation);
        var rows = Reader(connection, source);
        var id = (int)connection.Scalar<long>("SELECT nextval('extract_id')");
        var outcomes = FactPublisher.Insert(connection, id, rows, cancellation);
        (Dropped, Records) = (rows.Dropped, rows.Records);
        limit.Refuse(rows.Accepted, log.Rows);
        progress(ImportPhase.Publishing, Records, unit.File.Bytes);
        var entry = new LedgerEntry
        {
            Id = id,
            Name = unit.Name,
            Fact = rows.Schema.Fact,
            Sha256 = source.Sha256,
            MappingSha256 = unit.MappingSha256,
            Format = unit.File.FormatName,
            Bytes = unit.File.Bytes,
            Accepted = rows.Accepted,
            Rejected = log.Rows,
            PhysicalRecords = Records,
            FirstAt = rows.FirstAt,
            LastAt = rows.LastAt,
            PublishedAt = PublishedAt,
            RejectSummary = log.Summary,
            Outcomes = outcomes,
            LastArrival = rows.LastArrival,
        };
        unit.File.RefuseIfChanged();
        Ledger.Add(connection, entry);
        Id = id;
        dataset.Announce(step => step.Published(connection, entry));
        cancellation.ThrowIfCancellationRequested();
        return entry;
    }

    private RowReader Reader(DuckDBConnection connection, UnitSource source)
    {
        var header = source.Records.Header;
        var plan = ExtractPlan.For(FactRecognition.Recognise(unit.Mapping is null ? unit.Name : "", header, unit.Fact), header);
        var keys = new KeySet();
        PublishedKeys.Load(connection, plan.Schema, keys, cancellation);
        return new(source.Records, plan, keys, zone is null ? null : TimeZoneInfo.FindSystemTimeZoneById(zone), log, (rows, bytes) => progress(ImportPhase.Reading, rows, bytes), cancellation);
    }

    /// <summary>A large CSV is hashed while it is read, unless a published extract has as many bytes and may be the same.</summary>
    private string? HashBefore(IEnumerable<LedgerEntry> ledger)
    {
        var streamed = unit.Mapping is null && unit.File.Format is FileFormat.Csv or FileFormat.CsvGz;
        if (streamed && ledger.All(e => e.Bytes != unit.File.Bytes)) return null;
        using var hashed = unit.File.OpenHashed();
        return hashed.Finish(cancellation);
    }
}
