"""Writes golden.csv: method, arguments, expected, relative tolerance, tool. Run with Debian 12's python3 (scipy 1.10.1, statsmodels 0.13.5, mpmath 1.2.1)."""
import math
import numpy as np
import scipy, statsmodels, mpmath as mp
from scipy import optimize, stats
from statsmodels.stats import proportion as pr, power as pw, multitest as mt, contingency_tables as ct, inter_rater as ir
import statsmodels.api as sm

mp.mp.dps = 60
rows = []
SP, SM, MP = f"scipy {scipy.__version__}", f"statsmodels 0.13.5", f"mpmath {mp.__version__}"

def fmt(v):
    if isinstance(v, (list, tuple, np.ndarray)):
        return " ".join(fmt(x) for x in np.ravel(np.asarray(v, dtype=object)))
    v = float(v)
    return "Infinity" if v == math.inf else "-Infinity" if v == -math.inf else repr(v)

def add(method, args, expected, rel, tool):
    rows.append(",".join([method, fmt(args), fmt(expected), repr(rel), tool]))

# Tails by arbitrary precision.
for x in (-37.5, -20, -8.3, -1, 0.5, 3): add("normal-lower", [x], mp.ncdf(x), 2e-13, MP)
def t_upper(t, df):
    t, df = mp.mpf(t), mp.mpf(df)
    return mp.betainc(df / 2, mp.mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2
for t, df in ((10, 6866), (3, 5), (0.1, 1.5), (36, 500), (60, 30), (1e5, 60), (8, 0.7)): add("student-upper", [t, df], t_upper(t, df), 2e-12, MP)
def q(a, x): return mp.gammainc(a, x, mp.inf, regularized=True)
for x, df in ((676, 1), (1370, 1), (3.84, 1), (1400, 20), (30, 50), (1e-8, 2), (5200, 4000)): add("chi2-upper", [x, df], q(mp.mpf(df) / 2, mp.mpf(x) / 2), 2e-12, MP)
def binom_upper(k, n, p): return mp.betainc(k, n - k + 1, 0, mp.mpf(p), regularized=True)
for k, n, p in ((51, 235, 1 / 6), (900, 1000, 0.5), (3, 100000, 1e-6), (1, 1, 0.3), (600, 700, 0.25)): add("binomial-upper", [k, n, p], binom_upper(k, n, p), 1e-11, MP)
for a, b, p in ((18, 3, .025), (0.5, 1000.5, .025), (1, 1e6, .025), (3, 2e6, .975), (300, 200, 1e-6), (0.3, 0.4, .2)): add("beta-quantile", [a, b, p], stats.beta.ppf(p, a, b), 1e-8, SP)
for a, p in ((0.5, .05), (10, .025), (1e6, .975), (57, 1e-9)): add("gamma-quantile", [a, p], stats.gamma.ppf(p, a), 1e-9, SP)
for t, df, nc in ((2, 10, 1), (-1, 29, 0.5), (1.66, 100, 3), (2.1, 5, -2), (1.99, 1000, 2.5)): add("noncentral-t-lower", [t, df, nc], stats.nct.cdf(t, df, nc), 1e-7, SP)

# One proportion.
for k, n in ((0, 1), (1, 1), (0, 50), (7, 50), (50, 50), (1234567, 10**9), (999, 1000)):
    lo, hi = pr.proportion_confint(k, n, 0.05, "jeffreys")
    add("jeffreys", [k, n], [0 if k == 0 else lo, 1 if k == n else hi], 1e-7, SM)
    add("agresti-coull", [k, n], np.clip(pr.proportion_confint(k, n, 0.05, "agresti_coull"), 0, 1), 1e-9, SM)
for k, n, p in ((51, 235, 1 / 6), (0, 20, .1), (20, 20, .9), (5, 10, .5), (53, 100, .5), (2, 1000, .01)):
    for alt in ("two-sided", "greater", "less"):
        add("binomial-test-" + alt, [k, n, p], stats.binomtest(k, n, p, alternative=alt).pvalue, 1e-9, SP)

# Two proportions.
tables = ((7, 34, 1, 34), (10, 100, 20, 100), (0, 10, 5, 12), (500, 1009, 42, 104), (3, 3, 0, 3), (150, 20000, 100, 20000))
for k, n, c, m in tables:
    t = [[k, c], [n - k, m - c]]
    for alt in ("two-sided", "greater", "less"): add("fisher-" + alt, [k, n, c, m], stats.fisher_exact(t, alt)[1], 1e-8, SP)
    g = stats.chi2_contingency(t, correction=False, lambda_="log-likelihood")
    add("g-test", [k, n, c, m], [g[0], g[1]], 1e-8, SP)
    g = stats.chi2_contingency(t, correction=True, lambda_="log-likelihood")
    add("g-test-corrected", [k, n, c, m], [g[0], g[1]], 1e-8, SP)
# scipy's barnard_exact misses tied tables by rounding; this counts them and searches pi on a fine grid.
def barnard(k, n, c, m, alt):
    x, y = np.mgrid[0:n + 1, 0:m + 1]
    p = (x + y) / (n + m)
    v = p * (1 - p) * (1 / n + 1 / m)
    z = np.where(v > 0, (x / n - y / m) / np.sqrt(np.where(v > 0, v, 1)), 0)
    region = {"two-sided": np.abs(z) >= abs(z[k, c]) - 1e-9, "greater": z >= z[k, c] - 1e-9, "less": z <= z[k, c] + 1e-9}[alt]
    return max(stats.binom.pmf(np.arange(n + 1), n, q) @ region @ stats.binom.pmf(np.arange(m + 1), m, q) for q in np.linspace(0, 1, 20001))
for k, n, c, m in ((7, 12, 2, 13), (10, 20, 5, 18), (0, 8, 4, 9), (3, 3, 0, 3)):
    t = [[k, c], [n - k, m - c]]
    for alt in ("two-sided", "greater", "less"):
        add("barnard-" + alt, [k, n, c, m], barnard(k, n, c, m, alt), 1e-5, "numpy " + np.__version__)
        add("boschloo-" + alt, [k, n, c, m], stats.boschloo_exact(t, alt, n=64).pvalue, 1e-5, SP)
for k, n, c, m in ((7, 34, 1, 34), (10, 100, 20, 100), (500, 1009, 42, 104), (150, 20000, 100, 20000)):
    add("koopman", [k, n, c, m], pr.confint_proportions_2indep(k, n, c, m, compare="ratio", method="score", correction=False), 1e-6, SM)
    add("katz", [k, n, c, m], pr.confint_proportions_2indep(k, n, c, m, compare="ratio", method="log"), 1e-9, SM)
    add("woolf", [k, n, c, m], pr.confint_proportions_2indep(k, n, c, m, compare="odds-ratio", method="logit"), 1e-9, SM)
    add("newcombe", [k, n, c, m], pr.confint_proportions_2indep(k, n, c, m, method="newcomb"), 1e-9, SM)
    add("agresti-caffo", [k, n, c, m], pr.confint_proportions_2indep(k, n, c, m, method="agresti-caffo"), 1e-9, SM)

# Means and ranks.
for a in ((30, 5.1, 2.2, 25, 4.2, 3.1), (2, 1, .5, 2, 3, .4), (10**6, 1e9, 1, 10**6, 1e9 + .001, 1)):
    n, m1, v1, m, m2, v2 = a
    r = stats.ttest_ind_from_stats(m1, math.sqrt(v1), n, m2, math.sqrt(v2), m, equal_var=False)
    add("welch", a, [r.statistic, r.pvalue], 1e-8, SP)
    r = stats.ttest_ind_from_stats(m1, math.sqrt(v1), n, m2, math.sqrt(v2), m, equal_var=True)
    add("pooled-t", a, [r.statistic, r.pvalue], 1e-8, SP)
rng = np.random.default_rng(5)
for n, m in ((8, 9), (30, 25)):
    x, y = rng.integers(0, 6, n), rng.integers(1, 8, m)
    for alt in ("two-sided", "greater", "less"):
        add("mann-whitney-" + alt, [n, *x, *y], stats.mannwhitneyu(x, y, alternative=alt, method="asymptotic").pvalue, 1e-10, SP)
x, y = np.round(rng.normal(0, 1, 12), 6), np.round(rng.normal(.8, 1, 15), 6)
add("mann-whitney-exact", [12, *x, *y], stats.mannwhitneyu(x, y, method="exact").pvalue, 1e-10, SP)

# Design.
for d, n, ratio in ((.2, 100, 1), (.5, 40, 2), (.05, 5000, .25)):
    add("power-two-sample-t", [d, n, ratio], pw.TTestIndPower().power(d, n, .05, ratio), 1e-6, SM)
    add("power-two-sample-z", [d, n, ratio], pw.NormalIndPower().power(d, n, .05, ratio), 1e-9, SM)

# Many at once.
for p in ([.01, .02, .03, .5], [1e-300, .04, .04, 1.0, .2], [.7]):
    for name, key in (("sidak", "sidak"), ("holm", "holm"), ("holm-sidak", "holm-sidak"), ("hochberg", "simes-hochberg"), ("by", "fdr_by")):
        add(name, p, mt.multipletests(p, .05, key)[1], 1e-12, SM)

# Agreement.
for b, c in ((10, 25), (0, 7), (59, 6)):
    t = [[0, b], [c, 0]]
    add("mcnemar-exact", [b, c], ct.mcnemar(t, exact=True).pvalue, 1e-10, SM)
    add("mcnemar-corrected", [b, c], [ct.mcnemar(t, exact=False).statistic, ct.mcnemar(t, exact=False).pvalue], 1e-10, SM)
for t in (np.array([[88, 14, 18], [10, 40, 10], [2, 6, 12]]), np.array([[20, 5, 1], [3, 15, 6], [0, 4, 30]])):
    for name, kw in (("plain", {}), ("linear", {"wt": "linear"}), ("quadratic", {"wt": "quadratic"})):
        k = ir.cohens_kappa(t, **kw)
        add("kappa-" + name, t, [k.kappa, k.std_kappa, k.std_kappa0], 1e-9, SM)

# Classification by brute force over all pairs.
def delong(s, y):
    p, n = s[y == 1], s[y == 0]
    h = (p[:, None] > n[None, :]) + .5 * (p[:, None] == n[None, :])
    return h.mean(1), h.mean(0), h.mean()
rng = np.random.default_rng(11)
for n in (40, 150):
    y = (rng.random(n) < .4).astype(int)
    s, r = np.round(y + rng.normal(0, 1.2, n), 1), np.round(y + rng.normal(0, 2, n), 1)
    a, b, auc = delong(s, y)
    add("auc", [n, *y, *s], [auc, math.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))], 1e-10, "numpy " + np.__version__)
    a2, b2, auc2 = delong(r, y)
    add("auc-difference", [n, *y, *s, *r], [auc - auc2, math.sqrt((a - a2).var(ddof=1) / len(a) + (b - b2).var(ddof=1) / len(b))], 1e-10, "numpy " + np.__version__)
    w = np.round(rng.uniform(1, 9, n), 2)
    NP = "numpy " + np.__version__
    at = [(sum(w[(s >= v) & (y == 1)]) / sum(w[y == 1]), sum(w[(s >= v) & (y == 1)]) / sum(w[s >= v])) for v in sorted(set(s), reverse=True)]
    add("average-precision", [n, *y, *s, *w], sum((q[0] - p[0]) * q[1] for p, q in zip([(0, 0), *at], at)), 1e-10, NP)
    hit, flagged, positive = sum(w[(s >= .5) & (y == 1)]), sum(w[s >= .5]), sum(w[y == 1])
    add("threshold-f2", [n, *y, *s, *w], [hit / flagged, hit / positive, 5 * hit / (4 * positive + flagged)], 1e-10, NP)
    # Isotonic regression by its max-min formula.
    u = np.array(sorted(set(s)))
    num, den = [sum((w * y)[s == v]) for v in u], [sum(w[s == v]) for v in u]
    k = len(u)
    iso = [max(min(sum(num[i:j + 1]) / sum(den[i:j + 1]) for j in range(m, k)) for i in range(m + 1)) for m in range(k)]
    add("isotonic", [n, *y, *s, *w], np.interp([-1, 0, .5, 1, 1.7], u, iso), 1e-9, NP)

# Regression.
rng = np.random.default_rng(3)
n = 60
x1, x2 = np.round(rng.normal(0, 1, n), 3), np.round(rng.uniform(0, 4, n), 3)
g = np.arange(n) % 9
y = np.round(1 + 2 * x1 - .5 * x2 + rng.normal(0, 1 + x2, n), 3)
X = sm.add_constant(np.column_stack([x1, x2]))
fit = sm.OLS(y, X).fit()
add("ols", [n, *x1, *x2, *y], [*fit.params, *fit.bse, fit.llf], 1e-9, SM)
for hc in ("HC0", "HC1", "HC2", "HC3"): add("ols-" + hc, [n, *x1, *x2, *y], fit.get_robustcov_results(hc).bse, 1e-9, SM)
add("ols-cluster", [n, *x1, *x2, *y], fit.get_robustcov_results("cluster", groups=g).bse, 1e-9, SM)
b = (rng.random(n) < 1 / (1 + np.exp(-(.3 + x1 - .4 * x2)))).astype(int)
lg = sm.Logit(b, X).fit(disp=0, tol=1e-14)
add("logistic", [n, *x1, *x2, *b], [*lg.params, *lg.bse, lg.llf], 1e-8, SM)
c, e = rng.poisson(np.exp(.5 + .4 * x1) * (1 + x2)), np.round(1 + x2, 3)
po = sm.GLM(c, X[:, :2], family=sm.families.Poisson(), exposure=e).fit(tol=1e-14)
qp = sm.GLM(c, X[:, :2], family=sm.families.Poisson(), exposure=e).fit(scale="X2", tol=1e-14)
add("poisson-regression", [n, *x1, *e, *c], [*po.params, *po.bse, po.llf], 1e-8, SM)
add("quasi-poisson", [n, *x1, *e, *c], [*qp.params, *qp.bse, qp.scale], 1e-8, SM)
t = np.arange(40.0)
z = np.round(10 + .2 * t + 3 * (t >= 25) - .3 * np.maximum(0, t - 25) + np.cumsum(rng.normal(0, .4, 40)), 3)
Z = np.column_stack([np.ones(40), t, t >= 25, np.maximum(0, t - 25)]).astype(float)
nw = sm.OLS(z, Z).fit(cov_type="HAC", cov_kwds={"maxlags": 3, "use_correction": True})
add("interrupted", [25, 3, *z], [nw.params[2], nw.bse[2], nw.params[3], nw.bse[3]], 1e-8, SM)

# Many cells at once.
for k, n in ((3, 40), (700, 1000), (0, 25), (31, 10**6)):
    add("cells-wilson", [k, n], [max(0, v) for v in pr.proportion_confint(k, n, 0.05, "wilson")], 1e-11, SM)
    lo, hi = pr.proportion_confint(k, n, 0.05, "beta")
    add("cells-clopper-pearson", [k, n], [0 if k == 0 else lo, hi], 1e-9, SM)
    lo, hi = pr.proportion_confint(k, n, 0.05, "jeffreys")
    add("cells-jeffreys", [k, n], [0 if k == 0 else lo, hi], 1e-7, SM)
    add("cells-agresti-coull", [k, n], np.clip(pr.proportion_confint(k, n, 0.05, "agresti_coull"), 0, 1), 1e-11, SM)
    add("cells-rate", [k, n], [0 if k == 0 else stats.chi2.ppf(0.025, 2 * k) / 2 / n, stats.chi2.ppf(0.975, 2 * k + 2) / 2 / n], 1e-9, SP)
# statsmodels' search of the limits fails at its brackets; here the restricted likelihood's slope is solved instead of the cubic.
def score_limits(k, n, c, m):
    def z(d):
        slope = lambda q: k / (q + d) - (n - k) / (1 - q - d) + c / q - (m - c) / (1 - q)
        q = optimize.brentq(slope, max(0, -d) + 1e-12, min(1, 1 - d) - 1e-12, xtol=1e-16, rtol=1e-14)
        return (k / n - c / m - d) / math.sqrt(((q + d) * (1 - q - d) / n + q * (1 - q) / m) * (n + m) / (n + m - 1))
    d, crit = k / n - c / m, stats.norm.isf(0.025)
    return [optimize.brentq(lambda x: z(x) - crit, -0.9, d, xtol=1e-15, rtol=1e-14), optimize.brentq(lambda x: z(x) + crit, d, 0.9, xtol=1e-15, rtol=1e-14)]
for k, n, c, m in ((9, 40, 25, 60), (300, 1000, 260, 1100)):
    add("cells-newcombe", [k, n, c, m], pr.confint_proportions_2indep(k, n, c, m, method="newcomb"), 1e-10, SM)
    add("cells-pooled", [k, n, c, m], pr.proportions_ztest([k, c], [n, m]), 1e-11, SM)
    add("cells-miettinen-nurminen", [k, n, c, m], [*score_limits(k, n, c, m), pr.test_proportions_2indep(k, n, c, m, method="score").pvalue], 1e-9, SP)
    add("cells-agresti-caffo", [k, n, c, m], pr.confint_proportions_2indep(k, n, c, m, method="agresti-caffo"), 1e-11, SM)
    add("cells-fisher", [k, n, c, m], stats.fisher_exact([[k, n - k], [c, m - c]])[1], 1e-9, SP)
# n, mean, variance of both sides: a few units, many, and a tail that SciPy cannot reach by 1 - CDF.
for n, a, v, m, b, w in ((9, 5.2, 2.1, 14, 4.1, 0.7), (40_000, 1.02, 4.0, 1_200, 0.93, 6.5), (900, 8.1, 1.3, 700, 6.6, 2.2), (3, 5.2, 2.1, 4, 4.1, 0.7)):
    e = v / n + w / m
    df = e**2 / ((v / n)**2 / (n - 1) + (w / m)**2 / (m - 1))
    half = stats.t.isf(0.025, df) * math.sqrt(e)
    add("cells-welch", [n, a, v, m, b, w], [a - b - half, a - b + half, 2 * t_upper(mp.mpf(abs(a - b)) / mp.sqrt(mp.mpf(e)), df)], 1e-10, SP + " and " + MP)

open(__file__.replace(".py", ".csv"), "w").write("method,arguments,expected,relative,tool\n" + "\n".join(rows) + "\n")
