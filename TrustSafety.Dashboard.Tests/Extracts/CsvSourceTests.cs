using System.Text;
using CsCheck;
using CsvHelper;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Reading;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>The reader gives back what was written, whatever the quoting, the line ends and the size of its buffer; CsvHelper reads the same.</summary>
public sealed class CsvSourceTests
{
    private static readonly Gen<string> Field = Gen.OneOf(Gen.Const(""), Gen.Const("a"), Gen.Const("plain"), Gen.Const("two words"), Gen.Const("comma,comma"), Gen.Const("quo\"te"), Gen.Const("\"\""), Gen.Const("line\nbreak"), Gen.Const("line\r\nbreak"), Gen.Const("é€😀"), Gen.Const("end\""));
    private static readonly Gen<string[]> Record = Field.Array[3];
    private static readonly Gen<string> LineEnd = Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const("\r"));

    [Fact]
    public void Read_AnyRecords_GivesBackTheirFieldsAndLines() =>
        Gen.Select(Record.Array[1, 40], LineEnd.Array[41], Gen.Bool, Gen.Int[8, 200], Gen.Bool).Sample((records, ends, quoteAll, buffer, lastEnd) =>
        {
            var text = new StringBuilder("x,y,z" + ends[40]);
            var lines = new List<long>();
            foreach (var (record, i) in records.Select((r, i) => (r, i)))
            {
                lines.Add(1 + LineBreaks.Count(Encoding.UTF8.GetBytes(text.ToString())));
                text.Append(string.Join(',', record.Select(f => Written(f, quoteAll))));
                if (i < records.Length - 1 || lastEnd) text.Append(ends[i]);
            }
            var read = ReadAll(text.ToString(), buffer);
            return read.Select(r => r.Line).SequenceEqual(lines) && read.Select(r => string.Join('|', r.Fields)).SequenceEqual(records.Select(r => string.Join('|', r)));
        });

    [Fact]
    public void Read_AnyRecords_ReadsAsCsvHelperDoes() =>
        Gen.Select(Record.Array[1, 40], Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n")), Gen.Int[8, 200]).Sample((records, end, buffer) =>
        {
            var text = "x,y,z" + end + string.Concat(records.Select(r => string.Join(',', r.Select(f => Written(f, quoteAll: false))) + end));
            using var helper = CsvReader.FromText(text, CsvReaderOptions.Default);
            var expected = new List<string>();
            while (helper.Read()) expected.Add($"{helper.GetString(0)}|{helper.GetString(1)}|{helper.GetString(2)}");
            return ReadAll(text, buffer).Select(r => string.Join('|', r.Fields)).SequenceEqual(expected);
        });

    [Fact]
    public void Read_AnyBytesAtAll_EndsInRecordsThatReconcileOrInARefusal() =>
        Gen.OneOf(Gen.Const(","), Gen.Const("\""), Gen.Const("\n"), Gen.Const("\r"), Gen.Const("a"), Gen.Const("b,c"), Gen.Const("\"a\""), Gen.Const("é")).Array[0, 120].Sample(pieces =>
        {
            try
            {
                ReadAll("x,y,z\n" + string.Concat(pieces), 16);
            }
            catch (ExtractRefusedException)
            {
                // A quote that is never closed.
            }
        });

    private static string Written(string field, bool quoteAll) =>
        quoteAll || field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static List<(long Line, string[] Fields)> ReadAll(string text, int buffer)
    {
        using var source = new CsvSource(new MemoryStream(Encoding.UTF8.GetBytes(text)), () => 0, buffer) { TextMayRunOverLines = true };
        var batch = new Batch(3);
        var read = new List<(long, string[])>();
        long broken = 0;
        while (source.Read(batch, [0, 1, 2]))
            for (var row = 0; row < batch.Count; row++)
            {
                if (batch.Problems[row] is not null) broken += 1 + batch.ExtraLines[row];
                else read.Add((batch.Lines[row], [.. Enumerable.Range(0, 3).Select(c => Encoding.UTF8.GetString(batch.Text(c, row)))]));
            }
        source.Reconcile(read.Count, broken);
        return read;
    }
}
