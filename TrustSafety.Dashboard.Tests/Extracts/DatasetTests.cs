using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Tests.Extracts;

public sealed class DatasetTests
{
    [Fact]
    public void Dataset_OpenedForTheFirstTime_HasATablePerFactAndAnEmptyLedger()
    {
        using var temp = new TempDataset();
        using var connection = temp.Dataset.Connect();
        foreach (var schema in FactSchemas.All)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT column_name FROM information_schema.columns WHERE table_name = '{schema.Name}' ORDER BY ordinal_position";
            using var reader = command.ExecuteReader();
            var columns = new List<string>();
            while (reader.Read()) columns.Add(reader.GetString(0));
            Assert.Equal(["extract_id", .. schema.Columns.Select(c => c.Name)], columns);
        }
        Assert.Empty(temp.Dataset.ReadLedger());
    }

    [Fact]
    public void Connection_ThatReadsAnotherFile_IsRefused()
    {
        using var temp = new TempDataset();
        var other = temp.Write("other.csv", "a\n1\n");
        using var connection = temp.Dataset.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM read_csv('{other}')";
        Assert.ThrowsAny<System.Data.Common.DbException>(() => command.ExecuteReader());
    }
}
