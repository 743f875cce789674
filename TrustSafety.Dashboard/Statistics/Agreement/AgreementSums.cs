namespace TrustSafety.Dashboard.Statistics;

/// <summary>A coefficient of agreement, and by how much it moves when an item of one pattern is left out: null where it then has no answer.</summary>
internal readonly record struct AgreementCoefficient(double Point, Func<int, double?> Without);

/// <summary>
/// Sums over items that were judged alike. Coefficients come from the judgements that differ, for where nearly all agree only those have digits; and what an item moves comes from that item,
/// not from two coefficients less each other, which with and without one of a million million are the same number.
/// </summary>
internal sealed class AgreementSums
{
    private readonly IReadOnlyList<JudgedAlike> _items;

    /// <summary>By pattern: judgements of an item, and the share of their pairs that differ.</summary>
    private readonly double[] _votes, _apart;

    /// <summary>By category: judgements for it and for any other.</summary>
    private readonly double[] _totals, _others;

    private readonly double _judgements, _pairs, _meanApart, _meanApartByVotes;

    public AgreementSums(IReadOnlyList<JudgedAlike> items)
    {
        (_items, _votes, _apart, _totals) = (items, new double[items.Count], new double[items.Count], new double[items[0].Votes.Count]);
        for (var i = 0; i < items.Count; i++)
        {
            var (votes, others, alike, differ) = (items[i].Votes, Others(items[i].Votes), 0.0, 0.0);
            for (var c = 0; c < votes.Count; c++)
            {
                _votes[i] += votes[c];
                _totals[c] += items[i].Items * votes[c];
                (alike, differ) = (alike + votes[c] * (votes[c] - 1), differ + votes[c] * others[c]);
            }
            var all = _votes[i] * (_votes[i] - 1);
            _apart[i] = differ / all;
            Items += items[i].Items;
            _judgements += items[i].Items * _votes[i];
            _pairs += items[i].Items * (alike / all);
        }
        _others = Others(_totals);
        (_meanApart, _meanApartByVotes) = (Mean(i => items[i].Items), Mean(i => items[i].Items * _votes[i]));
    }

    public double Items { get; }

    /// <summary>The mean over items of the share of their pairs that agree.</summary>
    public AgreementCoefficient Pairwise => new(_pairs / Items, i => -MeanWithout(i));

    /// <summary>The share of pairs of all judgements, drawn with replacement, that agree.</summary>
    public AgreementCoefficient Expected => new(_totals.Sum(t => t / _judgements * (t / _judgements)), i => -ChanceWithout(i, 0).Move);

    /// <summary>Fleiss' κ; null where all judgements are one.</summary>
    public AgreementCoefficient? Kappa => LessChance(_meanApart, MeanWithout, 0);

    /// <summary>Krippendorff's nominal α.</summary>
    public AgreementCoefficient? Alpha => LessChance(_meanApartByVotes, i => _votes[i] * (_meanApartByVotes - _apart[i]) / (_judgements - _votes[i]), 1);

    /// <summary>The variance of κ when reviewers follow the shares p alone, with m judgements of every item: Fleiss, Nee and Landis' (Σpq)² − Σpq(q − p), without its minus, is Σ p²(q² + Σ p² of the others).</summary>
    public double VarianceByChance
    {
        get
        {
            double squares = 0, chance = 0;
            for (var c = 0; c < _totals.Length; c++)
            {
                var (p, q) = (_totals[c] / _judgements, _others[c] / _judgements);
                chance += p * q;
                var rest = q * q;
                for (var g = 0; g < _totals.Length; g++) if (g != c) rest += _totals[g] / _judgements * (_totals[g] / _judgements);
                squares += p * p * rest;
            }
            return 2 / (_judgements * (_judgements / Items - 1) * chance * chance) * squares;
        }
    }

    /// <summary>The jackknife's standard error over items; null below three, and where the coefficient has no answer without one of them.</summary>
    public double? Error(AgreementCoefficient coefficient)
    {
        if (Items < 3) return null;
        var moves = new double[_items.Count];
        for (var i = 0; i < moves.Length; i++)
        {
            if (coefficient.Without(i) is not { } move) return null;
            moves[i] = move;
        }
        var mean = moves.Select((m, i) => _items[i].Items * m).Sum() / Items;
        return Math.Sqrt(moves.Select((m, i) => _items[i].Items * ((m - mean) * (m - mean))).Sum() * (Items - 1) / Items);
    }

    private AgreementCoefficient? LessChance(double apart, Func<int, double> without, double less)
    {
        var chance = Chance(_totals, _others, _judgements, less);
        if (!(chance > 0)) return null;
        var ratio = apart / chance;
        return new(1 - ratio, i => ChanceWithout(i, less) is var (left, move) && left > 0 ? (ratio * move - without(i)) / left : null);
    }

    /// <summary>From the most usual item on: then nothing of the mean is lost to it, and items that are all alike have a mean that is exactly theirs.</summary>
    private double Mean(Func<int, double> weight)
    {
        var usual = Enumerable.Range(0, _items.Count).MaxBy(weight);
        double sum = 0, weights = 0;
        for (var i = 0; i < _items.Count; i++) (sum, weights) = (sum + weight(i) * (_apart[i] - _apart[usual]), weights + weight(i));
        return _apart[usual] + sum / weights;
    }

    private double MeanWithout(int i) => (_meanApart - _apart[i]) / (Items - 1);

    /// <summary>The share of pairs of all judgements that differ without an item, and by how much it moves. With every share p by e = m/(J − m)·(p − q), q the item's, Σp² moves by Σe(2p + e).</summary>
    private (double Left, double Move) ChanceWithout(int item, double less)
    {
        var (votes, others) = (_items[item].Votes, Others(_items[item].Votes));
        var rest = _judgements - _votes[item];
        var (totals, otherTotals, move) = (new double[votes.Count], new double[votes.Count], 0.0);
        for (var c = 0; c < votes.Count; c++)
        {
            (totals[c], otherTotals[c]) = (_totals[c] - votes[c], _others[c] - others[c]);
            var e = Rounding.LessProduct(_totals[c], others[c], votes[c], _others[c]) / _judgements / rest;
            // The e sum to 0, so that any number may be taken off all of 2p.
            move -= e * (2 * ((_totals[c] - _totals[0]) / _judgements) + e);
        }
        return (Chance(totals, otherTotals, rest, less),
            move * (rest / (rest - less)) + Chance(_totals, _others, _judgements, 0) * less * _votes[item] / ((_judgements - less) * (rest - less)));
    }

    private static double Chance(double[] totals, double[] others, double judgements, double less)
    {
        var sum = 0.0;
        for (var c = 0; c < totals.Length; c++) sum += totals[c] / judgements * (others[c] / (judgements - less));
        return sum;
    }

    /// <summary>By sums, for all less one's own is 0 where that is nearly all.</summary>
    private static double[] Others(IReadOnlyList<double> values)
    {
        var others = new double[values.Count];
        for (var c = 0; c < others.Length; c++)
            for (var g = 0; g < others.Length; g++)
                if (g != c) others[c] += values[g];
        return others;
    }
}
