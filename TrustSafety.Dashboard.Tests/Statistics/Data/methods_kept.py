# Read by methods.py: samples that stand in methods.csv since they were drawn, answered anew from their arguments: each function by its definition, another way than the library's.
import statsmodels.api as sm

KEPT = [r.split(",") for r in open("methods.csv").read().splitlines()[1:]]


class Given:
    """The arguments of a row in turn; a list has its length in front."""
    def __init__(self, text):
        self.values = [float(v) for v in text.split(" ")]

    def next(self):
        return self.values.pop(0)

    def many(self):
        return np.array([self.next() for _ in range(int(self.next()))])


def kept(name):
    return [(Given(r[1]), r) for r in KEPT if r[0] == name]


def again(row, expected, tool):
    rows.append(",".join([row[0], row[1], text(plain(expected)), row[3], tool]))


for a, row in kept("PlaceboInterval.Of"):
    effect, level, sizes = a.next(), a.next(), np.sort(np.abs(a.many()))
    rank = math.ceil((len(sizes) + 1) * level - 1e-9)
    half, held = (sizes[rank - 1], level) if rank <= len(sizes) else (sizes[-1], len(sizes) / (len(sizes) + 1))
    again(row, [effect - half, effect + half, held, (1 + (sizes >= abs(effect)).sum()) / (len(sizes) + 1)], NP)

for a, row in kept("PopulationStability.Of"):
    r, s = a.many(), a.many()
    n, m, more = r.sum(), s.sum(), 0.5 if (np.append(r, s) == 0).any() else 0
    p, q = (r + more) / (r + more).sum(), (s + more) / (s + more).sum()
    index, scale, df = ((q - p) * np.log(q / p)).sum(), 1 / n + 1 / m, len(r) - 1
    def away(tail):
        at = lambda v: stats.ncx2.sf(index / scale, df, v) - tail if v > 0 else stats.chi2.sf(index / scale, df) - tail
        return 0 if at(0) >= 0 else scale * optimize.brentq(at, 0, 10 * index / scale + 100, xtol=1e-11)
    again(row, [index, away(0.025), max(index, away(0.975)), min(1, 2 * stats.chi2.sf(index / scale, df))], SP)

for a, row in kept("Heterogeneity.Trend"):
    v, s, t = a.many(), a.many(), a.many()
    fit = sm.WLS(v, sm.add_constant(t), weights=1 / s ** 2).fit(cov_type="fixed scale")
    again(row, [fit.params[1], fit.bse[1]], SM)

for a, row in kept("RoganGladen.Arms"):
    n, x, v, m, y, w, se, positives, sp, negatives = (a.next() for _ in range(10))
    # By derivatives of both corrected means by all four things that were estimated.
    j, s, c = se + sp - 1, se * (1 - se) / positives, sp * (1 - sp) / negatives
    true = lambda p: (p + sp - 1) / j
    by = lambda p: (1 / j, -true(p) / j, (1 - true(p)) / j)
    (x1, xs, xc), (y1, ys, yc) = by(x), by(y)
    again(row, [true(x), x1 * x1 * v / n + xs * xs * s + xc * xc * c, true(y), y1 * y1 * w / m + ys * ys * s + yc * yc * c, xs * ys * s + xc * yc * c], NP)


def labelled(a):
    """The part without a score and the part that λ multiplies, each as linearised rows that add up to 0."""
    w, y, s, d = a.many(), a.many(), a.many(), a.many()
    W, D = (w * d).sum(), d.sum()
    R, T, S = (w * y).sum() / W, (w * s).sum() / W, s.sum() / D
    return w, R, S - T, w * (y - d * R) / W, (s - d * S) / D - w * (s - d * T) / W


for a, row in kept("LabelledArm.Mean"):
    pull = a.next()
    w, mean, shift, plainly, pulled = labelled(a)
    n = (w > 0).sum()
    answer = [n, mean + pull * shift, math.sqrt(((plainly + pull * pulled) ** 2).sum() * n / (n - 1))]
    if row[4].startswith("R "):  # svyratio's own numbers stay, when these agree
        assert np.allclose(answer, [float(v) for v in row[2].split(" ")], rtol=1e-9)
        rows.append(",".join(row))
    else:
        again(row, answer, NP)
for a, row in kept("LabelledArm.Pull"):
    plainly, pulled = labelled(a)[3:]
    again(row, [min(1, max(0, -(plainly @ pulled) / (pulled @ pulled)))], NP)


def precision_area(w, y, s):
    return sum(w[i] * w[(s >= s[i]) & (y == 1)].sum() / w[s >= s[i]].sum() for i in range(len(w)) if y[i]) / w[y == 1].sum()


for a, row in kept("SampledAveragePrecision.Of"):
    w, y, s, h, drawn = a.many(), a.many(), a.many(), a.many().astype(int), a.many()
    area, influence = precision_area(w, y, s), np.empty(len(w))
    for i in range(len(w)):
        step = np.zeros(len(w))
        step[i] = 1e-4 * w[i]
        # Richardson's two central differences.
        slope = lambda k: (precision_area(w + k * step, y, s) - precision_area(w - k * step, y, s)) / (2 * k * 1e-4)
        influence[i] = (4 * slope(1) - slope(2)) / 3
    variance = sum(drawn[g] / (drawn[g] - 1) * ((influence[h == g] ** 2).sum() - influence[h == g].sum() ** 2 / drawn[g]) for g in set(h))
    error = math.sqrt(variance)
    half = stats.t.ppf(0.975, len(w) - len(set(h))) * error / (area * (1 - area))
    again(row, [area, error, *(1 / (1 + math.exp(-(math.log(area / (1 - area)) + side * half))) for side in (-1, 1))], f"{NP} and {SP} by numeric derivatives")


def draws(h, drawn, count, seed):
    """Factors of Rao and Wu: n − 1 of a stratum's n drawn with replacement, each n/(n − 1) times; those that are not listed are blanks."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        factor = np.empty(len(h))
        for g in set(h):
            n, own = int(drawn[g]), np.flatnonzero(h == g)
            factor[own] = rng.multinomial(n - 1, np.append(np.full(len(own), 1 / n), 1 - len(own) / n))[:len(own)] * n / (n - 1)
        yield factor


def shares(mask, weight):
    bits = mask[:, None] >> np.arange(3) & 1
    by = bits.sum(axis=1)
    return np.concatenate([(weight[:, None] * bits).sum(axis=0), (weight[:, None] * bits)[by == 1].sum(axis=0), (weight[:, None] * bits / np.maximum(1, by)[:, None]).sum(axis=0)]) / weight.sum()


for name in ("ResampledCoverage.Of", "ResampledCoverage.Of errors"):
    for a, row in kept(name):
        mask, weight, h, drawn = a.many().astype(int), a.many(), a.many().astype(int), a.many()
        again(row, shares(mask, weight) if name.endswith("Of") else np.std([shares(mask, weight * f) for f in draws(h, drawn, 20_000, 1)], axis=0, ddof=1),
              NP if name.endswith("Of") else f"{NP} with 20000 resamples")


def equal_precision(w, y, reference, score):
    precision, positives = w[reference & y].sum() / w[reference].sum(), w[y].sum()
    def lowest(flags):
        steps = [t for t in range(1001) if (on := flags & (score >= t)).any() and w[on].sum() > 0 and w[on & y].sum() >= (precision - 1e-12) * w[on].sum()]
        return (steps[0] / 1000, w[flags & (score >= steps[0]) & y].sum()) if steps else (None, 0)
    (own, hit), (added, more) = lowest(np.full(len(w), True)), lowest(~reference)
    # The lowest score that is still flagged: thresholds between two scores are the upper one.
    up = lambda t, flags: None if t is None else score[flags & (score >= round(t * 1000))].min() / 1000
    return up(own, np.full(len(w), True)), (hit - w[reference & y].sum()) / positives, up(added, ~reference), more / positives


for name in ("EqualPrecision.Of", "EqualPrecision.Of errors"):
    for a, row in kept(name):
        h, w, y, reference, score, drawn = a.many().astype(int), a.many(), a.many() == 1, a.many() == 1, np.floor(a.many() * 1000 + 1e-4), a.many()
        if name.endswith("Of"):
            again(row, equal_precision(w, y, reference, score), NP)
        else:
            gains = [equal_precision(w * f, y, reference, score)[1::2] for f in draws(h, drawn, 4000, 1) if (w * f)[reference & y].sum() > 0]
            again(row, np.std(gains, axis=0, ddof=1), f"{NP} with 4000 resamples")
