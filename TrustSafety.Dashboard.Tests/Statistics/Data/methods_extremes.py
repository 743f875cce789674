# Read by methods.py: nobody and everybody, one unit, counts of a million million, means of 1e9 with a deviation of 1, and tails down to 1e-300, with 50 digits of mpmath.
M = mp.mpf
ZM = mp.sqrt(2) * mp.erfinv(M("0.95"))


def tail2(z):
    return mp.erfc(abs(z) / mp.sqrt(2))


def root(f, low, high):
    """By halves: f rises from below 0."""
    low, high = M(low), M(high)
    for _ in range(220):
        middle = (low + high) / 2
        if f(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def score_difference(k, n, c, m, d, yates):
    """The score statistic of the difference d, with the shares that are likeliest under it."""
    k, n, c, m = M(k), M(n), M(c), M(m)
    low, high = max(M(0), -d), min(M(1), 1 - d)
    slope = lambda q: -((k / (q + d) if k else 0) - ((n - k) / (1 - q - d) if n - k else 0) + (c / q if c else 0) - ((m - c) / (1 - q) if m - c else 0))
    tiny = M(10) ** -45
    q = root(slope, low + tiny, high - tiny)
    v = ((q + d) * (1 - q - d) / n + q * (1 - q) / m) * ((n + m) / (n + m - 1) if yates else 1)
    return (k / n - c / m - d) / mp.sqrt(v)


for k, n, c, m in ((5 * 10**11 + 10**6, 10**12, 5 * 10**11, 10**12), (10**6, 10**12, 0, 10**12), (1, 1, 0, 1), (10**6, 10**6, 1, 10**6)):
    p = M(k) / n - M(c) / m
    for name, yates in (("TwoProportions.MiettinenNurminen", True), ("ProportionDifference.Mee", False)):
        far = lambda d, s: s * ZM - score_difference(k, n, c, m, d, yates)
        edge = M(10) ** -40
        low = root(lambda d: far(d, 1), -1 + edge, p)
        high = root(lambda d: far(d, -1), p, 1 - edge)
        z = score_difference(k, n, c, m, M(0), yates)
        add(name, [k, n, c, m], [low, high, tail2(z)], MP, 1e-7)

# Two rates of a million million events, and one with none: λ̃ solves the likelihood under the difference.
for x, t, y, u in ((10**12 + 4 * 10**6, 10**6, 10**12, 10**6), (0, 10**9, 3, 10**9), (1, 1, 0, 1)):
    def at(d, x=x, t=t, y=y, u=u):
        x, t, y, u = M(x), M(t), M(y), M(u)
        # (x/(l + d) − t) + (y/l − u) = 0 in l, the base's rate.
        a, b, c = t + u, (t + u) * d - x - y, -y * d
        l = (-b + mp.sqrt(b * b - 4 * a * c)) / (2 * a)
        v = (l + d) / t + l / u
        return (x / t - y / u - d) / mp.sqrt(v) if v > 0 else M(0)
    p = M(x) / t - M(y) / u
    wide = 60 * (mp.sqrt(M(x + 1)) / t + mp.sqrt(M(y + 1)) / u)
    tiny = wide * M(10) ** -40
    low = root(lambda d: ZM - at(d), max(p - wide, -M(10) ** 30), p - tiny)
    high = root(lambda d: -ZM - at(d), p + tiny, p + wide)
    add("TwoRates.Score", [x, t, y, u], [low, high, tail2(at(M(0)))], MP, 1e-7)

# Pairs that disagree: by the definition.
for b, c, n in ((10**12, 10**12 - 5 * 10**6, 4 * 10**12), (1, 0, 2), (0, 9, 9 * 10**11)):
    add("McNemar.Difference", [b, c, n], [M(b - c) / n, mp.sqrt(M(b + c) - M(b - c) ** 2 / n) / n], MP, 1e-8)

# Allocation: χ² of one degree of freedom to 1e-300.
for n, z in ((10**12, 37), (10**6, 36)):
    k = int(n / 2 + z * math.sqrt(n) / 2)
    x = M(2 * k - n) ** 2 / n
    add("SampleRatio.ChiSquared", [[k, n - k], [1, 1]], [x, mp.erfc(mp.sqrt(x / 2))], MP, 1e-8)

# Labels of a million million: errors of sensitivity and specificity alone are left.
for p, n, se, n1, sp, n0 in ((0.25, 1e12, 0.9, 1e12, 0.95, 1e12), (0.05, 1e12, 0.8, 40, 0.97, 60)):
    j = M(repr(se)) + M(repr(sp)) - 1
    true = (M(repr(p)) + M(repr(sp)) - 1) / j
    v = M(repr(p)) * (1 - M(repr(p))) / n + true ** 2 * M(repr(se)) * (1 - M(repr(se))) / n1 + (1 - true) ** 2 * M(repr(sp)) * (1 - M(repr(sp))) / n0
    add("RoganGladen.Delta", [p, math.sqrt(p * (1 - p) / n), se, n1, sp, n0], [true, mp.sqrt(v) / j], MP, 1e-8)

# Means of 1e9 with a deviation of 1, of two units and of a million million.
for n, x, v, m, y, w in ((1e12, 1e9 + 1e-5, 1, 1e12, 1e9, 1), (2, 1e9 + 3, 1, 2, 1e9, 1), (1e6, 1e9 + 0.0525, 1, 1e6, 1e9, 1)):
    d, e = M(x) - M(y), mp.sqrt(M(v) / M(n) + M(w) / M(m))
    add("MeanDifference.Normal", [n, x, v, m, y, w], [d, d / e, tail2(d / e), d - ZM * e, d + ZM * e], MP, 1e-7)
    add("Wald.Difference", [x, v / n, y, w / m], [d - ZM * e, d + ZM * e, tail2(d / e)], MP, 1e-7)
    add("PostStratified.Difference", [[[n, x, v], [n, y, v]], [[m, y, w], [m, y, w]]], [d / 2, e / mp.sqrt(2) if n == m else 0], MP, 1e-7)

# CUPED of values around 1e9: θ and the difference from what is left when 1e9 is taken off first.
def near(n, shift):
    at = np.arange(n)
    x = np.round(np.sin(at * 1.7 + shift), 3)
    y = np.round(0.8 * x + np.cos(at * 2.3 + shift) * 0.5 + shift * 0.1, 3)
    return x, y


(x, y), (u, v) = near(40, 0.0), near(50, 0.4)
X, Y = np.concatenate([x, u]), np.concatenate([y, v])
theta = np.cov(X, Y)[0, 1] / X.var(ddof=1)
a, b = y - theta * (x - X.mean()), v - theta * (u - X.mean())
t = stats.ttest_ind(a, b, equal_var=False)
add("Cuped.Theta", [y + 1e9, x + 1e9, v + 1e9, u + 1e9], theta, NP, 1e-6)
add("Cuped.Difference", [y + 1e9, x + 1e9, v + 1e9, u + 1e9], [a.mean() - b.mean(), t.statistic, t.pvalue], SP, 1e-5)

# Tails of Student's t that are 1e-300, and of one and of a million million degrees.
for t, df in ((1e30, 10), (37.5, 1e12), (1e8, 1), (1e100, 3)):
    xm = M(df) / (M(df) + M(t) ** 2)
    add("Tails.StudentTwoSided", [t, df], mp.betainc(M(df) / 2, M(1) / 2, 0, xm, regularized=True) if df < 1e6 else tail2(M(t)) * (1 + (M(t) ** 4 + M(t) ** 2) / (4 * M(df))), MP, 1e-8)

# The hundredth of a standard error of a million million, and one unit in each.
for p, q, n, share in ((0.5, 0.5, 1e12, 0.5), (1e-9, 2e-9, 1e12, 0.1), (0, 1, 2, 0.5)):
    add("DesignError.Proportions", [p, q, n, share], mp.sqrt(M(p) * (1 - M(p)) / (M(n) * M(share)) + M(q) * (1 - M(q)) / (M(n) * (1 - M(share)))), MP)
