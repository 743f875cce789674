# Read by methods.py: what was seen at half its weight (mid-p), log loss, Hommel's adjustment, and clustered quantiles from sums.
import subprocess
import statsmodels.api as sm


def mid(k, n, p, above):
    """P(more extreme) + P(as seen)/2 of the binomial, term by term."""
    term = lambda x: mp.binomial(n, x) * mp.mpf(p) ** x * (1 - mp.mpf(p)) ** (n - x)
    return mp.fsum(term(x) for x in (range(k + 1, n + 1) if above else range(k))) + term(k) / 2


def mid_limit(k, n, above, alpha=0.05):
    if k == (0 if above else n):
        return mp.mpf(0 if above else 1)
    lo, hi = mp.mpf(0), mp.mpf(1)
    for _ in range(120):
        middle = (lo + hi) / 2
        if (mid(k, n, middle, above) > mp.mpf(alpha) / 2) == above:
            hi = middle
        else:
            lo = middle
    return lo


for k, n, null in ((0, 1, 0.5), (1, 1, 0.5), (0, 40, 0.1), (40, 40, 0.9), (7, 50, 0.3), (3, 1000, 0.01), (300, 300, 0.1)):
    p = min(mp.mpf(1), 2 * min(mid(k, n, null, True), mid(k, n, null, False)))
    add("MidP.Proportion", [k, n, null], [mid_limit(k, n, True), mid_limit(k, n, False), p], MP)
# Counts that no sum over terms reaches: the beta function's tails, and its kernel for the middle term.
for k, n, null in ((10**6, 10**12, 1.002e-6), (5 * 10**5, 10**9, 4.99e-4)):
    term = stats.binom.pmf(k, n, null)
    add("MidP.Proportion p", [k, n, null], 2 * (min(stats.binom.cdf(k - 1, n, null), stats.binom.sf(k, n, null)) + term / 2), SP, 1e-7)
for k, n, c, m in ((7, 34, 1, 34), (0, 10, 5, 12), (3, 3, 0, 4), (120, 1000, 90, 1100)):
    law = stats.hypergeom(n + m, k + c, n)
    seen = law.pmf(k) / 2
    up, down = law.sf(k) + seen, law.cdf(k - 1) + seen
    add("MidP.Table", [k, n, c, m], [min(1, 2 * min(up, down)), up, down], SP, 1e-8)
# Fagerland, Lydersen & Laake 2013, table 3: exact 0.070, mid-p 0.039 at 1 and 7 pairs; here to all digits.
for b, c in ((1, 7), (5, 5), (0, 1), (59, 6), (1000, 0)):
    half = stats.binom.pmf(b, b + c, 0.5) / 2
    up, down = stats.binom.sf(b, b + c, 0.5) + half, stats.binom.cdf(b - 1, b + c, 0.5) + half
    add("MidP.Pairs", [b, c], [min(1, 2 * min(up, down)), up, down], SP, 1e-8)

for seed, n in ((1, 40), (2, 200)):
    g = np.random.default_rng(900 + seed)
    p, q = np.round(g.uniform(0.01, 0.99, n), 4), np.round(g.uniform(0.01, 0.99, n), 4)
    y, clusters = (g.uniform(size=n) < p).astype(float), g.integers(0, n // 4, n)
    loss = lambda v: -np.where(y == 1, np.log(v), np.log1p(-v))
    own = loss(p)
    add("LogLoss.Of", [p, y], [own.mean(), own.std(ddof=1) / math.sqrt(n), *t_limits(own.mean(), own.std(ddof=1) / math.sqrt(n), 1e9)], NP, 1e-8)
    fit = sm.OLS(own, np.ones(n)).fit(cov_type="cluster", cov_kwds={"groups": clusters}, use_t=True)
    add("LogLoss.Clustered", [p, y, clusters], [fit.params[0], fit.bse[0], *fit.conf_int()[0]], SM, 1e-8)
    gap = own - loss(q)
    z = stats.ttest_1samp(gap, 0).statistic
    add("LogLoss.Difference", [p, q, y], [gap.mean(), gap.std(ddof=1) / math.sqrt(n), z, two(z)], SP, 1e-8)

for p in ([0.001, 0.002, 0.003, 0.004, 0.005, 0.05, 0.06, 0.07, 0.08, 0.09], [0.04], [0.5, 1, 0, 1e-300, 0.03], [0.02, 0.02, 0.02, 0.9], [0.01, 0.011, 0.03, 0.04, 0.021, 0.045, 0.3]):
    add("Multiplicity.Hommel", [p], mt.multipletests(p, method="hommel")[1], SM)
    told = subprocess.run(["Rscript", "-e", f"cat(format(p.adjust(c({','.join(map(str, p))}), 'hommel'), digits = 17))"], capture_output=True, text=True, check=True)
    add("Multiplicity.Hommel", [p], [float(v) for v in told.stdout.split()], "R 4.2.2 p.adjust")

# From the values themselves: each cluster's residual of the share, and ranks in the sorted bins.
for seed, q, groups in ((1, 0.5, 30), (2, 0.9, 60), (3, 0.5, 4)):
    g = np.random.default_rng(950 + seed)
    of = g.integers(0, groups, 12 * groups)
    values = 40 * np.exp(g.normal(0, 1, groups)[of] + g.normal(0, 0.7, len(of)))
    bin_of = np.where(values < 1, -1, np.floor(np.log(np.maximum(values, 1e-9)) / math.log(1.1))).astype(int)
    ranked, n = np.sort(bin_of), len(of)
    middle = ranked[math.ceil(n * q) - 1]
    low_edge, high_edge = lambda b: 0 if b < 0 else 1.1 ** b, lambda b: 1.1 ** (b + 1)
    x = np.array([np.sum(bin_of[of == c] <= middle) for c in np.unique(of)], float)
    y = np.array([np.sum(of == c) for c in np.unique(of)], float)
    rest = x - x.sum() / n * y
    half = Z * math.sqrt(len(x) / (len(x) - 1) * np.sum(rest ** 2))
    first, last = math.floor(n * q - half), math.ceil(n * q + half) + 1
    ends = [-math.inf if first < 1 else low_edge(ranked[first - 1]), math.inf if last > n else high_edge(ranked[last - 1])]
    held, counts = np.unique(bin_of, return_counts=True)
    add("OrderStatistics.Clustered", [1.1, held.astype(float), counts.astype(float), len(x), x.sum(), y.sum(), np.sum(x * x), np.sum(x * y), np.sum(y * y), q],
        [0.5 if middle < 0 else math.sqrt(low_edge(middle) * high_edge(middle)), *ends], NP)
