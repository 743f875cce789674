"""Independent numbers for agreement over patterns, shrunk rates and late decisions. Run: python3 quality.py > quality.csv (numpy, scipy, statsmodels)."""
import numpy as np
import scipy
import statsmodels
from scipy.special import betaln
from scipy.stats import beta
from statsmodels.stats.inter_rater import fleiss_kappa

TOOLS = f"numpy {np.__version__} scipy {scipy.__version__} statsmodels {statsmodels.__version__}"


def line(name, args, expected, tolerance):
    print(",".join([name, " ".join(repr(float(a)) for a in args), " ".join(repr(float(e)) for e in expected), repr(tolerance), TOOLS]))


def fleiss_general(rows):
    rows = np.asarray(rows, float)
    m = rows.sum(1)
    p = (rows * (rows - 1)).sum(1) / (m * (m - 1))
    share = rows.sum(0) / rows.sum()
    chance = (share ** 2).sum()
    return (p.mean() - chance) / (1 - chance)


def alpha(rows):
    # Krippendorff's coincidence matrix, written out.
    rows = np.asarray(rows, float)
    k = rows.shape[1]
    o = np.zeros((k, k))
    for r in rows:
        m = r.sum()
        for c in range(k):
            for g in range(k):
                o[c, g] += r[c] * (r[g] - (c == g)) / (m - 1)
    n = o.sum()
    nc = o.sum(1)
    observed = 1 - np.trace(o) / n
    expected = 1 - (nc * (nc - 1)).sum() / (n * (n - 1))
    return 1 - observed / expected


def jackknife(rows, of):
    values = np.array([of(np.delete(rows, i, axis=0)) for i in range(len(rows))])
    n = len(values)
    return np.sqrt((n - 1) / n * ((values - values.mean()) ** 2).sum())


patterns = [([3, 0, 0], 7), ([2, 1, 0], 4), ([0, 3, 1], 3), ([1, 1, 2], 2), ([0, 0, 2], 5), ([0, 2, 0], 4), ([4, 1, 1], 1)]
flat = np.array([p for p, times in patterns for _ in range(times)])
args = [v for p, times in patterns for v in [*p, times]]
line("kappa", args, [fleiss_general(flat), jackknife(flat, fleiss_general)], 1e-11)
line("alpha", args, [alpha(flat), jackknife(flat, alpha)], 1e-11)
equal = [([5, 0], 30), ([4, 1], 6), ([3, 2], 2), ([1, 4], 3), ([0, 5], 20)]
flat = np.array([p for p, times in equal for _ in range(times)])
line("kappa-equal", [v for p, times in equal for v in [*p, times]], [fleiss_kappa(flat)], 1e-11)


def shrunk(groups):
    # The posterior by a grid far finer and wider than the product's, on shrinkage and logit of the mean.
    k, n = np.array(groups, float).T
    logm = np.linspace(np.log(0.01), np.log(3e7), 1200)
    centre = np.log((k.sum() + 0.5) / (n.sum() - k.sum() + 0.5))
    x = np.linspace(centre - 6, centre + 6, 1200)
    mu = 1 / (1 + np.exp(-x))
    size = np.exp(logm)
    a = mu[None, :] * size[:, None]
    b = (1 - mu)[None, :] * size[:, None]
    log = sum(betaln(ki + a, ni - ki + b) - betaln(a, b) for ki, ni in zip(k, n))
    log = log + np.log(size / (1 + size) ** 2)[:, None] + np.log(mu * (1 - mu))[None, :]
    w = np.exp(log - log.max())
    w /= w.sum()
    out = [(w * mu[None, :]).sum()]
    for ki, ni in zip(k, n):
        total = ni + size[:, None]
        first = (w * (ki + a) / total).sum()
        second = (w * (ki + a) * (ki + a + 1) / (total * (total + 1))).sum()
        s = first * (1 - first) / (second - first ** 2) - 1
        out += [first, beta.ppf(0.025, first * s, (1 - first) * s), beta.ppf(0.975, first * s, (1 - first) * s)]
    return out


line("shrunk", [45, 50, 180, 200, 9, 10, 70, 100, 12, 12, 300, 320], shrunk([(45, 50), (180, 200), (9, 10), (70, 100), (12, 12), (300, 320)]), 1e-3)
line("shrunk", [2, 40, 3, 60, 1, 30, 5, 100], shrunk([(2, 40), (3, 60), (1, 30), (5, 100)]), 2e-3)


def completed(cases, first, end, last):
    # Aalen–Johansen case by case: who is at risk on day d has lived through it in full before the data ended.
    people = [(f, d, r) for f, d, r, c in cases for _ in range(c)]
    days = max(last - f for f, _, _, _ in cases) + 2
    survive, incidence = [1.0], [0.0]
    for day in range(days):
        seen = [p for p in people if last - p[0] + 1 > day and (p[1] is None or p[1] >= day)]
        decided = [p for p in seen if p[1] == day]
        h = len(decided) / len(seen) if seen else 0
        r = sum(p[2] for p in decided) / len(seen) if seen else 0
        incidence.append(incidence[-1] + survive[-1] * r)
        survive.append(survive[-1] * (1 - h))
    top = bottom = 0.0
    for f, d, r in people:
        if not first <= f < end:
            continue
        if d is not None:
            top, bottom = top + r, bottom + 1
        else:
            age = last - f + 1
            if survive[age] > 0:
                top += (incidence[-1] - incidence[age]) / survive[age]
                bottom += (survive[age] - survive[-1]) / survive[age]
    return top / bottom


cases = [(0, 1, 0, 10), (0, 4, 1, 5), (0, 9, 1, 2), (3, 1, 0, 8), (3, 5, 1, 6), (3, 9, 0, 1), (8, 1, 0, 9), (8, 4, 1, 3), (8, None, 0, 4), (10, 0, 0, 2), (10, 1, 0, 7), (10, None, 0, 6)]
line("completed", [v for f, d, r, c in cases for v in [f, -1 if d is None else d, r, c]], [completed(cases, 8, 12, 12)], 1e-11)
