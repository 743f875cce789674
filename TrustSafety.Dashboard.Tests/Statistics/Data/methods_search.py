# Read by methods.py: what the library finds by search or by repetition, found here another way.

# Weighted proportions on their effective sizes.
for n in (60, 300):
    w, y = np.round(rng.uniform(1, 5, n), 3), (rng.random(n) < 0.4).astype(int)
    v, u = np.round(rng.uniform(1, 3, n), 3), (rng.random(n) < 0.5).astype(int)
    def size(w, y):
        p, e = hajek(w, y)
        return p, p * (1 - p) / e**2
    (p, a), (q, b) = size(w, y), size(v, u)
    ends = [stats.beta.ppf(0.025, p * a, (1 - p) * a + 1), stats.beta.ppf(0.975, p * a + 1, (1 - p) * a)] if min(p, 1 - p) * a < 10 else pr.proportion_confint(p * a, a, 0.05, "wilson")
    add("Hajek.Proportion", [w, y], ends, SM, 1e-7)
    add("Hajek.ProportionDifference", [w, y, v, u], score_limits(p * a, a, q * b, b, True), SP, 1e-5)
    spread = (w * (y - p) ** 2).sum() / w.sum() * n / (n - 1)
    add("SurveyEstimates.DesignEffect", [w, y], hajek(w, y)[1] ** 2 / (spread * (1 - n / w.sum()) / n), NP, 1e-8)

# Binned values: rank by rank.
def binned(bins, counts, q, growth=1.1):
    values = np.repeat(bins, counts)
    n = len(values)
    low = max(l for l in range(n + 1) if stats.binom.cdf(l - 1, n, q) <= 0.025)
    high = min(h for h in range(1, n + 2) if stats.binom.sf(h - 1, n, q) <= 0.025)
    return growth ** (values[math.ceil(n * q) - 1] + 0.5), growth ** float(values[low - 1]), growth ** float(values[high - 1] + 1)


for counts, other in (([9, 20, 31, 12, 5], [4, 12, 30, 25, 11]), ([100, 40, 60, 220, 90], [80, 70, 61, 150, 120])):
    bins = np.array([2, 5, 9, 14, 20])
    a, b = binned(bins, counts, 0.5), binned(bins, other, 0.5)
    d, e = a[0] - b[0], math.hypot((a[2] - a[1]) / 2 / Z, (b[2] - b[1]) / 2 / Z)
    add("LogHistogram.Of", [1.1, bins, counts], sum(counts), NP)
    add("OrderStatistics.Quantile", [1.1, bins, counts], a, SP)
    add("OrderStatistics.QuantileDifference", [1.1, bins, counts, 1.1, bins, other], [d - Z * e, d + Z * e], SP, 1e-8)
    add("OrderStatistics.QuantileStatistic", [1.1, bins, counts, 1.1, bins, other], d / e, SP, 1e-8)

# The cheapest segmentation by dynamic programming over every last change.
def cheapest(n, cost, penalty, shortest=2):
    best = [(-penalty, [])] + [(math.inf, [])] * n
    for to in range(1, n + 1):
        best[to] = min(((best[f][0] + cost(f, to) + penalty, [*best[f][1], f]) for f in range(to - shortest + 1)), default=(math.inf, []), key=lambda c: c[0])
    return [f for f in best[n][1] if f > 0]


for n in (30, 60):
    x = np.round(np.concatenate([rng.normal(0, 1, n // 2), rng.normal(4, 1, n - n // 2)]), 3)
    add("ChangePoints.Mean", [x, 1, 6], cheapest(n, lambda f, t: ((x[f:t] - x[f:t].mean()) ** 2).sum(), 6), NP)
    t = np.round(rng.uniform(1, 4, n), 3)
    c = rng.poisson(t * np.where(np.arange(n) < n // 3, 3, 9))
    add("ChangePoints.Rate", [c, t, 7], cheapest(n, lambda f, u: 2 * c[f:u].sum() * (math.log(t[f:u].sum()) - math.log(c[f:u].sum())) if c[f:u].sum() else 0, 7), NP)
    # The run length's posterior from the joint law of every segment start, without a recursion over runs.
    h, m0, k0, a0, b0 = 1 / 50, 0.0, 1.0, 1.5, 1.0
    def evidence(v):
        n = len(v)
        if n == 0: return 0.0
        k, a = k0 + n, a0 + n / 2
        b = b0 + ((v - v.mean()) ** 2).sum() / 2 + k0 * n * (v.mean() - m0) ** 2 / 2 / k
        return math.lgamma(a) - math.lgamma(a0) + a0 * math.log(b0) - a * math.log(b) + (math.log(k0) - math.log(k)) / 2 - n / 2 * math.log(2 * math.pi)
    # starts[s]: log probability that a segment starts at value s, together with all values before it.
    starts = [0.0]
    for s in range(1, n + 1):
        starts.append(np.logaddexp.reduce([starts[f] + evidence(x[f:s]) + (s - f - 1) * math.log(1 - h) + math.log(h) for f in range(s)]))
    # After the last value the next segment may have begun: run length 0.
    last = np.array([starts[f] + evidence(x[f:]) + (n - f) * math.log(1 - h) for f in range(n)] + [starts[n]])
    share = np.exp(last - np.logaddexp.reduce(last))
    add("OnlineChangePoint.Detect", [x, m0, k0, a0, b0, 50], [share[-3:].sum(), n - int(share.argmax())], NP, 1e-6)

# Baselines of counts.
for weeks in (5, 9):
    n = 7 * weeks
    c, e = rng.poisson(100 + 40 * np.sin(2 * np.pi * np.arange(n) / 7)), np.round(rng.uniform(1, 3, n), 2)
    for name, ex, new in (("SeasonalBaseline.Count", np.ones(n), 1.0), ("SeasonalBaseline.Rate", e, 2.0)):
        r = c / ex
        factor = np.array([np.median(r[(np.arange(n) - n) % 7 == ph]) for ph in range(7)]) / np.median(r)
        f = factor[(np.arange(n) - n) % 7]
        now = np.median((r / f)[-28:])
        res = np.abs(2 * (np.sqrt(c + 0.375) - np.sqrt(now * f * ex + 0.375)))[-28:]
        phi, expected = max(1, (np.median(res) / stats.norm.ppf(0.75)) ** 2), now * factor[0] * new
        half = stats.norm.isf(0.00135) * math.sqrt(phi) / 2
        root = math.sqrt(expected + 0.375)
        add(name, [c, 170] if new == 1 else [c, ex, 170, new], [expected, (root - half) ** 2 - 0.375, (root + half) ** 2 - 0.375, 2 * (math.sqrt(170.375) - root) / math.sqrt(phi)], NP, 1e-7)

# Bootstrap intervals of SciPy with 40,000 resamples of its own generator; its error is what the tolerance allows.
for n in (25, 60):
    x, y = np.round(rng.gamma(2, 3, n) + 20, 3), np.round(rng.gamma(2, 2, n) + 10, 3)
    def ends(data, statistic, method="BCa", paired=False):
        return list(stats.bootstrap(data, statistic, n_resamples=40000, method=method, vectorized=True, axis=-1, paired=paired, batch=2000, random_state=3).confidence_interval)
    for which, method in ((0, "percentile"), (1, "basic"), (2, "BCa")):
        for name in ("Bootstrap.Mean", "Bootstrap.Interval"): add(name, [which, x], ends((x,), lambda v, axis: v.mean(axis), method), SP, 5e-3)
    add("Bootstrap.PairedDifference", [x, y], ends((x - y,), lambda v, axis: v.mean(axis)), SP, 1.5e-2)
    add("Bootstrap.ClusterRatio", [x, y], ends((x, y), lambda a, b, axis: a.mean(axis) / b.mean(axis), "percentile", True), SP, 1e-2)

# Slow courses: running medians and their mean by pandas, and the noise of bends.
import pandas as pd
seasons = np.random.default_rng(2026)
for n, outbreak in ((30, 2.0), (5, 0.0), (44, -1.5)):
    v = np.round(0.2 * np.sin(np.arange(n) / 6) + seasons.normal(0, 0.05, n), 4)
    v[n // 2:n // 2 + 3] += outbreak
    smooth = pd.Series(v).rolling(7, center=True, min_periods=1).median().rolling(3, center=True, min_periods=1).mean()
    add("SlowCourse.Smooth", [v], smooth.to_numpy(), f"pandas {pd.__version__}")
    add("SlowCourse.Noise", [v], (np.median(np.abs(np.diff(v, 2))) / (stats.norm.ppf(0.75) * math.sqrt(6))) ** 2, NP)
