# Read by methods.py: values of 1e9 with a deviation of 1, exact in fractions (their roots with 50 digits of mpmath).
from fractions import Fraction as F
FR = "fractions of python 3.11"


def exact(v):
    """A fraction, with 50 digits."""
    return M(v.numerator) / M(v.denominator)


def fractions(values):
    return [F(float(v)) for v in values]


def waves(n, shift, step=8):
    """Between −1.5 and 1.5 in steps that a double of 1e9 still holds."""
    return np.round(1.5 * np.sin(np.arange(n) * 1.7 + shift) * step) / step


def residuals(w, y, r):
    return [a * (b - r) for a, b in zip(w, y)]


def scatter(z):
    return sum(v * v for v in z) - sum(z) ** 2 / len(z)


def weighted(w, y):
    """The weighted mean and the linearised variance."""
    w, y = fractions(w), fractions(y)
    m = sum(a * b for a, b in zip(w, y)) / sum(w)
    return m, F(len(w), len(w) - 1) * sum(v * v for v in residuals(w, y, m)) / sum(w) ** 2


for n, level in ((2, 1e9), (40, 1e9), (400, 1e9), (400, -3e12)):
    y = level + waves(n, 0.3, 8 if abs(level) < 1e10 else 2)
    for w in (np.full(n, 7.5), 1 + np.arange(n) % 9 / 4):
        m, v = weighted(w, y)
        add("WeightedTally.Of", [w, y], [exact(sum(fractions(w)) ** 2 / sum(a * a for a in fractions(w))), exact(m), exact(v)], FR, 1e-11)
        z = [a * b for a, b in zip(fractions(w), fractions(y))]
        add("StratifiedTotal.Of", [w, y], [exact(sum(z)), mp.sqrt(exact(F(n, n - 1) * scatter(z)))], FR, 1e-11)
    # Sums of x of 1e9 a y, and less than one y more.
    y = 1 + np.arange(n) % 5
    x = y * level + waves(n, 1.1, 8 if abs(level) < 1e10 else 2)
    m = sum(fractions(x)) / sum(fractions(y))
    v = F(n, n - 1) * sum((a - m * b) ** 2 for a, b in zip(fractions(x), fractions(y))) / sum(fractions(y)) ** 2
    add("RatioTally.Of", [x, y], [exact(m), exact(v)], FR, 1e-11)

# Strata whose levels are far apart; every one drawn at its own chance.
for levels, weights in (((1e9, 1e9 + 4, 1e9 - 3), (2, 5, 11)), ((0, 1e9, 2e9), (3, 3, 8)), ((1e9, 1e9), (1, 40))):
    codes = np.arange(90) % len(levels)
    y = np.array(levels)[codes] + waves(90, 0.9)
    w = np.array(weights, float)[codes]
    m = weighted(w, y)[0]
    z = residuals(fractions(w), fractions(y), m)
    v = sum(F(len(own), len(own) - 1) * scatter(own) for own in ([e for e, c in zip(z, codes) if c == h] for h in range(len(levels)))) / sum(fractions(w)) ** 2
    add("StratifiedDomain.Variance", [codes, w, y], [exact(m), mp.sqrt(exact(v))], FR, 1e-11)


# Least squares, with all products of 50 digits.
def matrix(columns):
    return mp.matrix([[exact(F(float(c[i]))) for c in columns] for i in range(len(columns[0]))])


def squares(columns, y, kind="none", groups=None):
    """Coefficients, their errors, the residual variance; HC3 or clustered by groups where told."""
    X, Y = matrix(columns), matrix([y])
    n, k = X.rows, X.cols
    A = (X.T * X) ** -1
    b = A * (X.T * Y)
    e = Y - X * b
    s2 = sum(v * v for v in e) / (n - k)
    if kind == "none":
        V = A * s2
    else:
        if kind == "HC3":
            scores = [X[i, :].T * (e[i] / (1 - (X[i, :] * A * X[i, :].T)[0])) for i in range(n)]
        else:
            scores = [sum((X[i, :].T * e[i] for i in range(n) if groups[i] == g), mp.zeros(k, 1)) for g in sorted(set(groups))]
        V = A * sum((s * s.T for s in scores), mp.zeros(k)) * A
        if kind == "clustered":
            V *= M(len(scores)) / (len(scores) - 1) * M(n - 1) / (n - k)
    return list(b), [mp.sqrt(V[j, j]) for j in range(k)], s2


n = 36
ones, x, z = np.ones(n), 1e9 + waves(n, 0.2), np.arange(n) % 5 - 2.0
for level, slope in ((0, 0.5), (1e9, 0.5), (1e9, 0)):
    y = level + slope * (x - 1e9) + waves(n, 2.1, 16) * 0.5 + 0.25 * z
    for kind, code in (("none", 0), ("HC3", 4)):
        b, se, s2 = squares([ones, x, z], y, kind)
        add("LeastSquares.Fit far", [code, x, z, y], [*b, *se, s2], MP, 1e-9)
    groups = np.arange(n) // 4
    b, se, _ = squares([ones, x, z], y, "clustered", groups)
    add("LeastSquares.Clustered far", [groups, x, z, y], [*b, *se], MP, 1e-9)
# An effect so clear that its p is 1e-300.
for n, rise in ((90, 4), (180, 0.95), (3, 2)):
    y = 1e9 + np.arange(n) * rise + waves(n, 0.4)
    b, se, _ = squares([np.ones(n), np.arange(n)], y)
    t = b[1] / se[1]
    add("LeastSquares.Fit p", [np.arange(n), y], [b[1], t, mp.betainc(M(n - 2) / 2, M(1) / 2, 0, (n - 2) / (n - 2 + t * t), regularized=True)], MP, 1e-7)

# Panels at 1e9, whole and with gaps: unit and period dummies.
for gaps in (False, True):
    cells = [(u, t) for u in range(8) for t in range(6) if not gaps or (u * 7 + t * 3) % 11]
    u, t = np.array(cells).T
    d = ((u < 4) & (t >= 3)).astype(float)
    y = 1e9 + waves(len(u), 0.7) + u - 2.0 * t + 1.5 * d
    X = matrix([d, *[(u == g) * 1.0 for g in range(8)], *[(t == g) * 1.0 for g in range(1, 6)]])
    A, Y = (X.T * X) ** -1, matrix([y])
    b = A * (X.T * Y)
    e = Y - X * b
    # The treatment less units and periods: its regression on the dummies leaves it.
    D, W = matrix([d]), X[:, 1:]
    D = D - W * ((W.T * W) ** -1 * (W.T * D))
    q = sum(v * v for v in D)
    V = sum(sum(D[i] * e[i] for i in range(len(u)) if u[i] == g) ** 2 for g in range(8)) / q**2 * M(8) / 7 * M(len(u) - 1) / (len(u) - 6 - 1)
    add("DifferenceInDifferences.TwoWay far", [u, t, y, d], [b[0], mp.sqrt(V)], MP, 1e-9)
add("DifferenceInDifferences.FourCells", [40, 1e9, 1, 40, 1e9 + 3, 1, 50, 1e9 - 2, 1.5, 50, 1e9 - 1, 2], [2, mp.sqrt(M(1) / 40 + M(1) / 40 + M("1.5") / 50 + M(2) / 50)], MP, 1e-9)

# A broken line at 1e9: Newey–West of the series less 1e9.
import statsmodels.api as sm
for n, start, lags in ((30, 14, 3), (60, 40, 0)):
    y = waves(n, 1.3) + np.where(np.arange(n) >= start, 2 + 0.25 * (np.arange(n) - start), 0)
    X = np.column_stack([np.ones(n), np.arange(n), np.arange(n) >= start, np.maximum(0, np.arange(n) - start)]).astype(float)
    fit = sm.OLS(y, X).fit(cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True})
    add("InterruptedSeries.Fit", [start, lags, y + 1e9], [fit.params[2], fit.bse[2], fit.params[3], fit.bse[3]], SM, 1e-8)


# Poisson counts of a million million, by Newton steps of 50 digits.
def poisson(columns, counts, exposures):
    X, y, off = matrix(columns), [exact(F(float(c))) for c in counts], [mp.log(exact(F(float(e)))) for e in exposures]
    b = mp.zeros(X.cols, 1)
    b[0] = mp.log(sum(y) / sum(mp.e**o for o in off))
    for _ in range(40):
        mu = [mp.e ** (off[i] + (X[i, :] * b)[0]) for i in range(X.rows)]
        info = sum((X[i, :].T * X[i, :] * mu[i] for i in range(X.rows)), mp.zeros(X.cols))
        b += info**-1 * sum((X[i, :].T * (y[i] - mu[i]) for i in range(X.rows)), mp.zeros(X.cols, 1))
    mu = [mp.e ** (off[i] + (X[i, :] * b)[0]) for i in range(X.rows)]
    V = info**-1
    return list(b), [mp.sqrt(V[j, j]) for j in range(X.cols)], sum(a * mp.log(m) - m - mp.loggamma(a + 1) for a, m in zip(y, mu))


n = 24
for scale, slope in ((1e12, 1e-6), (1e12, 6.7e-6), (1e3, 0.2), (1e12, 0)):
    x = np.round(np.sin(np.arange(n) * 1.3), 3)
    e = 1.0 + np.arange(n) % 4
    c = np.round(scale * e * np.exp(slope * x) + math.sqrt(scale) * waves(n, 0.5))
    b, se, ll = poisson([np.ones(n), x], c, e)
    _, _, null = poisson([np.ones(n)], c, e)
    add("PoissonRegression.Fit far", [x, e, c], [b[0], b[1], se[0], se[1], ll], MP, 1e-9 if scale < 1e6 else 1e-6)
    lr = 2 * (ll - null)
    add("NestedModels.LikelihoodRatio counts", [x, e, c], [lr, mp.erfc(mp.sqrt(lr / 2))], MP, 1e-5)

# A drift of values of 1e9 that were measured to ±1, at moments of 1e9: p down to 1e-300.
for n, rise in ((12, 0.25), (60, 0.41), (400, 0.0234)):
    at, v = 1e9 + np.arange(n), 1e9 + rise * np.arange(n) + waves(n, 0.9, 4)
    w = 1 / (1 + np.arange(n) % 3) ** 2.0
    W, T, V = [1 / F(1 + i % 3) ** 2 for i in range(n)], fractions(at), fractions(v)
    tm, vm = sum(a * b for a, b in zip(W, T)) / sum(W), sum(a * b for a, b in zip(W, V)) / sum(W)
    q = sum(a * (b - tm) ** 2 for a, b in zip(W, T))
    b = sum(a * (c - tm) * (d - vm) for a, c, d in zip(W, T, V)) / q
    add("Heterogeneity.Trend far", [v, 1.0 + np.arange(n) % 3, at], [exact(b), 1 / mp.sqrt(exact(q)), tail2(exact(b) * mp.sqrt(exact(q)))], FR, 1e-7)

# Charts of a level of 1e9: half-widths and the centre.
for n in (2, 40):
    y = 1e9 + waves(n, 0.1)
    moves = [abs(b - a) for a, b in zip(fractions(y), fractions(y)[1:])]
    add("Xmr.Limits far", [y], [exact(sum(fractions(y)) / n), 2.66 * exact(sum(moves) / len(moves))], FR, 1e-6)
    order = sorted(moves)
    middle = (order[(n - 2) // 2] + order[(n - 1) // 2]) / 2
    add("ChangePoints.NoiseDeviation", [y], exact(middle) / (mp.sqrt(2) * mp.erfinv(M("0.5")) * mp.sqrt(2)), FR, 1e-9)
    smooth, level = [], F(10**9)
    for v in fractions(y):
        level = F(1, 5) * v + F(4, 5) * level
        smooth.append(level - 10**9 + 10)
    add("ControlCharts.Ewma far", [y, 1e9, 1], [exact(v) for v in smooth], FR, 1e-7)
for k, m in (([3 * 10**11 + s * 10**6 for s in (0, 1, -2, 3, -1)], [10**12] * 5), ([0, 0, 5], [10**12, 10**11, 10**12]), ([10**6] * 3, [10**6] * 3), ([0, 0], [3, 9])):
    p = F(sum(k), sum(m))
    half = [3 * mp.sqrt(exact(p * (1 - p) / v)) for v in m]
    add("ControlCharts.Proportions", [k, m], [max(0, exact(p) - h) for h in half] + [min(1, exact(p) + h) for h in half], MP, 1e-9)
    z = [(exact(F(a, b)) - exact(p)) / mp.sqrt(exact(p * (1 - p) / b)) if 0 < p < 1 else 0 for a, b in zip(k, m)]
    ratio = sum(abs(b - a) for a, b in zip(z, z[1:])) / (len(z) - 1) / M("1.128") if 0 < p < 1 else 1
    add("ControlCharts.Laney", [k, m], [max(0, exact(p) - h * ratio) for h in half] + [min(1, exact(p) + h * ratio) for h in half], MP, 1e-8)
z = [0.5, 1e12, -1e12, 2, 1e-300, -3e9]
up, down, ups, downs = F(0), F(0), [], []
for v in fractions(z):
    up, down = max(F(0), up + v - F(1, 2)), max(F(0), down - v - F(1, 2))
    ups, downs = ups + [exact(up)], downs + [exact(down)]
add("Cusum.Chart", [z], ups + downs, FR, 1e-11)

# A season on a level of 1e9: statsmodels' decomposition of the series less 1e9.
from statsmodels.tsa.seasonal import STL
for n, period in ((70, 7), (400, 24)):
    y = np.round(64 * (np.sin(2 * np.pi * np.arange(n) / period) * 3 + waves(n, 0.6) / 2 + np.arange(n) / n)) / 64
    y[n // 2] += 40
    trend = math.ceil(1.5 * period / (1 - 1.5 / 7)) | 1
    fit = STL(y, period=period, seasonal=7, trend=trend, robust=True).fit()
    add("Stl.Split far", [period, y + 1e9], [*fit.seasonal[:12], *fit.trend[20:32]], SM, 1e-6)

# Where it changed: every last change tried.
def cheapest_of(n, cost, penalty, shortest=2):
    best = [(-penalty, [])] + [(math.inf, [])] * n
    for to in range(1, n + 1):
        best[to] = min(((best[f][0] + cost(f, to) + penalty, [*best[f][1], f]) for f in range(to - shortest + 1)), default=(math.inf, []), key=lambda c: c[0])
    return [f for f in best[n][1] if f > 0]


for n, step, penalty in ((30, 2, 6), (60, 0.75, 5)):
    y = waves(n, 0.2, 4) + step * (np.arange(n) >= n // 2)
    add("ChangePoints.Mean", [y + 1e9, 1, penalty], cheapest_of(n, lambda f, t: ((y[f:t] - y[f:t].mean()) ** 2).sum(), penalty), NP)
for n, step, scale in ((40, 3, 10**6), (60, 2, 10**6), (40, 2, 10**7)):
    t = 1 + np.arange(n) % 3
    c = [int(round(scale**2 * a + scale * (w + step * (i >= n // 2)))) for i, (a, w) in enumerate(zip(t, waves(n, 0.8)))]
    def rate_cost(f, u):
        s, e = sum(c[f:u]), sum(int(v) for v in t[f:u])
        return 2 * M(s) * (mp.log(e) - mp.log(s))
    add("ChangePoints.Rate", [c, t, 9], cheapest_of(n, rate_cost, 9), MP)

# Samples of values of 1e9.
for n in (2, 40):
    y, u = 1e9 + waves(n, 0.3), 2e9 + waves(n, 1.9)
    for w in (np.full(n, 7.5), 1 + np.arange(n) % 9 / 4):
        W, Y, U = fractions(w), fractions(y), fractions(u)
        z = [a * b for a, b in zip(W, Y)]
        add("SurveyEstimates.Total", [w, y], [exact(sum(z)), mp.sqrt(exact(n * scatter(z) / (n - 1)))], FR, 1e-9)
        r = sum(z) / sum(a * b for a, b in zip(W, U))
        rest = [a * (b - r * c) for a, b, c in zip(W, Y, U)]
        add("SurveyEstimates.Ratio", [w, y, u], [exact(r), mp.sqrt(exact(n * scatter(rest) / (n - 1))) / exact(sum(a * b for a, b in zip(W, U)))], FR, 1e-9)
        m = sum(z) / sum(W)
        rest = [a * (b - m) for a, b in zip(W, Y)]
        variance = n * scatter(rest) / (n - 1) / sum(W) ** 2
        add("SurveyEstimates.Mean far", [w, y], [exact(m), mp.sqrt(exact(variance))], FR, 1e-9)
        simple = sum(a * (b - m) ** 2 for a, b in zip(W, Y)) / sum(W) * n / (n - 1) * (1 - n / sum(W)) / n
        add("SurveyEstimates.DesignEffect", [w, y], exact(variance / simple), FR, 1e-6)
        if n > 2:
            inside = [i % 3 > 0 for i in range(n)]
            d = sum(a for a, i in zip(z, inside) if i) / sum(a for a, i in zip(W, inside) if i)
            rest = [a * (b - d) if i else F(0) for a, b, i in zip(W, Y, inside)]
            add("SurveyEstimates.Domain", [w, y, np.array(inside)], [exact(d), mp.sqrt(exact(n * scatter(rest) / (n - 1))) / exact(sum(a for a, i in zip(W, inside) if i))], FR, 1e-9)
            # Calibration to the number of units and the total of an auxiliary around 2e9.
            T = [F(1000), F(1000) * 2 * 10**9 + 100]
            X = matrix([np.ones(n), u])
            Ww = mp.diag([exact(a) for a in W])
            cross = X.T * Ww * X
            lam = cross**-1 * (mp.matrix([exact(t) for t in T]) - X.T * mp.matrix([exact(a) for a in W]))
            move = X * lam
            star = [exact(a) * (1 + move[i]) for i, a in enumerate(W)]
            add("Calibrated.Greg", [w, u, [float(t) for t in T]], star, MP, 1e-8)
            size, Ym = sum(star), [exact(a) for a in Y]
            mean = sum(a * b for a, b in zip(star, Ym)) / size
            lin = mp.matrix([(v - mean) / size for v in Ym])
            e = lin - X * (cross**-1 * (X.T * Ww * lin))
            g = [star[i] * e[i] for i in range(n)]
            add("Calibrated.Mean far", [w, u, [float(t) for t in T], y], [mean, mp.sqrt(M(n) / (n - 1) * (sum(v * v for v in g) - sum(g) ** 2 / n))], MP, 1e-6)
    # Predictions for a million million items.
    if n > 2:
        f = 1e9 + waves(n, 0.3) * 0.75 + waves(n, 2.7) / 4
        N, v = 10**12, F(6, 10)
        Y, P = fractions(y), fractions(f)
        cov = (sum(a * b for a, b in zip(Y, P)) - sum(Y) * sum(P) / n) / (n - 1)
        lam = min(F(1), max(F(0), cov / ((1 + F(n, N)) * F(0.6))))
        rest = [a - lam * b for a, b in zip(Y, P)]
        add("PredictionPowered.Mean", [y, f, N, 1e9, 0.6], [exact(lam * 10**9 + sum(rest) / n), mp.sqrt(exact(lam**2 * F(0.6) / N + scatter(rest) / (n - 1) / n))], FR, 1e-6)
# Strata of yes and no where nobody or everybody says yes, and of a million million.
for N, k, m in (([10**12, 10**12, 10**12], [0, 10**6, 3], [10**6, 10**6, 10**6]), ([500, 300, 200], [0, 20, 30], [40, 20, 60]), ([10**12, 10**9], [10**5, 1], [10**6, 2])):
    total = sum(N)
    p = sum(F(a * b, c) for a, b, c in zip(N, k, m)) / total
    v = sum(F(a, total) ** 2 * (1 - F(c, a)) * F(b, c) * (1 - F(b, c)) / (c - 1) for a, b, c in zip(N, k, m))
    add("Stratified.Total", [N, k, m], [exact(p * total), mp.sqrt(exact(v)) * total], FR, 1e-9)

# A split of a change, of shares and rates from a million million.
shares = [(F(1, 3), F(10**6 + 1, 10**12), F(1, 3) + F(1, 10**9), F(10**6 + 3, 10**12)), (F(2, 3), F(1), F(2, 3) - F(1, 10**9), F(1)), (F(0), F(0), F(0), F(0))]
given = [[float(v) for v in row] for row in shares]
rows_of = [fractions(r) for r in given]
whole = [sum(r[0] * r[1] for r in rows_of), sum(r[2] * r[3] for r in rows_of)]
mix = [(r[2] - r[0]) * ((r[1] + r[3]) / 2 - sum(whole) / 2) for r in rows_of]
rate = [(r[3] - r[1]) * (r[0] + r[2]) / 2 for r in rows_of]
add("Kitagawa.Split", [given], [exact(v) for v in mix + rate], FR, 1e-5)

# Two who between them saw a million million, and almost nobody.
for a, b, c in ((10**12, 10**12, 5 * 10**11), (3, 2, 0), (10**12, 1, 1)):
    v = F((a + 1) * (b + 1) * (a - c) * (b - c), (c + 1) ** 2 * (c + 2))
    if v > 0:
        add("CaptureRecapture.Chapman", [a, b, c], [exact(F((a + 1) * (b + 1), c + 1) - 1), mp.sqrt(exact(v))], FR, 1e-9)

# What is kept of a synthetic control when 1e9 is added to everybody: weights sum to 1.
for donors, periods, start in ((3, 12, 8), (5, 18, 12)):
    panel = np.array([np.cumsum(waves(periods, 0.4 + j)) for j in range(donors)])
    target = np.round((panel[0] * 0.5 + panel[1] * 0.25 + panel[2] * 0.25 + waves(periods, 5.0) / 8 + 2 * (np.arange(periods) >= start)) * 64) / 64

    def kept(own, others):
        # Non-negative least squares with the sum of weights as one more, heavy, row.
        w, _ = optimize.nnls(np.vstack([others[:, :start].T, np.full(len(others), 1e5)]), np.append(own[:start], 1e5), maxiter=10_000)
        w = w / w.sum()
        gap = own - w @ others
        return w, gap[start:].mean(), math.sqrt((gap[start:] ** 2).mean() / (gap[:start] ** 2).mean())

    w, effect, ratio = kept(target, panel)
    placebos = [kept(panel[j], np.delete(panel, j, axis=0))[2] for j in range(donors)]
    add("SyntheticControl.Fit", [start, target + 1e9, *(panel + 1e9)], [w, effect, ratio, (1 + sum(p >= ratio for p in placebos)) / (donors + 1)], SP, 1e-5)


# Run lengths of a series of 1e9, from the marginal likelihoods of every segmentation about 0.
def evidence_of(v, k0, a0, b0):
    if len(v) == 0:
        return M(0)
    k, a = M(k0) + len(v), M(a0) + M(len(v)) / 2
    mean = sum(v) / len(v)
    b = M(b0) + sum((x - mean) ** 2 for x in v) / 2 + M(k0) * len(v) * mean**2 / 2 / k
    return mp.loggamma(a) - mp.loggamma(a0) + M(a0) * mp.log(b0) - a * mp.log(b) + (mp.log(k0) - mp.log(k)) / 2 - M(len(v)) / 2 * mp.log(2 * mp.pi)


for n, step in ((25, 5), (30, 0)):
    y = waves(n, 0.6) + step * (np.arange(n) >= n - 4)
    v, h = [exact(F(float(q))) for q in y], M(1) / 50
    starts = [M(1)]
    for s in range(1, n + 1):
        starts.append(sum(starts[f] * mp.e ** evidence_of(v[f:s], 1, 2, 2) * (1 - h) ** (s - f - 1) * h for f in range(s)))
    last = [starts[f] * mp.e ** evidence_of(v[f:], 1, 2, 2) * (1 - h) ** (n - f) for f in range(n)] + [starts[n]]
    share = [q / sum(last) for q in last]
    add("OnlineChangePoint.Detect", [y + 1e9, 1e9, 1, 2, 2, 50], [sum(share[-3:]), n - max(range(n + 1), key=lambda i: share[i])], MP, 1e-6)

# Weights of a million million beside those of one.
for w in ([1e12] * 5, [1e12, 1, 1, 1], [1, 1e-300, 1e6]):
    W = fractions(w)
    add("DesignInterval.KishSize", [w], exact(sum(W) ** 2 / sum(a * a for a in W)), FR, 1e-12)


# A season of a million million events a day.
def middle_of(values):
    s = sorted(values)
    return (s[(len(s) - 1) // 2] + s[len(s) // 2]) / 2


for weeks, more in ((5, 3), (8, -40)):
    n = 7 * weeks
    c = np.round(1e12 * (1 + 0.4 * np.sin(2 * np.pi * np.arange(n) / 7)) + 2e6 * waves(n, 0.2))
    C = [exact(F(float(v))) for v in c]
    overall = middle_of(C)
    factor = [middle_of(C[ph::7]) / overall for ph in range(7)]
    now = middle_of([C[i] / factor[i % 7] for i in range(n - 28, n)])
    rest = [abs(2 * (mp.sqrt(C[i] + M("0.375")) - mp.sqrt(now * factor[i % 7] + M("0.375")))) for i in range(n - 28, n)]
    phi, expected = max(M(1), (middle_of(rest) / (mp.sqrt(2) * mp.erfinv(M("0.5")))) ** 2), now * factor[0]
    half, root = mp.sqrt(2) * mp.erfinv(M("0.9973")) * mp.sqrt(phi) / 2, mp.sqrt(expected + M("0.375"))
    new = float(mp.nint(expected + more * 10**6))
    add("SeasonalBaseline.Count", [c, new], [expected, (root - half) ** 2 - M("0.375"), (root + half) ** 2 - M("0.375"), 2 * (mp.sqrt(exact(F(new)) + M("0.375")) - root) / mp.sqrt(phi)], MP, 1e-8)
