using System.Globalization;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators;

/// <summary>Conditions of a definition in words.</summary>
public static class ConditionWords
{
    public static string Of(Condition condition) => condition switch
    {
        Condition.In { Values: [var only] } c => $"{Name(c.Column)} is {only}",
        Condition.In c => $"{Name(c.Column)} is {string.Join(" or ", c.Values)}",
        Condition.NotIn c => $"{Name(c.Column)} is not {string.Join(" nor ", c.Values)}",
        Condition.AtLeast c => $"{Name(c.Column)} is at least {Write(c.Value)}",
        Condition.AtMost c => $"{Name(c.Column)} is at most {Write(c.Value)}",
        Condition.IsMissing c => $"{Name(c.Column)} is not known",
        Condition.IsPresent c => $"{Name(c.Column)} is known",
        Condition.SameAs c => $"{Name(c.Column)} equals {Name(c.Other)}",
        Condition.DiffersFrom c => $"{Name(c.Column)} differs from {Name(c.Other)}",
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    public static string All(IEnumerable<Condition> conditions) => string.Join(" and ", conditions.Select(Of));

    private static string Name(string column) => DimensionText.Words(column);

    private static string Write(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
