using System.Globalization;
using DuckDB.NET.Data;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>A statement with the values that it refers to by $p0, $p1, …: a value is never part of the text.</summary>
internal sealed record Statement(string Sql, IReadOnlyList<object> Parameters)
{
    public DuckDBCommand On(DuckDBConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Sql;
        for (var i = 0; i < Parameters.Count; i++)
            command.Parameters.Add(new DuckDBParameter(string.Create(CultureInfo.InvariantCulture, $"p{i}"), Parameters[i]));
        return command;
    }
}

/// <summary>Collects the values of one statement. Equal values share one parameter, so that repeated expressions are equal text.</summary>
internal sealed class SqlParameters
{
    private readonly List<object> values = [];

    public IReadOnlyList<object> Values => values;

    public string Add(object value)
    {
        var index = values.IndexOf(value);
        if (index < 0) { index = values.Count; values.Add(value); }
        return string.Create(CultureInfo.InvariantCulture, $"$p{index}");
    }

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
