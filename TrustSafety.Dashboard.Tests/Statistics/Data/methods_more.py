# Read by methods.py: what is planned, looked at again and again, sampled, judged, and followed over time.

# Sequential and decisions.
def sequence(point, error, n, tuned, alpha=0.05):
    rho2 = (-2 * mp.log(alpha) + mp.log(1 - 2 * mp.log(alpha))) / tuned
    s2 = mp.mpf(n) * mp.mpf(error) ** 2
    half = mp.sqrt(s2 * 2 * (n * rho2 + 1) / (mp.mpf(n) ** 2 * rho2) * mp.log(mp.sqrt(n * rho2 + 1) / alpha))
    return mp.sqrt(rho2), half


for point, error, n, tuned in ((0.02, 0.01, 1000, 5000), (-3, 0.5, 20, 100), (1e-4, 1e-5, 10**12, 10**10)):
    rho, half = sequence(point, error, n, tuned)
    add("ConfidenceSequence.Rho", [0.05, tuned], rho, MP)
    add("ConfidenceSequence.HalfWidth", [error, n, tuned], half, MP)
    add("ConfidenceSequence.At", [point, error, n, tuned], [point - half, point + half], MP, 1e-8)
    v, tau = mp.mpf(error) ** 2, mp.mpf(error) / 3
    ratio = mp.sqrt(v / (v + tau)) * mp.exp(mp.mpf(point) ** 2 * tau / (2 * v * (v + tau)))
    half = mp.sqrt(v * (v + tau) / tau * (mp.log((v + tau) / v) - 2 * mp.log(mp.mpf("0.05"))))
    add("MixtureTest.Normal", [point, error, tau], [point - half, point + half, min(1, 1 / ratio)], MP, 1e-8)
    s2 = mp.mpf(error) ** 2 * n
    v, tau = 2 * s2 / n, mp.mpf(Z) ** 2 * 2 * s2 / (2 * n)
    half = mp.sqrt(v * (v + tau) / tau * (mp.log((v + tau) / v) - 2 * mp.log(mp.mpf("0.025"))))
    add("MixtureTest.Conservative", [point, s2, n], [point - half, point + half, two(Z * point / half)], MP, 1e-8)


def stops(t, bounds, drift=0.0):
    """P(|Z| stays within its bounds at every look), Z of drift·√t: one minus it is the chance to stop."""
    t = np.array(t, float)
    cov = np.sqrt(np.minimum.outer(t, t) / np.maximum.outer(t, t))
    mean, b = drift * np.sqrt(t), np.array(bounds, float)
    return stats.mvn.mvnun(-b, b, mean, cov, maxpts=2_000_000, abseps=1e-10, releps=1e-10)[0]


def bounds_of(t, spend):
    b = []
    for i, s in enumerate(t):
        b.append(optimize.brentq(lambda v: 1 - stops(t[:i + 1], [*b, v]) - spend(s), 0.5, 9, xtol=1e-8))
    return b


OBF, POCOCK = (lambda t: 4 * stats.norm.sf(stats.norm.isf(0.0125) / math.sqrt(t))), (lambda t: 0.05 * math.log(1 + (math.e - 1) * t))
for t in ([0.5, 1], [0.3, 0.6, 1]):
    for which, spend in ((0, OBF), (1, POCOCK)):
        b = bounds_of(t, spend)
        add("GroupSequential.Bounds", [which, t], b, SP, 2e-5)
        point, error = 0.7, 0.3
        add("GroupSequential.Repeated", [which, point, error, t], [point - b[-1] * error, point + b[-1] * error], SP, 2e-5)
        add("GroupSequential.Power", [which, 2.9, t], 1 - stops(t, b, 2.9), SP, 2e-5)
        add("GroupSequential.DetectableDrift", [which, t], optimize.brentq(lambda d: 1 - stops(t, b, d) - 0.8, 1, 9), SP, 2e-5)
def classical(t, delta, alpha):
    shape = np.array(t) ** (delta - 0.5)
    return optimize.brentq(lambda c: 1 - stops(t, c * shape) - alpha, 1, 6, xtol=1e-9) * shape


# Published by rpact's tests (one-sided O'Brien–Fleming); the others by the multivariate normal.
add("GroupSequential.WangTsiatis", [[1 / 3, 2 / 3, 1], 0.025, 0, 1], [3.4710914, 2.4544323, 2.0040356], "rpact test-f_design_group_sequential.R", 2e-6)
for t, alpha, delta in (([0.3, 0.7, 1], 0.05, 0.25), ([0.5, 1], 0.05, 0.5)):
    add("GroupSequential.WangTsiatis", [t, alpha, delta, 0], classical(t, delta, alpha), SP, 2e-6)
for k, n, c, m, unbiased, ratio in ((9, 13, 4, 14, 1, 1), (56, 70, 48, 80, 0, 1.5), (120, 1000, 90, 1100, 1, 1.5)):
    limits = pr.confint_proportions_2indep(k, n, c, m, method="score", compare="odds-ratio", correction=unbiased == 1)
    z = pr.test_proportions_2indep(k, n, c, m, value=ratio, method="score", compare="odds-ratio", correction=unbiased == 1).statistic
    add("OddsRatio.Score", [k, n, c, m, unbiased, ratio], [*limits, z], "statsmodels 0.13.5", 1e-6)
for n, planned in (([100, 250, 400], 500), ([10, 700], 600)):
    add("GroupSequential.Fractions", [n, planned], np.array(n) / max(planned, *n), NP)
for gamma, t in ((-4, 0.3), (2, 0.5), (1, 1)):
    add("Spending.HwangShihDeCani", [gamma, t], 0.05 * (1 - mp.exp(-mp.mpf(gamma) * mp.mpf(t))) / (1 - mp.exp(-mp.mpf(gamma))), MP)
    add("Spending.Power", [abs(gamma), t], mp.mpf("0.05") * mp.mpf(t) ** abs(gamma), MP)
for point, error, margin in ((0.02, 0.01, 0.01), (-0.05, 0.02, 0.1), (1, 0.03, 0.1)):
    add("MarginTest.NonInferiority", [point, error, margin], [mp.ncdf(-(mp.mpf(point) + margin) / error), point - stats.norm.ppf(0.95) * error], MP)
    add("MarginTest.Equivalent", [point, error, -margin, margin], max(mp.ncdf(-(mp.mpf(point) + margin) / error), mp.ncdf(-(margin - mp.mpf(point)) / error)), MP)
for point, error, mean, variance in ((0.5, 0.2, 0, 1), (-2, 1, 0.5, 0.1)):
    s2 = 1 / (1 / error**2 + 1 / variance)
    m, s = s2 * (point / error**2 + mean / variance), math.sqrt(s2)
    loss = [mp.quad(lambda x: max(0, k * x) * mp.npdf(x, m, s), [m - 14 * s, 0, m + 14 * s] if abs(m) < 14 * s else [m - 14 * s, m + 14 * s]) for k in (-1, 1)]
    add("NormalPosterior.Of", [point, error, mean, variance], [m, s, mp.ncdf(m / s), *loss], MP, 1e-8)

# Design.
za, zp = stats.norm.isf(0.025), stats.norm.isf(0.2)
for effect, error in ((0.2, 0.1), (0.01, 0.004), (3, 1)):
    one = error * 30
    t0 = stats.t.isf(0.025, 898)
    add("Power.ShiftedT", [effect, error, 898], stats.t.sf(t0 - effect / error, 898) + stats.t.cdf(-t0 - effect / error, 898), SP, 1e-7)
    add("Power.DetectableEffect", [error], (za + zp) * error, SP)
    add("Power.Units", [effect, one], math.ceil(optimize.brentq(lambda n: pw.normal_power(effect / one, n, 0.05) - 0.8, 1, 1e7)), SM)
    add("Power.UnitsShiftedT", [effect, one], math.ceil(optimize.brentq(lambda n: stats.t.sf(stats.t.isf(0.025, n - 2) - effect / one * math.sqrt(n), n - 2) + stats.t.cdf(-stats.t.isf(0.025, n - 2) - effect / one * math.sqrt(n), n - 2) - 0.8, 3, 1e7)), SP)
    z1 = stats.norm.isf(0.05)
    add("Power.NonInferiority", [effect, error], stats.norm.sf(z1 - effect / error), SP)
    add("Power.NonInferiorityUnits", [effect, one], math.ceil(((z1 + zp) * one / effect) ** 2), SP)
    add("Power.DetectableMargin", [error], (z1 + zp) * error, SP)
    add("Power.Equivalence", [-2 * effect, effect * 1.5, error], max(0, stats.norm.cdf(effect * 1.5 / error - z1) - stats.norm.cdf(-2 * effect / error + z1)), SP)
    add("Power.EquivalenceUnits", [-2 * effect, effect * 1.5, one], math.ceil(optimize.brentq(lambda n: stats.norm.cdf(effect * 1.5 / one * math.sqrt(n) - z1) - stats.norm.cdf(-2 * effect / one * math.sqrt(n) + z1) - 0.8, 20, 1e7)), SP)
    grow = optimize.brentq(lambda m: pw.normal_power(effect / 4 / error, 1 + m, 0.05) - 0.8, 0, 1e4)
    add("MidExperiment.Fixed", [effect / 4, error], grow, SM, 1e-7)
for p in (0.55, 0.7):
    add("Power.RankUnits", [p], math.ceil((za + zp) ** 2 / (12 * 0.25 * (p - 0.5) ** 2)), SP)
for p, q, n, share in ((0.15, 0.1, 1200, 0.5), (0.02, 0.03, 9000, 0.3)):
    a, b = n * share, n * (1 - share)
    v = lambda x: x * (1 - x)
    def power(p, q, a, b):
        bar = (a * p + b * q) / (a + b)
        e0, e1 = math.sqrt(v(bar) * (1 / a + 1 / b)), math.sqrt(v(p) / a + v(q) / b)
        return stats.norm.cdf((abs(p - q) - za * e0) / e1) + stats.norm.cdf((-abs(p - q) - za * e0) / e1)
    add("ProportionPower.Of", [p, q, n, share], power(p, q, a, b), SP)
    add("ProportionPower.Units", [p, q, share], math.ceil(optimize.brentq(lambda m: power(p, q, m * share, m * (1 - share)) - 0.8, 10, 1e7)), SP)
    add("ProportionPower.DetectableDifference", [q, n, share], optimize.brentq(lambda d: power(q + d, q, a, b) - 0.8, 1e-6, 0.5, xtol=1e-14), SP, 1e-7)
    add("DesignError.Difference", [2.5, 4, n, share], math.sqrt(2.5 / a + 4 / b), NP)
    add("DesignError.Proportions", [p, q, n, share], math.sqrt(v(p) / a + v(q) / b), NP)
    add("DesignError.Rates", [p, q, n, share], math.sqrt(p / a + q / b), NP)
    add("DesignError.DesignEffect", [12, 0.05, share], 1 + (12 * (1 + share**2) - 1) * 0.05, NP)
    add("DesignError.EffectiveSize", [n, 1.7], n / 1.7, NP)
    add("LabelBudget.ForHalfWidth", [q, share / 20], next(m for m in range(1, 10**6) if np.diff(pr.proportion_confint(q * m, m, 0.05, "wilson"))[0] / 2 <= share / 20), SM)
    N, P = np.array([9000, 700, 300]), np.array([q, 0.2, 0.6])
    size = N * np.sqrt(P * (1 - P))
    parts = 400 * size / size.sum()
    whole = np.floor(parts)
    for i in np.argsort(whole - parts, kind="stable")[:int(400 - whole.sum())]: whole[i] += 1
    add("LabelBudget.Neyman", [N, P, 400], whole, NP)
    add("LabelBudget.StandardError", [N, P, whole], math.sqrt(((N / N.sum()) ** 2 * (1 - whole / N) * P * (1 - P) / (whole - 1)).sum()), NP)
for effect, error, n, tuned in ((0.05, 0.02, 4000, 5000), (1, 0.6, 300, 1000)):
    def reached(m):
        e = error / math.sqrt(1 + m)
        half = float(sequence(0, e, n * (1 + m), tuned)[1])
        return stats.norm.sf((half - effect) / e) + stats.norm.cdf((-half - effect) / e)
    add("MidExperiment.Sequential", [effect, error, n, tuned], optimize.brentq(lambda m: reached(m) - 0.8, 0, 1e5, xtol=1e-12), SP, 1e-7)
    def credible(m):
        e = error / math.sqrt(1 + m)
        s2, pull = 1 / (1 / e**2 + 1 / 0.4), 0.01 / 0.4
        # The posterior mean s²(x/e² + pull) leaves its half-width z·s at these x.
        high, low = ((za * math.sqrt(s2) * k / s2 - pull) * e * e for k in (1, -1))
        return stats.norm.sf((high - effect) / e) + stats.norm.cdf((low - effect) / e)
    add("MidExperiment.Bayesian", [effect, error, 0.01, 0.4], optimize.brentq(lambda m: credible(m) - 0.8, 0, 1e5, xtol=1e-12), SP, 1e-7)

# Allocation and many at once.
for counts, weights in (([500, 560], [1, 1]), ([30, 50, 45], [1, 2, 1]), ([5 * 10**11 + 13 * 10**6, 5 * 10**11 - 13 * 10**6], [1, 1])):
    e = np.array(weights) / sum(weights) * sum(counts)
    chi, df = sum((c - x) ** 2 / x for c, x in zip(counts, e)), len(counts) - 1
    add("SampleRatio.ChiSquared", [counts, weights], [chi, mp.gammainc(mp.mpf(df) / 2, mp.mpf(chi) / 2, mp.inf, regularized=True)], MP, 1e-8)
    z = (counts[0] - e[0]) / math.sqrt(sum(counts) * weights[0] / sum(weights) * (1 - weights[0] / sum(weights)))
    add("SampleRatio.Normal", [counts[0], sum(counts[1:]), weights[0], sum(weights[1:])], [z, two(z)], MP, 1e-8)
    if sum(counts) < 10**6: add("SampleRatio.Exact", [counts[0], sum(counts[1:]), weights[0], sum(weights[1:])], stats.binomtest(counts[0], sum(counts), weights[0] / sum(weights)).pvalue, SP, 1e-8)
for counts, weights in (([3, 9, 4], [1, 1, 1]), ([2, 5, 1, 8], [1, 2, 1, 2])):
    w, n = np.array(weights) / sum(weights), sum(counts)
    law = stats.multinomial(n, w)
    splits = [(i, j, n - i - j) for i in range(n + 1) for j in range(n + 1 - i)] if len(w) == 3 else [(i, j, k, n - i - j - k) for i in range(n + 1) for j in range(n + 1 - i) for k in range(n + 1 - i - j)]
    p = law.pmf(np.array(splits))
    add("SampleRatio.ExactMultinomial", [counts, weights], p[p <= law.pmf(counts) * (1 + 1e-7)].sum(), SP, 1e-8)
    segments = [counts, [c + 5 for c in counts], [c * 3 for c in counts]]
    raw = [stats.chisquare(s, w * sum(s)).pvalue for s in segments]
    add("SampleRatio.BySegment", [segments, weights], [*raw, *mt.multipletests(raw, 0.05, "holm")[1]], SM, 1e-8)
    looks, out, least = [np.array(counts) * 40 * (i + 1) + [i * 90, *[0] * (len(w) - 1)] for i in range(3)], [], 1
    for c in looks:
        a = 1e4 * w
        log = mp.loggamma(1e4) - mp.loggamma(1e4 + int(c.sum())) + sum(mp.loggamma(x + int(k)) - mp.loggamma(x) - int(k) * mp.log(y) for x, k, y in zip(a, c, w))
        least = min(least, mp.exp(-log))
        out.append(least)
    add("SampleRatio.Sequential", [looks, weights], out, MP, 1e-8)
for p in ([0.01, 0.02, 0.03, 0.5], [1e-300, 0.04, 0.04, 1.0, 0.2]):
    add("Multiplicity.Bonferroni", [p], mt.multipletests(p, 0.05, "bonferroni")[1], SM, 1e-12)
    add("FalseDiscovery.Adjust", [p], mt.multipletests(p, 0.05, "fdr_bh")[1], SM, 1e-12)
    z = stats.norm.isf(np.array(p) / 2)
    adjusted = mt.multipletests(p, 0.05, "holm")[1]
    add("Multiplicity.Together", [z], [*adjusted, *(adjusted <= 0.05)], SM, 1e-7)
for rejected, tested in ((3, 12), (1, 7)):
    add("FalseDiscovery.IntervalLevel", [rejected, tested, 0.1], 1 - rejected * 0.1 / tested, NP)
    add("Multiplicity.IntervalLevel", [rejected, tested], 1 - 0.05 / tested, NP)

# Imperfect labels, agreement, classification.
for p, n, se, nse, sp, nsp in ((0.1, 500, 0.9, 100, 0.97, 300), (0.4, 60, 0.8, 40, 0.9, 50), (0.03, 10**9, 0.99, 10**6, 0.98, 10**6)):
    pi, j = (p + sp - 1) / (se + sp - 1), se + sp - 1
    v = p * (1 - p) / n
    add("RoganGladen.Delta", [p, math.sqrt(v), se, nse, sp, nsp], [pi, math.sqrt(v + pi**2 * se * (1 - se) / nse + (1 - pi) ** 2 * sp * (1 - sp) / nsp) / j], NP)
    z, N = Z, n + Z * Z
    q, a, b, na, nb = (n * p + z * z / 2) / N, (nse * se + 1) / (nse + 2), (nsp * sp + 1) / (nsp + 2), nse + 2, nsp + 2
    m = (q + b - 1) / (a + b - 1)
    shift = 2 * z * z * (m * a * (1 - a) / na - (1 - m) * b * (1 - b) / nb)
    e = math.sqrt(q * (1 - q) / N + m * m * a * (1 - a) / na + (1 - m) ** 2 * b * (1 - b) / nb) / (a + b - 1)
    for name in ("RoganGladen.LangReiczigel", "RoganGladen.Weighted"): add(name, [p, n, se, nse, sp, nsp], [pi, *np.clip([m + shift - z * e, m + shift + z * e], 0, 1)], NP, 1e-8)
for a, b, m in ((200, 150, 30), (10**9, 10**8, 10**7)):
    add("CaptureRecapture.Chapman", [a, b, m], [(a + 1) * (b + 1) / (m + 1) - 1, math.sqrt((a + 1) * (b + 1) * (a - m) * (b - m) / (m + 1) ** 2 / (m + 2))], NP)
for t in ([[5, 0, 0], [3, 2, 0], [0, 4, 1], [1, 1, 3], [0, 0, 5], [4, 1, 0]], [[4, 0], [3, 1], [0, 4], [2, 2], [4, 0], [1, 3], [4, 0]]):
    x = np.array(t, float)
    m, k = x[0].sum(), x.shape[1]
    share = x.sum(0) / x.sum()
    add("MultiRaterKappa.Fleiss", [t], ir.fleiss_kappa(x), SM)
    add("MultiRaterKappa.Randolph", [t], ir.fleiss_kappa(x, "randolph"), SM)
    s = (share * (1 - share)).sum()
    e = math.sqrt(2) / (s * math.sqrt(len(x) * m * (m - 1))) * math.sqrt(s * s - (share * (1 - share) * (1 - 2 * share)).sum())
    z = ir.fleiss_kappa(x) / e
    add("MultiRaterKappa.FleissAgainstChance", [t], [z, two(z)], NP, 1e-8)
    pairs_of = np.array([[sum(r[c] * (r[g] - (c == g)) / (m - 1) for r in x) for g in range(k)] for c in range(k)])
    total = pairs_of.sum(1)
    order = np.array([[(total[min(c, g):max(c, g) + 1].sum() - (total[c] + total[g]) / 2) ** 2 * (c != g) for g in range(k)] for c in range(k)])
    for name, d in (("Krippendorff.Nominal", 1 - np.eye(k)), ("Krippendorff.Ordinal", order)):
        add(name, [t], 1 - (total.sum() - 1) * (pairs_of * d).sum() / (np.outer(total, total) * d).sum(), NP)
    add("GroupedAgreement.Alpha", [t], 1 - (total.sum() - 1) * (pairs_of * (1 - np.eye(k))).sum() / (np.outer(total, total) * (1 - np.eye(k))).sum(), NP)
    add("GroupedAgreement.Pairwise", [t], ((x * (x - 1)).sum(1) / (m * (m - 1))).mean(), NP)
    add("GroupedAgreement.Expected", [t], (share**2).sum(), NP)
for b, c, n in ((10, 25, 300), (59, 6, 10**6)):
    add("McNemar.Difference", [b, c, n], [(b - c) / n, math.sqrt(b + c - (b - c) ** 2 / n) / n], NP)
for n in (30, 80):
    y = (rng.random(n) < 0.4).astype(int)
    p = np.round(np.clip(0.3 * y + rng.random(n) * 0.6, 0.01, 0.99), 3)
    loss = (p - y) ** 2
    add("Calibration.Brier", [p, y], [loss.mean(), loss.std(ddof=1) / math.sqrt(n)], NP)
    bins = np.ceil(p * 5) - 1
    ece = sum(abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in set(bins))
    add("Calibration.Expected", [p, y], ece, NP)
    add("Calibration.ExpectedError", [p, y], ece, NP)
    up = y.sum()
    target = np.where(y == 1, (up + 1) / (up + 2), 1 / (n - up + 2))
    fit = optimize.minimize(lambda b: -(target * (b[0] + b[1] * p) - np.log1p(np.exp(b[0] + b[1] * p))).sum(), [0, 1], method="BFGS", options={"gtol": 1e-10})
    add("Platt.Fit", [p, y], fit.x, SP, 1e-4)
