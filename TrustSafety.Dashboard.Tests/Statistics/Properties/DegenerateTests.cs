using System.Collections;
using System.Reflection;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;
using TestResult = TrustSafety.Dashboard.Statistics.TestResult;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

/// <summary>
/// Every public function, called with data that carry nothing: none at all, one value, all alike, nobody and everybody, a million million. It refuses them by an argument that it names,
/// or answers; an answer has its point and its p, or says why not, and holds no NaN but one that the doc comment tells of.
/// </summary>
public sealed class DegenerateTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    /// <summary>Sums that can be added are no answers: a mean of nobody is none.</summary>
    private static readonly Type[] Sums = [typeof(MeanTally), typeof(WeightedTally), typeof(JointTally), typeof(RatioTally), typeof(Stratum)];

    /// <summary>They take what only another function makes, which their own tests give them.</summary>
    private static readonly string[] Elsewhere = ["GroupSequential.Bounds", "GroupSequential.Repeated", "Logistic.Predict", "Logistic.Profile", "NestedModels.LikelihoodRatio"];

    public static TheoryData<string, double, int> Cases => new()
    {
        { "none", 0, 0 }, { "one of nothing", 0, 1 }, { "nothing", 0, 3 }, { "one", 1, 1 }, { "everybody", 1, 3 }, { "alike", 3, 4 }, { "below 0", -1, 2 }, { "a million million", 1e12, 3 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Functions_DataThatCarryNothing_SayWhyOrRefuse(string what, double value, int count)
    {
        var wrong = new List<string>();
        foreach (var function in Functions().Where(f => !Elsewhere.Contains(Name(f))))
        {
            if (DegenerateArguments.Of(function, value, count) is not { } arguments) continue;
            object? answer = null;
            var failure = await Record.ExceptionAsync(async () => answer = await Task.Run(() => DegenerateArguments.Call(function, arguments)).WaitAsync(Long, TestContext.Current.CancellationToken));
            var odd = failure switch
            {
                null => Odd(answer, Name(function), 0),
                ArgumentException { Message.Length: > 20 } => null,
                TimeoutException => "does not end",
                _ => failure.GetType().Name,
            };
            if (odd is not null) wrong.Add($"{Name(function)}, {what}: {odd}");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Functions_LeftToTheirOwnTests_AreThose() =>
        Assert.Equal(Elsewhere, Functions().Where(f => DegenerateArguments.Lacks(f)).Select(Name).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<MethodInfo> Functions() => typeof(Inference).Assembly.GetExportedTypes().Where(t => t.Namespace == typeof(Inference).Namespace)
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).Where(m => !m.IsSpecialName && !m.Name.Contains('<', StringComparison.Ordinal));

    private static string Name(MethodInfo function) => $"{function.DeclaringType!.Name}.{function.Name}";

    private static string? Odd(object? answer, string function, int depth) => answer switch
    {
        null or string or bool or int or long or Enum or Delegate or Type => null,
        _ when depth > 6 || Sums.Contains(answer.GetType()) => null,
        double d => double.IsNaN(d) && !MethodIndexTests.CommentOf(function).Contains("NaN", StringComparison.Ordinal) ? "NaN" : null,
        Inference { IsDefined: true, Point: null } => "neither a point nor a reason",
        Inference e => Odd(new[] { e.Point, e.StandardError, e.Low, e.High, e.P, e.Statistic }, function, depth + 1),
        TestResult { IsDefined: true, P: null } => "neither a p nor a reason",
        TestResult t => Odd(new[] { t.Statistic, t.P }, function, depth + 1),
        IEnumerable list => list.Cast<object?>().Select(v => Odd(v, function, depth + 1)).FirstOrDefault(o => o is not null),
        _ => Parts(answer) is var parts && parts.Any(p => p is Inference { IsDefined: false } or Undefined and not Undefined.No) ? null : parts.Select(v => Odd(v, function, depth + 1)).FirstOrDefault(o => o is not null),
    };

    private static List<object?> Parts(object answer) =>
    [
        .. answer.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0).Select(p => p.GetValue(answer)),
        .. answer.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance).Select(f => f.GetValue(answer)),
    ];
}
