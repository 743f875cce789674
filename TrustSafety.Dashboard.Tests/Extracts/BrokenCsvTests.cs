using System.Text;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Reading;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>What quotes and bytes that break the rules come to, wherever the file is cut into pieces while it is read.</summary>
public sealed class BrokenCsvTests
{
    [Fact]
    public void Read_SeveralBrokenRecords_NamesEachProblemOnItsOwnLine() =>
        Assert.Equal(
            ["2:", "3:text follows the closing quote of a field", "4:", "5:text follows the closing quote of a field", "6:", "7:the record has 3 fields, the header has 2", "8:"],
            Read("x,y\na,b\n\"a\"b,c\na\"a,\"b\"\"\"\na\"a,\"b\"c\nd,e\nf,g,h\ni,\"j\"\n"));

    [Theory]
    [InlineData("\"b\nc,d\n"), InlineData("\"b\"\"\nc,d"), InlineData("\"")]
    public void Read_QuoteNeverClosedBehindALiteralQuote_IsRefusedWithItsLine(string rest) =>
        Assert.StartsWith("Line 3: a quote is opened", Assert.Throws<ExtractRefusedException>(() => Read("x,y\na,b\na\"a," + rest)).Message);

    [Fact]
    public void Read_BlankLines_AreCountedAndNoRows() => Assert.Equal(["3:", "6:"], Read("x,y\n\na,b\r\n\r\n\rc,d\n\n"));

    [Fact]
    public void Read_QuotedNothingOnALine_IsARow() => Assert.Equal(["2:the record has 1 fields, the header has 2", "3:"], Read("x,y\n\"\"\na,b"));

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 }, "not UTF-8"), InlineData(new byte[] { 0xF0, 0x9F, 0x98 }, "not UTF-8"), InlineData(new byte[] { 0xE4 }, "not UTF-8"), InlineData(new byte[] { 0 }, "NUL")]
    public void Read_BytesThatCannotBe_AreRefusedWithTheirLine(byte[] bytes, string told)
    {
        byte[][] ends = [[], "\r\n"u8.ToArray(), ",b\rc,d\n"u8.ToArray()];
        foreach (var end in ends)
            for (var chunk = 1; chunk < 30; chunk++)
            {
                var refused = Assert.Throws<ExtractRefusedException>(() => Read([.. "x,y\r\né,€\r\n😀,b\r\n"u8, .. bytes, .. end], chunk));
                Assert.StartsWith("Line 4: ", refused.Message);
                Assert.Contains(told, refused.Message);
            }
    }

    private static List<string> Read(string text)
    {
        var read = Enumerable.Range(1, 30).Select(chunk => Read(Encoding.UTF8.GetBytes(text), chunk)).ToList();
        Assert.All(read, r => Assert.Equal(read[0], r));
        return read[0];
    }

    private static List<string> Read(byte[] text, int chunk)
    {
        using var source = new CsvSource(new MemoryStream(text), () => 0, chunk);
        var batch = new Batch(2);
        var read = new List<string>();
        var rejected = 0;
        while (source.Read(batch, [0, 1]))
            for (var row = 0; row < batch.Count; row++)
            {
                read.Add($"{batch.Lines[row]}:{batch.Problems[row]}");
                if (batch.Problems[row] is not null) rejected += 1 + batch.ExtraLines[row];
            }
        source.Reconcile(read.Count(r => r[^1] == ':'), rejected);
        return read;
    }
}
