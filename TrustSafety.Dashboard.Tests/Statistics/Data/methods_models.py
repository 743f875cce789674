# Read by methods.py: latent classes, stopped trials, late decisions, detectors, mix and rate, sampled coverage and synthetic controls, each found another way.
import itertools

# Reviewers' confusion: the likelihood over all its parameters at once, climbed by gradients instead of by EM.
for items, reviewers, classes, smoothing in ((60, 5, 2, 0.5), (80, 4, 3, 1.0)):
    truth = rng.integers(0, classes, items)
    skill = rng.uniform(0.65, 0.9, reviewers)
    judged = np.array([[t if rng.random() < s else rng.integers(0, classes) for s in skill] for t in truth])
    I, R = np.repeat(np.arange(items), reviewers), np.tile(np.arange(reviewers), items)
    def parts(v):
        logits = v.reshape(1 + reviewers * classes, classes)
        logs = logits - special.logsumexp(logits, axis=1, keepdims=True)
        return logs[0], logs[1:].reshape(reviewers, classes, classes)
    def likelihood(v):
        p, c = parts(v)
        return special.logsumexp(p + sum(c[r, :, judged[:, r]] for r in range(reviewers)), axis=1).sum()
    start = np.log(np.vstack([np.full((1, classes), 1 / classes), np.tile(np.eye(classes) * 0.6 + 0.4 / classes, (reviewers, 1))])).ravel()
    best = optimize.minimize(lambda v: -likelihood(v) - smoothing * parts(v)[1].sum(), start, method="BFGS", options={"gtol": 1e-7, "maxiter": 5000})
    p, c = parts(best.x)
    add("DawidSkene.Fit", [classes, smoothing, I, R, judged.ravel()], [np.exp(p), likelihood(best.x), np.exp(c[0]), np.exp(c[-1])], SP, 2e-4)

# A trial stopped at its second look: the law of both looks by quadrature over the first.
for point, error, t1, t2, b1, one_sided in ((0.42, 0.15, 0.4, 0.8, 2.9, 0), (0.1, 0.11, 0.5, 1.0, 2.4, 0), (0.3, 0.12, 0.3, 0.7, 2.5, 1)):
    z = point / error
    def above(drift):
        w1, step = b1 * math.sqrt(t1), math.sqrt(t2 - t1)
        first = lambda w: stats.norm.pdf(w, drift * t1, math.sqrt(t1)) * stats.norm.sf((z * math.sqrt(t2) - w - drift * (t2 - t1)) / step)
        low = drift * t1 - 12 * math.sqrt(t1) if one_sided else -w1
        return stats.norm.sf(w1, drift * t1, math.sqrt(t1)) + integrate.quad(first, low, w1, epsabs=1e-13, epsrel=1e-12, points=None, limit=400)[0]
    at = lambda q: optimize.brentq(lambda d: above(d) - q, -30, 30, xtol=1e-12) * error * math.sqrt(t2)
    tail = 0.05 if one_sided else 0.025
    p = above(0)
    add("GroupSequential.StageWise", [point, error, [t1, t2], [b1, 2.0], one_sided], [at(0.5), at(tail), p if one_sided else 2 * min(p, 1 - p)], SP, 1e-6)

# Late decisions: every case by itself through the days.
for cases in (40, 150):
    last = 20
    filed = rng.integers(0, last + 1, cases)
    delay = rng.integers(0, 9, cases)
    turned = (rng.random(cases) < 0.2 + 0.05 * delay).astype(int)
    known = filed + delay <= last
    still, turned_by, curve = 1.0, [0.0], [1.0]
    for day in range(30):
        risk = sum(1 for f, d, k in zip(filed, delay, known) if f + day <= last and (not k or d >= day))
        ended = sum(1 for d, k in zip(delay, known) if k and d == day)
        against = sum(t for d, k, t in zip(delay, known, turned) if k and d == day)
        turned_by.append(turned_by[-1] + (still * against / risk if risk else 0))
        still *= 1 - ended / risk if risk else 1
        curve.append(still)
    member = filed >= 14
    top = bottom = 0.0
    for f, d, k, t in zip(filed[member], delay[member], known[member], turned[member]):
        age = last - f + 1
        top += t if k else (turned_by[-1] - turned_by[age]) / curve[age] if curve[age] > 1e-12 else 0
        bottom += 1 if k else (curve[age] - curve[-1]) / curve[age] if curve[age] > 1e-12 else 0
    decided, open_, reversed_ = (member & known).sum(), (member & ~known).sum(), turned[member & known].sum()
    add("LateDecisions.Of", [last, 14, 21, filed, np.where(known, delay, -1), turned], [reversed_ / decided, top / bottom, decided, open_, reversed_ / member.sum(), (reversed_ + open_) / member.sum()], NP)

# NAB's sweep, row by row.
def sigmoid(y):
    return -1.0 if y > 3 else 2 / (1 + math.exp(5 * y)) - 1
for rows_, windows, found, weights, probation in ((500, [(100, 130), (300, 340)], [20, 105, 120, 150, 420, 499], (1, 1, 0.11), 50), (900, [(200, 219), (240, 259), (600, 700)], [210, 230, 231, 300, 650, 800], (1, 2, 0.22), 0)):
    score, caught = 0.0, {}
    for row in range(rows_):
        if row not in found or row < probation:
            continue
        inside = [w for w in windows if w[0] <= row <= w[1]]
        passed = [w for w in windows if w[1] < row]
        if inside:
            w = inside[0]
            caught.setdefault(w, weights[0] * sigmoid(-(w[1] - row + 1) / (w[1] - w[0] + 1)) / sigmoid(-1.0))
        else:
            score += weights[2] * (sigmoid((row - passed[-1][1]) / (passed[-1][1] - passed[-1][0])) if passed else -1)
    score += sum(caught.get(w, -weights[1]) for w in windows)
    add("NabScore.Raw", [[v for w in windows for v in w], found, *weights, probation], score, NP)

# Mix and rate: every order of the factors walked, margins fitted on the table itself.
for shape in ((2, 3), (3, 2, 2)):
    before, after = (rng.uniform(0.5, 2, shape) for _ in range(2))
    before, after = np.round(before / before.sum(), 6), np.round(after / after.sum(), 6)
    before.flat[0] += 1 - before.sum()
    after.flat[0] += 1 - after.sum()
    r, s = np.round(rng.uniform(0.01, 0.4, shape), 4), np.round(rng.uniform(0.01, 0.4, shape), 4)
    k = len(shape)
    def value(changed):
        table = (after if k in changed else before).copy()
        for _ in range(400):
            for d in range(k):
                others = tuple(i for i in range(k) if i != d)
                table = table * np.expand_dims((after if d in changed else before).sum(axis=others) / table.sum(axis=others), others)
        return (table * (s if k + 1 in changed else r)).sum()
    values = {frozenset(c): value(c) for n in range(k + 3) for c in itertools.combinations(range(k + 2), n)}
    shares, orders = np.zeros(k + 2), list(itertools.permutations(range(k + 2)))
    for order in orders:
        for i, f in enumerate(order):
            shares[f] += values[frozenset(order[:i + 1])] - values[frozenset(order[:i])]
    levels = [v for cell in np.ndindex(shape) for v in cell]
    add("ShapleyChange.MixAndRate", [k, levels, before.ravel(), r.ravel(), after.ravel(), s.ravel()], shares / len(orders), NP, 1e-8)

# What a strategy adds, from a sample: the mean of the expanded shares and its t interval.
for n in (12, 70):
    weights = np.round(rng.uniform(1, 40, n), 2)
    caught = rng.random((n, 3)) < 0.5
    share = np.where(caught[:, 1], 1 / np.maximum(1, caught.sum(axis=1)), 0) * weights
    test = stats.ttest_1samp(share, 0)
    low, high = test.confidence_interval(0.95)
    add("StrategyCoverage.Sampled", [weights, caught @ [1, 2, 4]], [share.sum(), stats.sem(share) * n, low * n, high * n, test.pvalue], SP, 1e-8)

# Synthetic control: non-negative least squares with the sum of weights as one more, heavy, row.
def mixture(target, others):
    heavy = 1e5
    w, _ = optimize.nnls(np.vstack([others.T, np.full(len(others), heavy)]), np.append(target, heavy), maxiter=10_000)
    return w / w.sum()
for donors, periods, start in ((4, 14, 9), (7, 20, 14)):
    panel = np.round(10 + rng.normal(0, 1, (donors, periods)).cumsum(axis=1), 3)
    target = np.round(rng.dirichlet(np.ones(donors)) @ panel + rng.normal(0, 0.3, periods) + np.where(np.arange(periods) >= start, 1.5, 0), 3)
    def readout(own, others):
        w = mixture(own[:start], others[:, :start])
        gap = own - w @ others
        return w, gap[start:].mean(), math.sqrt((gap[start:] ** 2).mean() / (gap[:start] ** 2).mean())
    w, effect, ratio = readout(target, panel)
    placebos = [readout(panel[j], np.delete(panel, j, axis=0))[2] for j in range(donors)]
    add("SyntheticControl.Fit", [start, target, *panel], [w, effect, ratio, (1 + sum(p >= ratio for p in placebos)) / (donors + 1)], SP, 1e-5)
