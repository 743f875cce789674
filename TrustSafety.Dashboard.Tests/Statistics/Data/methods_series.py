# Read by methods.py: samples, models, series, decompositions and sums.
import statsmodels.api as sm

# Samples.
for strata in (((5000, 60, 12), (800, 40, 9), (200, 30, 20)), ((10**9, 400, 3), (10**7, 300, 30))):
    N, n, k = (np.array(c, float) for c in zip(*strata))
    p, W = k / n, N / N.sum()
    point = (W * p).sum()
    error = math.sqrt((W**2 * (1 - n / N) * p * (1 - p) / (n - 1)).sum())
    df = n.sum() - len(n)
    add("Stratified.Mean", [N, k, n], [point, error, *t_limits(point, error, df)], SP, 1e-8)
    add("Stratified.Total", [N, k, n], [point * N.sum(), error * N.sum()], NP, 1e-8)
    add("Stratified.Proportion", [N, k, n], [point, error], NP, 1e-8)
    add("Stratum.OfCounts", [N, k, n], [*p, *(p * (1 - p) * n / (n - 1))], NP, 1e-8)
    star = min(point * (1 - point) / error**2 * (stats.t.ppf(0.975, n.sum() - 1) / stats.t.ppf(0.975, df)) ** 2, n.sum() * (stats.t.ppf(0.975, n.sum() - 1) / stats.t.ppf(0.975, df)) ** 2)
    add("Stratified.KornGraubard", [N, k, n], [stats.beta.ppf(0.025, point * star, (1 - point) * star + 1), stats.beta.ppf(0.975, point * star + 1, (1 - point) * star)], SP, 1e-7)
rng = np.random.default_rng(77)
for n in (20, 70):
    w, y = np.round(rng.uniform(1, 30, n), 3), np.round(rng.normal(4, 2, n), 3)
    v, u = np.round(rng.uniform(1, 9, n), 3), np.round(rng.normal(3, 2, n), 3)
    def hajek(w, y):
        m = (w * y).sum() / w.sum()
        return m, math.sqrt(len(w) / (len(w) - 1) * (w**2 * (y - m) ** 2).sum()) / w.sum()
    m, e = hajek(w, y)
    c, f = hajek(v, u)
    add("DesignInterval.KishSize", [w], w.sum() ** 2 / (w**2).sum(), NP)
    add("Hajek.Mean", [w, y], [m, *t_limits(m, e, n - 1)], SP, 1e-8)
    add("Hajek.MeanDifference", [w, y, v, u], [m - c - Z * math.hypot(e, f), m - c + Z * math.hypot(e, f), two((m - c) / math.hypot(e, f))], SP, 1e-8)
    add("WeightedTally.Of", [w, y], [w.sum() ** 2 / (w**2).sum(), m, e**2], NP, 1e-8)
    z = w * y
    add("SurveyEstimates.Total", [w, y], [z.sum(), math.sqrt(n * z.var(ddof=1))], NP, 1e-8)
    add("StratifiedTotal.Of", [w, y], [z.sum(), math.sqrt(n * z.var(ddof=1))], NP, 1e-8)
    add("SurveyEstimates.Ratio", [w, y, u], [(w * y).sum() / (w * u).sum(), math.sqrt(n * (w * (y - (w * y).sum() / (w * u).sum() * u)).var(ddof=1)) / abs((w * u).sum())], NP, 1e-8)
    inside = np.arange(n) % 3 > 0
    d = (w * y * inside).sum() / (w * inside).sum()
    add("SurveyEstimates.Domain", [w, y, inside], [d, math.sqrt(n * (w * inside * (y - d)).var(ddof=1)) / (w * inside).sum()], NP, 1e-8)
    X = np.column_stack([np.ones(n), u])
    totals = np.array([w.sum() * 1.1, (w * u).sum() * 1.2])
    lam = np.linalg.solve((X * w[:, None]).T @ X, totals - w @ X)
    add("Calibrated.Greg", [w, u, totals], w * (1 + X @ lam), NP, 1e-8)
    g = np.arange(n) % 2
    sizes = np.array([300.0, 500.0])
    add("Calibrated.PostStratify", [w, g, sizes], w * sizes[g] / np.array([w[g == 0].sum(), w[g == 1].sum()])[g], NP, 1e-8)
    label, guess = np.round(y, 3), np.round(y + rng.normal(0, 1, n), 3)
    N, mean, var = 5000, 4.1, 5.2
    lam = min(1, max(0, np.cov(label, guess)[0, 1] / ((1 + n / N) * var)))
    point, variance = lam * mean + (label - lam * guess).mean(), lam**2 * var / N + (label - lam * guess).var(ddof=1) / n
    add("PredictionPowered.Mean", [label, guess, N, mean, var], [point, math.sqrt(variance)], NP, 1e-8)
    add("PredictionPowered.Stratified", [label, guess, N, mean, var], [0.3 * point + 0.7 * point, math.sqrt((0.09 + 0.49) * variance)], NP, 1e-8)
    r = label - guess
    add("PredictionPowered.Difference", [r, 900], [4.1 + r.mean(), math.sqrt((1 - n / 900) * r.var(ddof=1) / n)], NP, 1e-8)
    add("JointTally.FromCovariance", [label, guess], [label.mean(), guess.mean(), *np.cov(label, guess).ravel()], NP)
    add("MeanTally.FromSums", [n, y.sum(), (y**2).sum()], [y.mean(), y.var(ddof=1)], NP, 1e-8)
for p, error, df in ((0.2, 0.03, 14), (0.01, 0.004, 900)):
    l, s, t = math.log(p / (1 - p)), error / p / (1 - p), stats.t.ppf(0.975, df)
    add("DesignInterval.Logit", [p, error, df], [1 / (1 + math.exp(-l + t * s)), 1 / (1 + math.exp(-l - t * s))], SP, 1e-8)

# Models.
for n in (40, 120):
    x = np.round(rng.normal(0, 1, n), 3)
    X = sm.add_constant(x)
    y = (rng.random(n) < 1 / (1 + np.exp(-0.3 - x))).astype(int)
    fit, null = sm.Logit(y, X).fit(disp=0, tol=1e-14), sm.Logit(y, X[:, :1]).fit(disp=0, tol=1e-14)
    add("Logistic.Predict", [x, y], fit.predict(), SM, 1e-7)
    add("NestedModels.LikelihoodRatio", [x, y], [2 * (fit.llf - null.llf), stats.chi2.sf(2 * (fit.llf - null.llf), 1)], SM, 1e-7)
    def restricted(b):
        f = optimize.minimize_scalar(lambda a: -(y * (a + b * x) - np.logaddexp(0, a + b * x)).sum(), bounds=(-20, 20), method="bounded", options={"xatol": 1e-12})
        return 2 * (fit.llf + f.fun) - stats.chi2.ppf(0.95, 1)
    b, s = fit.params[1], fit.bse[1]
    add("Logistic.Profile", [x, y], [optimize.brentq(restricted, b - 8 * s, b), optimize.brentq(restricted, b, b + 8 * s)], SP, 1e-5)
    c = rng.poisson(np.exp(0.5 + 0.3 * x))
    po, qp = (sm.GLM(c, X, family=sm.families.Poisson()).fit(tol=1e-14, **kw) for kw in ({}, {"scale": "X2"}))
    add("PoissonRegression.Fit", [x, c], [*po.params, *po.bse], SM, 1e-7)
    add("PoissonRegression.Quasi", [x, c], [*qp.params, *qp.bse], SM, 1e-7)
    z = np.round(2 + x + rng.normal(0, 1, n), 3)
    g = np.arange(n) % 7
    ols = sm.OLS(z, X).fit()
    add("LeastSquares.Clustered", [x, z, g], [*ols.params, *ols.get_robustcov_results("cluster", groups=g).bse], SM, 1e-8)
    t, start, lags = np.arange(float(n)), n // 2, 2
    D = np.column_stack([np.ones(n), t, t >= start, np.maximum(0, t - start)]).astype(float)
    nw = sm.OLS(z, D).fit(cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True})
    add("InterruptedSeries.Fit", [start, lags, z], [nw.params[2], nw.bse[2], nw.params[3], nw.bse[3]], SM, 1e-7)
    half = n // 2
    A, B = [np.column_stack([np.ones(len(v)), v]) for v in (x[:half], x[half:])]
    a, b = (np.linalg.lstsq(M, v, rcond=None)[0] for M, v in ((A, z[:half]), (B, z[half:])))
    p, q = A.mean(0), B.mean(0)
    add("OaxacaBlinder.Split", [x, z, np.arange(n) < half], [z[:half].mean() - z[half:].mean(), (p - q) @ b, q @ (a - b), (p - q) @ (a - b)], NP, 1e-7)
for a, b, c, d in ((1, 4, 2, 3), (1e9, 1e9 + 2, 1e9, 1e9 + 1)):
    add("DifferenceInDifferences.FourMeans", [a, b, c, d], (b - a) - (d - c), NP)
    cells = [(20, v, 2.0 + i) for i, v in enumerate((a, b, c, d))]
    add("DifferenceInDifferences.FourCells", [x for cell in cells for x in cell], [(b - a) - (d - c), math.sqrt(sum(cell[2] / 20 for cell in cells))], NP, 1e-8)
for units, periods in ((8, 4), (15, 6)):
    u, t = np.repeat(np.arange(units), periods), np.tile(np.arange(periods), units)
    D = ((u < units // 2) & (t >= periods // 2)).astype(float)
    y = np.round(u * 0.5 + t * 0.3 + 2 * D + rng.normal(0, 1, len(u)), 3)
    M = np.column_stack([D, *[(u == i) for i in range(units)], *[(t == i) for i in range(1, periods)]]).astype(float)
    add("DifferenceInDifferences.TwoWay", [u, t, y, D], np.linalg.lstsq(M, y, rcond=None)[0][0], NP, 1e-7)

# Series.
for n in (12, 30):
    x = np.round(rng.normal(10, 2, n), 3)
    mr = np.abs(np.diff(x)).mean()
    add("Xmr.Limits", [x], [x.mean() - 2.66 * mr, x.mean(), x.mean() + 2.66 * mr], NP)
    k, m = rng.binomial(500, 0.1, n), rng.integers(400, 900, n)
    p = k.sum() / m.sum()
    s = np.sqrt(p * (1 - p) / m)
    add("ControlCharts.Proportions", [k, m], [*np.clip(p - 3 * s, 0, 1), *np.clip(p + 3 * s, 0, 1)], NP)
    s *= np.abs(np.diff((k / m - p) / s)).mean() / 1.128
    add("ControlCharts.Laney", [k, m], [*np.clip(p - 3 * s, 0, 1), *np.clip(p + 3 * s, 0, 1)], NP)
    e = np.array([0.2 * sum(0.8 ** (i - j) * x[j] for j in range(i + 1)) + 0.8 ** (i + 1) * 10 for i in range(n)])
    add("ControlCharts.Ewma", [x, 10, 2], [*e, *(10 + 2.86 * 2 * np.sqrt(0.2 / 1.8 * (1 - 0.8 ** (2 * np.arange(1, n + 1)))))], NP)
    z, up, down = (x - 10) / 2, [0.0], [0.0]
    for v in z:
        up.append(max(0, up[-1] + v - 0.5))
        down.append(max(0, down[-1] - v - 0.5))
    add("Cusum.Chart", [z], [*up[1:], *down[1:]], NP)
    add("ChangePoints.NoiseDeviation", [x], np.median(np.abs(np.diff(x))) / stats.norm.ppf(0.75) / math.sqrt(2), NP, 1e-4)
for shift, h in ((0, 4), (1, 5)):
    # A Markov chain of 2,000 states in place of the integral equation (Brook & Evans 1972).
    s = 2000
    width = 2 * h / (2 * s - 1)
    centre = np.arange(s) * width
    def arl(d):
        P = stats.norm.cdf(centre[None, :] + width / 2 - centre[:, None] + 0.5 - d) - stats.norm.cdf(centre[None, :] - width / 2 - centre[:, None] + 0.5 - d)
        P[:, 0] = stats.norm.cdf(width / 2 - centre + 0.5 - d)
        return np.linalg.solve(np.eye(s) - P, np.ones(s))[0]
    add("Cusum.AverageRunLength", [0.5, h, shift], 1 / (1 / arl(shift) + 1 / arl(-shift)), NP, 1e-4)
for y in (-1, -0.3, 0):
    add("NabScore.Weight", [y], 2 / (1 + mp.exp(5 * mp.mpf(y))) - 1, MP)
for raw, windows in ((3.2, 5), (-7, 12)):
    add("NabScore.Normalized", [raw, windows], 100 * (raw + windows) / (windows + windows), NP)

# Decompositions.
for cells in ([(0.6, 0.1, 0.5, 0.12), (0.4, 0.3, 0.5, 0.25)], [(0.2, 0.01, 0.3, 0.02), (0.5, 0.05, 0.4, 0.04), (0.3, 0.5, 0.3, 0.5)]):
    w0, r0, w1, r1 = (np.array(c) for c in zip(*cells))
    add("Kitagawa.Split", [cells], [*((w1 - w0) * ((r0 + r1) / 2 - ((w0 * r0).sum() + (w1 * r1).sum()) / 2)), *((r1 - r0) * (w0 + w1) / 2)], NP)
from itertools import permutations
for v in ([0, 1, 2, 5, 1, 4, 3, 9], [2, 2.5, -1, 4, 0, 6, 1, 10]):
    out = np.zeros(3)
    for order in permutations(range(3)):
        mask = 0
        for f in order:
            out[f] += (v[mask | 1 << f] - v[mask]) / 6
            mask |= 1 << f
    add("ShapleyChange.Of", [v], out, NP)
for items in ([([0], 1), ([0, 1], 2), ([1, 2], 1), ([2], 4)], [([0, 1, 2], 3), ([0], 10), ([2], 1.5), ([1, 2], 2)]):
    total = [sum(w for s, w in items if i in s) for i in range(3)]
    unique = [sum(w for s, w in items if s == [i]) for i in range(3)]
    shapley = [sum(w / len(s) for s, w in items if i in s) for i in range(3)]
    coded, weights = [sum(1 << i for i in s) for s, _ in items], [w for _, w in items]
    add("StrategyCoverage.Contributions", [coded, weights], [*total, *unique, *shapley], NP)
    left, chosen = list(items), []
    while len(chosen) < 3:
        best = max((i for i in range(3) if i not in chosen), key=lambda i: (sum(w for s, w in left if i in s), -i))
        if not any(best in s for s, _ in left):
            break  # nothing is added
        chosen.append(best)
        left = [(s, w) for s, w in left if best not in s]
    add("StrategyCoverage.Greedy", [coded, weights], chosen, NP)

# A rate per weekday: quasi-Poisson with a dispersion of at least 1; none of these counts strays so far that it would be weighed down.
for period, weeks, spread in ((7, 6, 3.0), (5, 8, 1.6)):
    phase, days = np.arange(period * weeks) % period, period * weeks
    n = np.round(rng.uniform(0.8, 1.4, days), 2)
    y = np.round((40 + 6 * phase) * n + spread * 4 * np.where(np.arange(days) % 2 == 0, 1, -1))
    fit = sm.GLM(y, np.eye(period)[phase], family=sm.families.Poisson(), exposure=n).fit(scale="X2", tol=1e-14, maxiter=200)
    add("SeasonalRate.Fit", [y, n, period], [math.exp(fit.params[0]), max(1, fit.scale), y[phase == 0].sum()], SM, 1e-8)

# The best subset of one dimension, over all of them.
for observed, expected in (([30, 12, 9, 44, 11], [10, 12, 10, 15, 12]), ([100, 5, 90, 95], [100.0, 60.0, 95.0, 90.0])):
    o, e = np.array(observed), np.array(expected) * sum(observed) / sum(expected)
    for excess in (1, 0):
        best = 0
        for mask in range(1, 2 ** len(o) - 1):
            pick = np.array([mask >> i & 1 for i in range(len(o))], bool)
            C, B, N, k = o[pick].sum(), e[pick].sum(), o.sum(), pick.sum()
            if (C > B) if excess else (C < B):
                best = max(best, special.xlogy(C, C / B) + special.xlogy(N - C, (N - C) / (N - B)) - math.log(math.comb(len(o), k)) - k * math.log(N) / 2)
        add("SubsetScan.Best", [observed, expected, excess], best, NP, 1e-9)

# Tails.
for level in (0.5, 0.95, 1 - 1e-9):
    add("Tails.NormalCritical", [level], stats.norm.isf((1 - level) / 2), SP, 1e-8)
    add("Tails.StudentCritical", [level, 7], stats.t.isf((1 - level) / 2, 7), SP, 1e-7)
for z in (0.3, -2.5, 36.9):
    add("Tails.NormalTwoSided", [z], two(z), MP, 1e-8)
    add("Tails.StudentTwoSided", [z, 40], mp.betainc(20, mp.mpf(1) / 2, 0, 40 / (40 + mp.mpf(z) ** 2), regularized=True), MP, 1e-8)

# The onset of a known change by its posterior, and the share of a change that lies in a part by simulation with another generator.
gen = np.random.default_rng(606)
for n, start, rho, phi in ((14, 6, 3.0, 1.0), (28, 20, 0.4, 2.5)):
    m = np.round(gen.uniform(8, 30, n), 1)
    y = gen.poisson(m * np.where(np.arange(n) >= start, rho, 1)).astype(float)
    ll = np.array([special.xlogy(y[s:].sum(), y[s:].sum() / m[s:].sum()) - y[s:].sum() + m[s:].sum() for s in range(n)]) / phi
    post = np.exp(ll - np.logaddexp.reduce(ll))
    cum = post.cumsum()
    add("ChangeOnset.Of", [y, m, phi], [min(np.argmax(cum > 0.025), ll.argmax()), ll.argmax(), max(np.argmax(cum >= 0.975), ll.argmax()), y[ll.argmax():].sum() / m[ll.argmax():].sum()], NP, 1e-9)
for inside, outside, phi in (([[90, 300, 0.1], [60, 200, 0.1]], [[420, 4000, 0.1]], 1.0), ([[30, 900, 0.1]], [[200, 2500, 0.1], [70, 700, 0.1]], 2.0)):
    i, o = np.array(inside, float), np.array(outside, float)
    excess = lambda c: (c[..., 0] - c[..., 1] * c[..., 2]).sum(axis=-1)
    def drawn(c): return phi * (gen.poisson(c[:, 0] / phi, (400000, len(c))) - gen.poisson(c[:, 1] / phi, (400000, len(c))) * c[:, 2]).sum(axis=1)
    p, q = drawn(i), drawn(o)
    add("ChangeShare.Of", [inside, outside, phi], [excess(i) / (excess(i) + excess(o)), *np.quantile(p / (p + q), [0.025, 0.975])], NP, 1.5e-2)

# Surprise of a stream, view by view over whole arrays instead of row by row.
def surprise(v, per_day):
    n, s = len(v), np.sort
    mean = lambda w: np.array([v[max(0, i + 1 - w):i + 1].mean() for i in range(n)])
    near, far = mean(4), mean(16)
    change = np.where(np.arange(n) >= 16, far - np.roll(far, 16), 0)
    daily = np.array([near[i] - np.median([near[i - per_day * k] for k in range(1, min(6, i // per_day) + 1)]) if i >= 2 * per_day else np.nan for i in range(n)])
    z = np.zeros(n)
    for view in (near, far, change, daily):
        for i in range(n):
            past = s(view[:i][~np.isnan(view[:i])])
            k = len(past)
            if k < 100: continue
            lo, mid, hi = past[int(0.02 * k)], past[k // 2], past[min(k - 1, int(0.98 * k))]
            least = 1e-9 + abs(mid) * 1e-3
            z[i] = max(z[i], (view[i] - hi) / max(hi - mid, least), (lo - view[i]) / max(mid - lo, least))
    z = np.minimum(z, 1000)
    rare = np.array([-math.log10(((z[:i] >= z[i]).sum() + 0.3) / (i + 1)) if i >= 50 and z[i] > 0.3 else 0 for i in range(n)])
    return rare + 2 * np.log10(1 + np.minimum(10, z))
for n, jump in ((260, 40), (320, -25)):
    v = np.round(100 + 10 * np.sin(2 * np.pi * np.arange(n) / 24) + gen.normal(0, 3, n), 2)
    v[n - 30:n - 20] += jump
    got = surprise(v, 24)
    add("StreamSurprise.Scores", [v, 24, n - 29], got[n - 29], NP, 1e-7)
    rows_at, last = [], -10**9
    for i, x in enumerate(got):
        if x >= 3 and i - last > 20:
            rows_at.append(i); last = i
    add("StreamSurprise.Alarms", [np.round(got, 6), 3, 20], rows_at, NP)

# Beta-binomial tails; where SciPy's log beta functions lose digits, the mass at k by mpmath and the others by the ratio of neighbours.
for k, n, a, b in ((7, 20, 2, 5), (0, 12, 0.4, 0.9), (12, 12, 0.4, 0.9), (61, 100, 40, 42), (3, 900, 3, 2800), (520, 1000, 400, 410)):
    add("BetaBinomial.Tails", [k, n, a, b], [stats.betabinom.cdf(k, n, a, b), stats.betabinom.sf(k - 1, n, a, b)], SP, 1e-8)
for k, n, a, b in ((5600, 10_000, 3000, 3000), (120_000, 10**6, 9000, 91_000), (1_100_000, 10**9, 2000, 1_998_000), (920_000, 10**9, 2000, 1_998_000), (30, 10**6, 5, 10**6)):
    far = mp.mpf(k) * (a + b) > mp.mpf(n) * a
    m, s, t = (k, a, b) if far else (n - k, b, a)
    at = mp.binomial(n, m) * mp.beta(m + s, n - m + t) / mp.beta(s, t)
    j = np.arange(m, min(n, m + 2_000_000), dtype=np.longdouble)
    sum_ = at * (1 + mp.mpf(float(np.exp(np.cumsum(np.log((n - j) / (j + 1)) + np.log((j + s) / (n - j - 1 + t)))).sum())))
    add("BetaBinomial.Tails", [k, n, a, b], [1 - sum_ + at, sum_] if far else [sum_, 1 - sum_ + at], MP, 1e-9)
