using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>The way in: an extract is read, checked and published with its ledger entry in one transaction, or nothing changes.</summary>
public sealed class ExtractImport(Dataset dataset, IOptions<ImportSettings> settings, TimeProvider clock)
{
    /// <summary>Bad input is a report, not an exception. A file of several extracts brings in those that are good.</summary>
    /// <exception cref="OperationCanceledException">The extract under way has changed nothing.</exception>
    /// <exception cref="DatasetUnavailableException">The dataset cannot be opened.</exception>
    public async Task<ImportReport> ImportAsync(string path, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var name = options.Name ?? Path.GetFileName(path);
        var watch = Stopwatch.StartNew();
        IReadOnlyList<ExtractUnit> units;
        try
        {
            if (options.Zone is { } zone && !(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId)) throw new ExtractRefusedException("The declared zone is not an IANA time zone such as Europe/Berlin.");
            units = ExtractUnits.Of(ExtractFile.Open(path, options.Name), options);
        }
        catch (ExtractRefusedException refused)
        {
            return new(path, [Refused(name, "", null, refused, new RejectLog(), watch)]);
        }
        var reports = new List<ExtractReport>();
        foreach (var unit in units) reports.Add(await ImportAsync(unit, options, progress, cancellation));
        return new(path, reports);
    }

    private async Task<ExtractReport> ImportAsync(ExtractUnit unit, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var log = new RejectLog();
        var limit = options.RejectLimit ?? settings.Value.RejectLimit;
        var publication = new Publication(dataset, unit, log, new RowLimit(limit), options.Zone, clock, (phase, rows, bytes) => progress?.Report(new(phase, unit.Name, rows, bytes, unit.File.Bytes)), cancellation);
        try
        {
            var entry = await dataset.ChangeAsync(publication.Run, cancellation);
            publication.Progress(ImportPhase.Done, publication.Records, unit.File.Bytes);
            return entry is null ? AlreadyImported(unit, publication.Existing!, watch) : Published(entry, publication, log, watch);
        }
        catch (ExtractRefusedException refused)
        {
            return Refused(unit.Name, unit.File.FormatName, unit.Fact, refused, log, watch);
        }
        catch (DuckDBException failure) when (EngineTrouble.Explain(failure, dataset.Options) is { } trouble)
        {
            // A commit can fail after it became durable: what the file says after opening it anew is the truth.
            return publication.Id is { } id && dataset.ReadLedger().FirstOrDefault(e => e.Id == id && e.PublishedAt == publication.PublishedAt) is { } entry
                ? Published(entry, publication, log, watch)
                : Refused(unit.Name, unit.File.FormatName, unit.Fact, trouble, log, watch);
        }
    }

    private ExtractReport Published(LedgerEntry entry, Publication publication, RejectLog log, Stopwatch watch) => new()
    {
        Name = entry.Name,
        Outcome = ImportOutcome.Published,
        Fact = entry.Fact,
        Id = entry.Id,
        Format = entry.Format,
        Sha256 = entry.Sha256,
        Message = string.Create(CultureInfo.InvariantCulture, $"Published as extract {entry.Id}: {entry.Accepted:N0} {FactSchemas.Of(entry.Fact).Name} rows{(entry.Rejected > 0 ? $", {entry.Rejected:N0} rejected" : "")}."),
        PhysicalRecords = entry.PhysicalRecords,
        Accepted = entry.Accepted,
        Rejected = entry.Rejected,
        DroppedColumns = publication.Dropped,
        RejectCounts = log.Counts,
        Rejects = log.List,
        RejectsFile = RejectsFile.WritePublished(dataset.Options, entry.Id, log),
        FirstAt = entry.FirstAt,
        LastAt = entry.LastAt,
        Elapsed = watch.Elapsed,
    };

    private static ExtractReport AlreadyImported(ExtractUnit unit, LedgerEntry existing, Stopwatch watch) => new()
    {
        Name = unit.Name,
        Outcome = ImportOutcome.AlreadyImported,
        Fact = existing.Fact,
        Id = existing.Id,
        Format = existing.Format,
        Sha256 = existing.Sha256,
        Message = $"Already imported as extract {existing.Id} ({existing.Name}): the same bytes. Nothing changed.",
        PhysicalRecords = existing.PhysicalRecords,
        Accepted = existing.Accepted,
        Rejected = existing.Rejected,
        FirstAt = existing.FirstAt,
        LastAt = existing.LastAt,
        Elapsed = watch.Elapsed,
    };

    private ExtractReport Refused(string name, string format, Fact? fact, ExtractRefusedException refused, RejectLog log, Stopwatch watch) => new()
    {
        Name = name,
        Outcome = ImportOutcome.Refused,
        Message = refused.Message,
        Format = format,
        Fact = fact,
        Rejected = log.Rows,
        RejectCounts = log.Counts,
        Rejects = log.List,
        RejectsFile = RejectsFile.WriteRefused(dataset.Options, clock.GetUtcNow(), log),
        Elapsed = watch.Elapsed,
    };
}
