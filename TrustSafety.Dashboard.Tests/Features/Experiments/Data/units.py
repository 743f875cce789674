"""Makes experiment_unit.csv and units.golden.csv: the readout's figures from pandas, SciPy and statsmodels, by other ways than the product's wherever there are any.
Run with Python 3.11, pandas 1.5.3, scipy 1.10.1, statsmodels 0.13.5: python3 units.py"""
import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats

rng = np.random.default_rng(20261127)


def make(experiment, arms, shares, n, cluster):
    names = [f"{experiment[3]}{i}" for i in range(n)]
    groups = np.repeat(np.arange(n), rng.integers(2, 8, n))[:n] if cluster else np.arange(n)
    arm_of = rng.choice(len(arms), size=groups.max() + 1, p=shares)
    arm = arm_of[groups]
    common = rng.gamma(3, 1 / 3, groups.max() + 1)[groups]
    before = rng.gamma(2, 1, n) * common
    frame = pd.DataFrame({
        "experiment": experiment, "arm": np.array(arms)[arm], "unit_id": names,
        "assigned_at": pd.Timestamp("2026-03-02T08:00:00") + pd.to_timedelta(np.arange(n) * 6 * 24 * 60 // n, unit="min"),
        "cluster_id": [f"k{g}" for g in groups] if cluster else "", "market": rng.choice(["DE", "FR", "IN"], n, p=[.5, .3, .2]),
    })
    frame["visits"] = rng.poisson(4 * common)
    frame["converted"] = (rng.random(n) < .25 + .12 * (arm == 1) + .5 * (arm == 2)).astype(int)
    frame["revenue"] = np.round(before * 5 + rng.lognormal(1, 1.2, n) + 6 * (arm == 1), 2)
    frame.loc[7, "revenue"] = 9999.5
    views = rng.poisson(12 * common) + 1
    frame["views"] = views
    frame["clicks"] = rng.binomial(views, np.clip(.15 + .1 * (arm == 1) + .02 * (before > 2), 0, 1))
    frame["latency"] = np.round(rng.lognormal(5, .5, n) * (1 - .2 * (arm == 1)), 1)
    frame["pre_revenue"] = np.round(before * 5 + rng.normal(0, 1, n), 2)
    frame["pre_views"] = rng.poisson(12 * common) + 1
    frame["pre_clicks"] = rng.binomial(frame["pre_views"], np.clip(.15 + .02 * (before > 2), 0, 1))
    for column, share in (("revenue", .05), ("pre_revenue", .1), ("latency", .03)):
        frame.loc[rng.random(n) < share, column] = np.nan
    return frame


data = pd.concat([make("by_unit", ["control", "treatment"], [.5, .5], 600, False), make("by_cluster", ["a", "b", "c"], [.4, .4, .2], 900, True)])
data["assigned_at"] = data["assigned_at"].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
data.to_csv("experiment_unit.csv", index=False, lineterminator="\n")
data = pd.read_csv("experiment_unit.csv")

METRICS = {
    "visits": dict(y="visits"), "converted": dict(y="converted"), "revenue": dict(y="revenue"),
    "revenue_capped": dict(y="revenue", cap=.99, x=["pre_revenue"]),
    "click_rate": dict(y="clicks", d="views", cap=.98, x=["pre_clicks"], e="pre_views"), "latency": dict(y="latency", q=.9),
}
out = []


def tell(experiment, part, metric, arm, key, **figures):
    out.extend(dict(experiment=experiment, part=part, metric=metric, arm=arm, key=key, figure=f, value=repr(float(v))) for f, v in figures.items())


def columns(frame, metric):
    """The frame's measured rows with y, d and covariates, capped over all arms together."""
    m = METRICS[metric]
    frame = frame[frame[m["y"]].notna()].copy()
    frame["Y"] = frame[m["y"]].astype(float)
    frame["D"] = frame[m["d"]].astype(float) if "d" in m else 1.0
    if "cap" in m:
        for c in ["Y"] + (["D"] if "d" in m else []):
            frame[c] = frame[c].clip(upper=frame[c].quantile(m["cap"]))
    xs = []
    for x in m.get("x", []):
        frame["X" + x] = frame[x].fillna(0).astype(float)
        frame["E" + x] = frame[m["e"]].astype(float) if "e" in m else 1.0
        xs.append(x)
        if frame[x].isna().any():
            frame["Xgap" + x], frame["Egap" + x] = frame[x].isna().astype(float), 1.0
            xs.append("gap" + x)
    return frame, xs


def clustered(frame, xs):
    """Sums of every cluster, which has the arm and the segment of its first unit."""
    names = ["Y", "D"] + ["X" + x for x in xs] + ["E" + x for x in xs]
    grouped = frame.groupby("cluster_id", sort=False)
    sums = grouped[names].sum()
    sums["arm"], sums["market"] = grouped["arm"].first(), grouped["market"].first()
    return sums.reset_index(drop=True)


def linear(y, d):
    """A ratio's value for every row: its mean is the ratio, its variance the delta method's."""
    r = y.sum() / d.sum()
    return r + (y - r * d) / d.mean()


def arms(frame, xs, own, base):
    """n, mean and variance of both arms, less what was known before."""
    pooled = frame[frame["arm"].isin([own, base])]
    theta = np.zeros(len(xs))
    if xs:
        x = pd.DataFrame({c: linear(pooled["X" + c], pooled["E" + c]) for c in xs})
        theta = sm.OLS(linear(pooled["Y"], pooled["D"]), sm.add_constant(x)).fit().params.iloc[1:].to_numpy()
    told = []
    for arm in (own, base):
        part = frame[frame["arm"] == arm]
        value = linear(part["Y"], part["D"])
        for c, t in zip(xs, theta):
            value = value - t * (linear(part["X" + c], part["E" + c]) - pooled["X" + c].sum() / pooled["E" + c].sum())
        told.append((len(part), value.mean(), value.var(ddof=1)))
    return told


def order(values, q, level, clusters=None):
    """The quantile's point and its error, half the interval of order statistics over z."""
    s, n, z = np.sort(values), len(values), stats.norm.isf((1 - level) / 2)
    point = s[int(np.ceil(n * q)) - 1]
    if clusters is None:
        tail = (1 - level) / 2
        low = max(k for k in range(n + 1) if k == 0 or stats.binom.cdf(k - 1, n, q) <= tail)
        high = min(k for k in range(1, n + 2) if k == n + 1 or stats.binom.sf(k - 1, n, q) <= tail)
    else:
        t = pd.DataFrame({"below": values <= point, "one": 1.0}).groupby(np.asarray(clusters)).sum()
        e = t["below"] - t["below"].sum() / n * t["one"]
        half = z * np.sqrt((e ** 2).sum() * len(t) / (len(t) - 1))
        low, high = int(np.floor(n * q - half)), int(np.ceil(n * q + half)) + 1
    return n, point, (s[high - 1] - s[low - 1]) / (2 * z)


class Test:
    """One comparison: its p, and its limits at any level."""

    def __init__(self, own, base, tuned, normal=False, alpha=.05):
        (self.n, self.m, v), (self.k, self.b, w) = own, base
        self.tuned, self.alpha, self.point = tuned, alpha, self.m - self.b
        self.v, self.w = v / self.n, w / self.k
        self.error = np.sqrt(self.v + self.w)
        self.df = np.inf if normal else (self.v + self.w) ** 2 / (self.v ** 2 / (self.n - 1) + self.w ** 2 / (self.k - 1))
        if tuned:
            # p is the level at which the sequence's limit is 0, by bisection; its rho stays that of the experiment's level.
            low, high = -700.0, 0.0
            for _ in range(200):
                middle = (low + high) / 2
                low, high = (low, middle) if abs(self.point) > self.half(np.exp(middle)) else (middle, high)
            self.p = np.exp(high)
        else:
            self.p = 2 * stats.t.sf(abs(self.point / self.error), self.df)

    def half(self, a):
        if not self.tuned:
            return self.error * stats.t.isf(a / 2, self.df)
        n, rho = self.n + self.k, np.sqrt((-2 * np.log(self.alpha) + np.log(1 - 2 * np.log(self.alpha))) / self.tuned)
        return self.error * np.sqrt(n) * np.sqrt(2 * (n * rho ** 2 + 1) / (n ** 2 * rho ** 2) * np.log(np.sqrt(n * rho ** 2 + 1) / a))

    def relative(self, a):
        z = self.half(a) / self.error
        g, r = z ** 2 * self.w / self.b ** 2, self.m / self.b
        h = z / abs(self.b) * np.sqrt(r ** 2 * self.w + (1 - g) * self.v)
        return ((r - h) / (1 - g) - 1, (r + h) / (1 - g) - 1) if g < 1 else (np.nan, np.nan)

    def tell(self, experiment, part, metric, arm, key, a, adjusted, is_open, quantile=False):
        low, high = self.point - self.half(a), self.point + self.half(a)
        close = lambda l, h: (l, h) if is_open or l <= 0 <= h else (min(l, 0), max(h, 0))
        low, high = close(low, high)
        figures = dict(value=self.point, low=low, high=high, level=1 - a, standard_error=self.error, mean_arm=self.m, mean_baseline=self.b, n_arm=self.n, n_baseline=self.k, p=self.p)
        if adjusted is not None:
            figures["adjusted_p"] = adjusted
        tell(experiment, part, metric, arm, key, **figures)
        if not quantile:
            l, h = close(*self.relative(a))
            tell(experiment, part + ":relative", metric, arm, key, value=self.m / self.b - 1, low=l, high=h)


def rejected(p, w, q):
    for k in range(len(p), 0, -1):
        stands = p <= q * np.minimum(1, w * k / len(p))
        if stands.sum() >= k:
            return stands
    return np.zeros(len(p), bool)


def family(groups, arms_of):
    """Adjusted p by bisection over the rate, and each test's share of the rate."""
    p = np.array([t.p if isinstance(t, Test) else t for g in groups for t in g])
    w = np.concatenate([np.full(len(g), len(p) / (sum(1 for h in groups if h) * len(g))) for g in groups if g])
    adjusted = []
    for i in range(len(p)):
        low, high = 0.0, 1.0
        for _ in range(100):
            middle = (low + high) / 2
            low, high = (low, middle) if rejected(p, w, middle)[i] else (middle, high)
        adjusted.append(high if rejected(p, w, 1.0)[i] else 1.0)
    found = rejected(p, w, .05 / arms_of).sum()
    return np.array(adjusted), w, len(p), found


def read(experiment, baseline, treatments, primary, secondary, guardrails, cluster, planned):
    frame = data[data["experiment"] == experiment].reset_index(drop=True)
    total = len(frame)

    def made(metric, arm, where=None):
        m = METRICS[metric]
        if "q" in m:
            part, parts = frame[frame[m["y"]].notna()], []
            for a in (arm, baseline):
                s = part[part["arm"] == a]
                n, point, error = order(s[m["y"]].to_numpy(), m["q"], .95, s["cluster_id"].to_numpy() if cluster else None)
                parts.append((n, point, error ** 2 * (n - 1)))
            return Test(*parts, planned * len(part) / total if planned else None, normal=True)
        rows, xs = columns(frame, metric)
        if cluster:
            rows = clustered(rows, xs)
        tuned = max(2, planned * len(rows) / total) / (1 if where is None else 4) if planned else None
        return Test(*arms(rows if where is None else rows[rows["market"] == where], xs, arm, baseline), tuned)

    k = len(treatments)
    for arm in treatments:
        first = made(primary, arm)
        gate = min(1, first.p * k)
        first.tell(experiment, "metric", primary, arm, "", .05 / k, gate, True)
        others = [(m, "", made(m, arm)) for m in secondary]
        # A segment of fewer than ten is not shown, and not tested.
        own, cells = ([c for c in cells if min(c[2].n, c[2].k) >= 10] for cells in (
            [(m, s, made(m, arm, s)) for m in metrics if "q" not in METRICS[m] for s in ("DE", "FR", "IN")] for metrics in ([primary], secondary)))
        several = []
        if len(own) > 1:
            effects, weights = np.array([t.point for _, _, t in own]), np.array([1 / t.error ** 2 for _, _, t in own])
            differ = stats.chi2.sf((weights * (effects - np.average(effects, weights=weights)) ** 2).sum(), len(own) - 1)
            several = [differ]
        groups = [[t for _, _, t in others], [t for _, _, t in own] + several, [t for _, _, t in cells]]
        adjusted, w, tests, found = family(groups, k)
        is_open = gate <= .05
        named = others + own + [(primary, "differ", None) for _ in several] + cells
        for (metric, key, test), adj, weight in zip(named, adjusted, w):
            among = max(gate, min(1, adj * k))
            a = .05 / k * min(1, weight * max(1, found if is_open else 0) / tests)
            if test is None:
                tell(experiment, "interaction", metric, arm, "", p=differ, adjusted_p=among)
            else:
                test.tell(experiment, "metric" if key == "" else "segment", metric, arm, key, a, among, is_open, "q" in METRICS[metric])
        for metric in guardrails:
            made(metric, arm).tell(experiment, "metric", metric, arm, "", .05, None, True)
        if not cluster:
            x = [frame.loc[frame["arm"] == a, "revenue"].dropna() for a in (arm, baseline)]
            tell(experiment, "rank", "revenue", arm, "", p=stats.mannwhitneyu(*x, method="asymptotic").pvalue)


read("by_unit", "control", ["treatment"], "revenue_capped", ["converted", "revenue", "click_rate", "latency"], ["visits"], False, None)
read("by_cluster", "a", ["b", "c"], "click_rate", ["converted", "revenue_capped", "latency"], [], True, 900)
pd.DataFrame(out).to_csv("units.golden.csv", index=False, lineterminator="\n")
