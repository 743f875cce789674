namespace TrustSafety.Dashboard.Extracts.Reading;

/// <summary>Records of one extract in the order of the file, whatever its format.</summary>
internal interface IRecordSource : IDisposable
{
    IReadOnlyList<string> Header { get; }

    /// <summary>Bytes of the file read so far.</summary>
    long BytesRead { get; }

    /// <summary>
    /// Fills <paramref name="batch"/> with the next records; <paramref name="slots"/> says which of its columns takes a column of the header, -1 for none.
    /// False when there are no more.
    /// </summary>
    bool Read(Batch batch, ReadOnlySpan<int> slots);

    /// <summary>After the last record: refuses the extract when accepted and rejected rows are not the records counted apart from reading them.</summary>
    void Reconcile(long accepted, long rejected);
}
