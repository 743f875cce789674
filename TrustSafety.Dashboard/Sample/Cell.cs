using System.Text;

namespace TrustSafety.Dashboard.Sample;

/// <summary>One combination of the six dimensions that exists on the platform.</summary>
internal sealed class Cell
{
    public required Market Market { get; init; }
    public required Surface Surface { get; init; }
    public required Category Category { get; init; }
    public required string ContentType { get; init; }
    public required string Language { get; init; }
    public required string Subcategory { get; init; }

    /// <summary>Share of the platform's views before seasons and events.</summary>
    public required double Share { get; init; }

    /// <summary>The six dimensions in the order of the schema, encoded once.</summary>
    public byte[][] Dimensions => field ??= [.. new[] { Market.Name, Language, ContentType, Surface.Name, Category.Name, Subcategory }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The six as they stand in a CSV row.</summary>
    public byte[] DimensionsCsv => field ??= Encoding.UTF8.GetBytes(string.Join(',', Dimensions.Select(Encoding.UTF8.GetString)));

    /// <summary>Chance that a violating view of this cell belongs to content that is acted on by a machine alone.</summary>
    public double Automated => Category.Automated * Surface.Automated * 1.34;

    /// <summary>Small runs keep the exposure table short: only the largest surface shows every subcategory of every category.</summary>
    public static Cell[] All(SamplePlan plan)
    {
        var cells = new List<Cell>();
        foreach (var market in Taxonomy.Markets)
            foreach (var surface in Taxonomy.Surfaces)
                foreach (var category in Taxonomy.Categories)
                {
                    var all = category.Subcategories;
                    if (plan.Large || surface.Name == "for_you")
                        for (var i = 0; i < all.Length; i++) Add(market, surface, category, all[i], PartOf(i, all.Length));
                    else
                        Add(market, surface, category, surface.Name == "comments" ? all[^1] : all[cells.Count % all.Length], 1);
                }
        return [.. cells];

        void Add(Market market, Surface surface, Category category, string subcategory, double part)
        {
            var rng = Rng.For(plan.Seed, RngStream.Cells, cells.Count);
            cells.Add(new Cell
            {
                Market = market,
                Surface = surface,
                Category = category,
                Subcategory = subcategory,
                Language = Pick(market.Languages, Spread(cells.Count, 0.6180339887498949)),
                ContentType = Pick(surface.ContentTypes, Spread(cells.Count, 0.7548776662466927)),
                Share = market.Share * surface.Share * category.Share * part * PortableMath.Exp(0.25 * rng.Normal()),
            });
        }
    }

    /// <summary>Subcategories are unequal: 1, 1/2, 1/3 … of the first.</summary>
    private static double PartOf(int index, int count) => 1.0 / (index + 1) / Enumerable.Range(1, count).Sum(i => 1.0 / i);

    /// <summary>A low-discrepancy sequence, so that few cells still show languages and content types in their proportions.</summary>
    private static double Spread(int index, double step) => index * step - Math.Floor(index * step);

    private static string Pick((string Value, double Share)[] options, double at)
    {
        foreach (var (value, share) in options)
        {
            if (at < share) return value;
            at -= share;
        }
        return options[^1].Value;
    }
}
