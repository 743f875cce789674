using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Shell;

/// <summary>The parameters of an address and the words they take.</summary>
public static class ViewKeys
{
    public const string Indicator = "indicator";
    public const string Week = "week";
    public const string From = "from";
    public const string To = "to";
    public const string Grain = "grain";
    public const string Before = "before";
    public const string After = "after";
    public const string By = "by";
    public const string Where = "where";
    public const string Drill = "drill";
    public const string Rows = "rows";
    public const string Neutral = "neutral";
    public const string Present = "present";

    public static readonly IReadOnlyList<string> All = [Indicator, Week, From, To, Grain, Before, After, By, Where, Drill, Rows, Neutral, Present];

    public static readonly IReadOnlyList<string> Grains = [.. Enum.GetValues<Grain>().Select(Name)];

    /// <summary>By these every fact can be cut, and only these are protected together.</summary>
    public static readonly IReadOnlyList<string> Dimensions = FactSchemas.Dimensions;

    public static string Name(Grain grain) => grain switch { Time.Grain.Day => "day", Time.Grain.Week => "week", _ => "month" };
}
