using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.BarLib;
using Plotly.Blazor.Traces.BarLib.MarkerLib.PatternLib;
using TrustSafety.Dashboard.Indicators;
using ErrorYType = Plotly.Blazor.Traces.ScatterLib.ErrorYLib.TypeEnum;
using Scatters = Plotly.Blazor.Traces.ScatterLib;
using TickModeEnum = Plotly.Blazor.LayoutLib.XAxisLib.TickModeEnum;

namespace TrustSafety.Dashboard.Charts;

/// <summary>
/// Steps from the value before to the value after: one for the mix (hatched), then one for each segment's own rate.
/// The two ends are dots with whiskers; the steps are parts of an exact sum and carry no interval of their own.
/// </summary>
public static class Waterfall
{
    public static Figure Draw(WaterfallData data, ChartTheme theme) => Draw(data, theme, ChartSize.Card);

    public static Figure Draw(WaterfallData data, ChartTheme theme, ChartSize size)
    {
        var steps = WaterfallSteps.Of(data);
        var links = steps.Select((s, i) => (i, Link: s.IsSegment ? data.Link?.Invoke(s.Segment) : null)).Where(l => l.Link is not null).ToDictionary(l => (0, l.i), l => l.Link!);
        return new([Bars(data, steps, theme, size), Ends(data, steps, theme, size)], Layout(data, steps, theme, size), WaterfallTable.Of(data, steps), WaterfallTable.Summary(data)) { Links = links };
    }

    private static Bar Bars(WaterfallData data, IReadOnlyList<WaterfallStep> steps, ChartTheme theme, ChartSize size) => new()
    {
        Name = "effect",
        X = [.. steps.Select((_, i) => (object)(i + 1))],
        BaseArray = [.. steps.Select(s => (object)s.From)],
        Y = [.. steps.Select(s => (object)s.Effect)],
        Width = 0.62m,
        Marker = new()
        {
            ColorArray = [.. steps.Select(s => (object)(s.Effect >= 0 ? theme.Accent : theme.Surface))],
            Line = new() { Color = theme.Accent, Width = size.Line * 0.75m },
            Pattern = new()
            {
                ShapeArray = [.. steps.Select(s => (ShapeEnum?)(s.IsMix ? ShapeEnum.Slash : ShapeEnum.Empty))],
                FgColorArray = [.. steps.Select(_ => (object)theme.Accent)],
                BgColorArray = [.. steps.Select(s => (object)(s.IsMix || s.Effect < 0 ? theme.Surface : theme.Accent))],
            },
        },
        TextArray = [.. steps.Select(s => ChangeText.Part(data.Indicator, s.Effect / data.Indicator.Unit.Factor, data.Whole.Difference))],
        TextPosition = TextPositionEnum.Outside,
        OutsideTextFont = new() { Color = theme.Text, Size = size.Font },
        ClipOnAxis = false,
        HoverInfo = HoverInfoFlag.Text,
        HoverTextArray = [.. steps.Select(s => PlotText.Escape($"{s.Name}: {ChangeText.Part(data.Indicator, s.Effect / data.Indicator.Unit.Factor, data.Whole.Difference)} {ValueText.ChangeSuffix(data.Indicator.Unit)}"))],
    };

    private static Scatter Ends(WaterfallData data, IReadOnlyList<WaterfallStep> steps, ChartTheme theme, ChartSize size)
    {
        var ends = new[] { (X: 0, data.Whole.Before, Readout: data.Whole.BeforeReadout), (X: steps.Count + 1, data.Whole.After, Readout: data.Whole.AfterReadout) };
        var values = ends.Select(e => e.Readout.Shown!.Value.Scale(data.Indicator.Unit.Factor)).ToList();
        return new()
        {
            Name = "value",
            X = [.. ends.Select(e => (object)e.X)],
            Y = [.. values.Select(v => (object)v.Point)],
            Mode = Scatters.ModeFlag.Markers,
            Marker = new()
            {
                Size = size.Marker * 1.5m,
                ColorArray = [.. ends.Select(e => (object)(e.Readout is Readout.Provisional ? theme.Surface : theme.Text))],
                Line = new() { Color = theme.Text, Width = size.Line * 0.75m },
            },
            ErrorY = new()
            {
                Type = ErrorYType.Data,
                Symmetric = false,
                Array = [.. values.Select(v => (object)(double.IsFinite(v.High) ? v.High - v.Point : 0))],
                ArrayMinus = [.. values.Select(v => (object)(double.IsFinite(v.Low) ? v.Point - v.Low : 0))],
                Thickness = size.Line * 0.75m,
                Width = 0,
                Color = theme.Text,
            },
            HoverInfo = Scatters.HoverInfoFlag.Text,
            HoverTextArray = [.. ends.Select(e => PlotText.Escape($"{(e.X == 0 ? data.Whole.Before : data.Whole.After)}: {ReadoutText.Sentence(data.Indicator, e.Readout)}"))],
        };
    }

    private static Layout Layout(WaterfallData data, IReadOnlyList<WaterfallStep> steps, ChartTheme theme, ChartSize size)
    {
        var layout = theme.Layout();
        var names = steps.Select(s => s.Name).Prepend(data.Whole.Before.ToString()).Append(data.Whole.After.ToString()).ToList();
        var ends = new[] { data.Whole.BeforeReadout, data.Whole.AfterReadout }.Select(r => r.Shown!.Value.Scale(data.Indicator.Unit.Factor));
        var range = ValueRange.Around(steps.SelectMany(s => new[] { s.From, s.From + s.Effect }).Concat(ends.SelectMany(e => new[] { e.Low, e.Point, e.High })));
        layout.Font!.Size = size.Font;
        layout.XAxis![0].TickMode = TickModeEnum.Array;
        layout.XAxis[0].TickVals = [.. names.Select((_, i) => (object)i)];
        layout.XAxis[0].TickText = [.. names.Select(n => (object)PlotText.Escape(n))];
        layout.XAxis[0].TickFont = new() { Size = size.Font, Color = theme.Text };
        layout.XAxis[0].Range = [-0.6, names.Count - 0.4];
        layout.YAxis![0].Range = [range.Low, range.High + (range.Height * 0.06)];
        layout.YAxis[0].TickFont!.Size = size.Font;
        layout.Margin!.T = 16;
        return layout;
    }
}
