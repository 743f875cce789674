using System.Diagnostics;
using System.IO.Compression;
using DuckDB.NET.Data;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Extracts.Validation;

namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>The way in: a file is read, checked and published with its ledger entry in one transaction, or nothing changes.</summary>
public sealed class ExtractImport(Dataset dataset, IOptions<ImportSettings> settings, TimeProvider clock)
{
    /// <summary>Bad input is a report, not an exception.</summary>
    /// <exception cref="OperationCanceledException">Nothing was changed.</exception>
    /// <exception cref="DatasetUnavailableException">The dataset cannot be opened.</exception>
    public async Task<ImportReport> ImportAsync(string path, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var name = options.Name ?? Path.GetFileName(path);
        var report = await ImportOneAsync(path, name, options, progress, cancellation);
        return new(path, [report]);
    }

    private async Task<ExtractReport> ImportOneAsync(string path, string name, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var log = new RejectLog();
        try
        {
            var file = ExtractFile.Open(path, options.Name);
            if (file.Bytes == 0) throw new ExtractRefusedException("The file is empty.");
            var report = await dataset.ChangeAsync(connection => Publish(connection, file, options, log, progress, cancellation), cancellation);
            return report with { Elapsed = watch.Elapsed };
        }
        catch (ExtractRefusedException refused)
        {
            return new ExtractReport
            {
                Name = name, Outcome = ImportOutcome.Refused, Message = refused.Message, Rejected = log.Rows,
                RejectCounts = log.Counts, Rejects = log.List, Elapsed = watch.Elapsed,
            };
        }
    }

    private ExtractReport Publish(DuckDBConnection connection, ExtractFile file, ImportOptions options, RejectLog log, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        using var hashed = file.OpenHashed();
        using var source = new CsvSource(file.Format == FileFormat.CsvGz ? new GZipStream(hashed, CompressionMode.Decompress) : hashed, () => hashed.BytesRead);
        var plan = ExtractPlan.For(FactRecognition.Recognise(file.Name, source.Header, options.As), source.Header);
        var keys = new KeySet();
        PublishedKeys.Load(connection, plan.Schema, keys, cancellation);
        var zone = options.Zone is { } z ? TimeZoneInfo.FindSystemTimeZoneById(z) : null;
        var rows = new RowReader(source, plan, keys, zone, log, (read, bytes) => progress?.Report(new(ImportPhase.Reading, file.Name, read, bytes, file.Bytes)), cancellation);
        var id = (int)connection.Scalar<long>("SELECT nextval('extract_id')");
        var outcomes = FactPublisher.Insert(connection, id, rows);
        progress?.Report(new(ImportPhase.Publishing, file.Name, rows.Accepted + log.Rows, file.Bytes, file.Bytes));
        var sha256 = hashed.Finish();
        file.RefuseIfChanged();
        RefuseOverLimit(options, log, rows);
        var entry = new LedgerEntry
        {
            Id = id, Name = file.Name, Fact = plan.Schema.Fact, Sha256 = sha256, MappingSha256 = "", Format = file.FormatName, Bytes = file.Bytes,
            Accepted = rows.Accepted, Rejected = log.Rows, PhysicalRecords = rows.Accepted + log.Rows, FirstAt = rows.FirstAt, LastAt = rows.LastAt,
            PublishedAt = clock.GetUtcNow(), RejectSummary = log.Summary, Outcomes = outcomes,
        };
        Ledger.Add(connection, entry);
        dataset.Announce(step => step.Published(connection, entry));
        cancellation.ThrowIfCancellationRequested();
        return new ExtractReport
        {
            Name = entry.Name, Outcome = ImportOutcome.Published, Message = $"Published as extract {id}.", Fact = entry.Fact, Id = id, Format = entry.Format, Sha256 = sha256,
            PhysicalRecords = entry.PhysicalRecords, Accepted = entry.Accepted, Rejected = entry.Rejected, DroppedColumns = rows.Dropped,
            RejectCounts = log.Counts, Rejects = log.List, FirstAt = entry.FirstAt, LastAt = entry.LastAt,
        };
    }

    private void RefuseOverLimit(ImportOptions options, RejectLog log, RowReader rows)
    {
        var limit = options.RejectLimit ?? settings.Value.RejectLimit;
        if (log.Rows > limit * (rows.Accepted + log.Rows)) throw new ExtractRefusedException($"{log.Rows} of {rows.Accepted + log.Rows} rows are rejected, more than the limit of {limit:P1}.");
        if (rows.Accepted == 0) throw new ExtractRefusedException("No row is left to publish.");
    }
}
