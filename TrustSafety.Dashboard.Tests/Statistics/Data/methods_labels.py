# Read by methods.py: judges and scores at their extremes, exact in fractions (their roots with 50 digits of mpmath): counts to 1e12, scores of 1e9 ± 1 with ties, reviewers who are always right or always say the same.


# Cohen's kappa with the errors of Fleiss, Cohen & Everitt 1969, of tables that no package holds exactly.
def cohen(table, weights):
    k, n = len(table), F(sum(map(sum, table)))
    p = [[F(v) / n for v in row] for row in table]
    r, c = [sum(row) for row in p], [sum(row[j] for row in p) for j in range(k)]
    cells = [(i, j) for i in range(k) for j in range(k)]
    near, far = [sum(c[j] * weights[i][j] for j in range(k)) for i in range(k)], [sum(r[i] * weights[i][j] for i in range(k)) for j in range(k)]
    po, pe = sum(weights[i][j] * p[i][j] for i, j in cells), sum(weights[i][j] * r[i] * c[j] for i, j in cells)
    kappa = (po - pe) / (1 - pe)
    v = sum(p[i][j] * (weights[i][j] - (near[i] + far[j]) * (1 - kappa)) ** 2 for i, j in cells) - (kappa - pe * (1 - kappa)) ** 2
    v0 = sum(r[i] * c[j] * (weights[i][j] - near[i] - far[j]) ** 2 for i, j in cells) - pe**2
    return [exact(kappa), *(mp.sqrt(exact(e / n)) / exact(1 - pe) for e in (v, v0))]


tables = ([[10**12, 7, 3], [11, 10**12 - 5, 2], [1, 9, 10**11]], [[10**12, 0, 1], [0, 1, 0], [0, 0, 1]], [[0, 10**9, 0], [10**9, 0, 1], [0, 1, 0]], [[10**12 - 10**6, 10**6, 10**5], [10**6, 10**4, 1], [1, 0, 10]])
for t in tables:
    for name, w in (("Plain", lambda d: F(int(d == 0))), ("Linear", lambda d: 1 - F(abs(d), 2)), ("Quadratic", lambda d: 1 - F(d * d, 4))):
        add("CohenKappa." + name, [[v for row in t for v in row]], cohen(t, [[w(i - j) for j in range(3)] for i in range(3)]), FR, 1e-9)


# Many judges of one item: agreement by pairs of a trillion.
def pairs(item):
    m = sum(item)
    return F(sum(v * (v - 1) for v in item), m * (m - 1))


for t in ([[10**12, 0], [0, 10**12], [10**12 - 3, 3]], [[10**6, 1, 0], [0, 10**6, 1], [5, 0, 10**6 - 4], [10**6 + 1, 0, 0]], [[2, 0], [0, 2], [1, 1]]):
    n, m, k = len(t), sum(t[0]), len(t[0])
    po, share = sum(map(pairs, t)) / n, [F(sum(row[j] for row in t), n * m) for j in range(k)]
    pe = sum(s * s for s in share)
    kappa = (po - pe) / (1 - pe)
    q = sum(s * (1 - s) for s in share)
    v0 = F(2, n * m * (m - 1)) * (q * q - sum(s * (1 - s) * (1 - 2 * s) for s in share)) / (q * q)
    z = exact(kappa) / mp.sqrt(exact(v0))
    add("MultiRaterKappa.Fleiss", [t], exact(kappa), FR, 1e-9)
    add("MultiRaterKappa.FleissAgainstChance", [t], [z, mp.erfc(abs(z) / mp.sqrt(2))], FR, 1e-8)
    add("MultiRaterKappa.Randolph", [t], exact((po - F(1, k)) / (1 - F(1, k))), FR, 1e-9)

for t in ([[10**12, 0, 5], [0, 10**11, 0], [3, 2, 1], [0, 0, 2]], [[2, 0, 0], [0, 2, 0], [0, 0, 2], [1, 0, 1]], [[1, 1, 0], [0, 1, 1], [1, 0, 1]]):
    k = len(t[0])
    seen = [row for row in t if sum(row) > 1]
    o = [[sum(F(row[c] * (row[d] - (c == d)), sum(row) - 1) for row in seen) for d in range(k)] for c in range(k)]
    of = [sum(row) for row in o]
    for name, gap in (("Nominal", lambda c, d: F(int(c != d))), ("Ordinal", lambda c, d: (sum(of[min(c, d):max(c, d) + 1]) - (of[c] + of[d]) / 2) ** 2)):
        seen_gap = sum(o[c][d] * gap(c, d) for c in range(k) for d in range(k))
        chance = sum(of[c] * of[d] * gap(c, d) for c in range(k) for d in range(k))
        add("Krippendorff." + name, [t], exact(1 - (sum(of) - 1) * seen_gap / chance), FR, 1e-9)

# Pairs that disagree, far out in the tail.
for b, c in ((10**12, 10**12 - 10**7), (1200, 0), (3, 10**6)):
    x = M(b - c) ** 2 / (b + c)
    add("McNemar.ChiSquared", [b, c], [x, mp.erfc(mp.sqrt(x / 2))], MP, 1e-8)
for b, c in ((900, 0), (1, 800), (40, 600)):
    add("McNemar.Exact", [b, c], min(M(1), 2 * sum(mp.binomial(b + c, i) for i in range(min(b, c) + 1)) / M(2) ** (b + c)), MP, 1e-9)


# The area under the curve by all pairs, its variance by DeLong's placements.
def placements(scores, positive):
    up, down = [s for s, y in zip(scores, positive) if y], [s for s, y in zip(scores, positive) if not y]
    win = lambda a, b: F(int(a > b)) + F(int(a == b), 2)
    return [sum(win(a, b) for b in down) / len(down) for a in up], [sum(win(a, b) for a in up) / len(up) for b in down]


for n, level, step in ((40, 1e9, 8), (61, -1e9, 1), (30, 1e15, 1)):
    y = (np.arange(n) * 7 % 5 < 2).astype(int)
    s, other = level + waves(n, 0.4, step) + y, level + waves(n, 1.9, step) + y
    found = []
    for scores in (s, other):
        v, w = placements(scores, y)
        found.append((sum(v) / len(v), v, w))
    auc, v, w = found[0]
    add("RocCurve.Auc", [s, y], [exact(auc), mp.sqrt(exact(scatter(v) / (len(v) * (len(v) - 1)) + scatter(w) / (len(w) * (len(w) - 1))))], FR, 1e-9)
    v, w = [a - b for a, b in zip(v, found[1][1])], [a - b for a, b in zip(w, found[1][2])]
    add("RocCurve.Difference", [s, other, y], [exact(auc - found[1][0]), mp.sqrt(exact(scatter(v) / (len(v) * (len(v) - 1)) + scatter(w) / (len(w) * (len(w) - 1))))], FR, 1e-9)
    # Precision at every distinct score, over the recall that it adds.
    weights, area, hits, flags = [F(1 + i % 3) for i in range(n)], F(0), F(0), F(0)
    for score in sorted(set(s), reverse=True):
        at = [i for i in range(n) if s[i] == score]
        more = sum(weights[i] for i in at if y[i])
        hits, flags = hits + more, flags + sum(weights[i] for i in at)
        area += more * hits / flags
    add("PrecisionRecall.AveragePrecision", [[float(w) for w in weights], y, s], exact(area / sum(a for a, b in zip(weights, y) if b)), FR, 1e-9)

# Forecasts that are sure, right or wrong.
for p, y in (([0, 1, 1, 0, 0.5], [0, 1, 0, 0, 1]), ([1e-300, 1 - 2**-53, 0, 1], [1, 0, 0, 1])):
    gaps = [(a - b) ** 2 for a, b in zip(fractions(p), y)]
    add("Calibration.Brier", [p, y], [exact(sum(gaps) / len(gaps)), mp.sqrt(exact(scatter(gaps) / (len(gaps) * (len(gaps) - 1))))], FR, 1e-9)

# Reviewers who are always right leave nothing to estimate but how many items of each class there are; whoever always says the same says nothing.
for counts, rights, says in (((15, 5), 3, None), ((700, 2, 298), 3, 0), ((1, 999), 4, 1)):
    truth = np.repeat(np.arange(len(counts)), counts)
    reviewers = rights + (says is not None)
    judged = np.column_stack([truth] * rights + ([np.full(len(truth), says)] if says is not None else []))
    share = [F(c, sum(counts)) for c in counts]
    right = np.eye(len(counts))
    last = right if says is None else np.tile(right[says], (len(counts), 1))
    add("DawidSkene.Fit", [len(counts), 0, np.repeat(np.arange(len(truth)), reviewers), np.tile(np.arange(reviewers), len(truth)), judged.ravel()],
        [[exact(s) for s in share], sum(c * mp.log(exact(s)) for c, s in zip(counts, share)), right, last], FR, 1e-9)

# Tables that agree fully show no spread, but do show what chance would.
for t in ([[5, 0, 0], [0, 3, 0], [0, 0, 2]], [[10**12, 0, 0], [0, 10**12, 0], [0, 0, 10**12]], [[10**12, 0, 0], [0, 1, 0], [0, 0, 0]]):
    kappa, _, null = cohen(t, [[F(int(i == j)) for j in range(3)] for i in range(3)])
    add("CohenKappa.Plain perfect", [[v for row in t for v in row]], [kappa, null, kappa / null, mp.erfc(kappa / null / mp.sqrt(2))], FR, 1e-9)


# Patterns of items that were judged alike: every item left out in turn, for up to a million million of them.
def coefficients(patterns):
    votes, n = len(patterns[0][0]), sum(c for _, c in patterns)
    totals = [sum(v[j] * c for v, c in patterns) for j in range(votes)]
    m = sum(totals)
    pairwise = sum(c * pairs(v) for v, c in patterns) / n
    expected = sum(F(t, m) ** 2 for t in totals)
    within = sum(c * pairs(v) * sum(v) for v, c in patterns) / m
    apart = F(sum(t * (t - 1) for t in totals), m * (m - 1))
    return pairwise, expected, (pairwise - expected) / (1 - expected), (within - apart) / (1 - apart)


def jackknife(patterns, which):
    n = sum(c for _, c in patterns)
    left = [(c, coefficients([(w, d - (i == j)) for j, (w, d) in enumerate(patterns) if d > (i == j)])[which]) for i, (v, c) in enumerate(patterns)]
    mean = sum(c * v for c, v in left) / n
    return mp.sqrt(exact(sum(c * (v - mean) ** 2 for c, v in left) * (n - 1) / n))


for patterns in ([([3, 0, 0], 10**12), ([2, 1, 0], 10**6), ([0, 2, 0], 10**12), ([1, 1, 2], 3)], [([2, 0], 10**12), ([0, 2], 1), ([1, 1], 1)], [([10**9, 1], 10**6), ([3, 10**9], 10**6 + 7), ([1, 1], 2)],
                 [([1, 1], 3), ([1, 1], 10**9), ([2, 1], 1), ([1, 2], 1)], [([30, 1], 10**9 - 7), ([2, 29], 10**9), ([15, 16], 10**8)]):
    told = [[*v, c] for v, c in patterns]
    for which, name in enumerate(("Pairwise", "Expected", "Kappa", "Alpha")):
        add(f"GroupedAgreement.{name} errors", [told], [exact(coefficients(patterns)[which]), jackknife(patterns, which)], FR, 1e-8)
for t in ([[10**12, 0], [0, 10**12], [10**12 - 3, 3]], [[10**6, 1, 0], [0, 10**6, 1], [5, 0, 10**6 - 4], [10**6 + 1, 0, 0]], [[1, 1], [1, 1], [2, 0]], [[10**12, 1], [1, 10**12], [10**12 - 1, 2], [2, 10**12 - 1], [0, 10**12 + 1]]):
    patterns = [(v, 1) for v in t]
    add("MultiRaterKappa.Fleiss errors", [t], [exact(coefficients(patterns)[2]), jackknife(patterns, 2)], FR, 1e-8)

# Shares of all but a ten millionth: κ is of that size itself.
for t in ([[10**7, 0, 0], [10**7 - 1, 1, 0], [10**7 - 1, 0, 1]], [[10**6, 0, 0], [10**6 - 3, 3, 0], [10**6 - 4, 0, 4], [10**6, 0, 0]]):
    n, m = len(t), sum(t[0])
    share = [F(sum(row[j] for row in t), n * m) for j in range(3)]
    q = sum(s * (1 - s) for s in share)
    v0 = F(2, n * m * (m - 1)) * (q * q - sum(s * (1 - s) * (1 - 2 * s) for s in share)) / (q * q)
    kappa = coefficients([(v, 1) for v in t])[2]
    z = exact(kappa) / mp.sqrt(exact(v0))
    add("MultiRaterKappa.FleissAgainstChance", [t], [z, mp.erfc(abs(z) / mp.sqrt(2))], FR, 1e-8)
    add("MultiRaterKappa.Fleiss errors", [t], [exact(kappa), jackknife([(v, 1) for v in t], 2)], FR, 1e-8)
    add("MultiRaterKappa.Randolph errors", [t], [exact((coefficients([(v, 1) for v in t])[0] - F(1, 3)) * F(3, 2)), jackknife([(v, 1) for v in t], 0) * 3 / 2], FR, 1e-8)

# All alike, and none.
for t in ([[10**12, 0], [0, 10**12]], [[2, 0, 0], [0, 5, 0], [0, 0, 10**9]], [[1, 1, 0]] * 3, [[10**6, 10**6], [10**6, 10**6]], [[1, 0, 1], [1, 0, 1], [1, 1, 0]], [[1, 0], [10**12, 1], [1, 10**12], [0, 3]]):
    k, seen = len(t[0]), [row for row in t if sum(row) > 1]
    of = [sum(row[j] for row in seen) for j in range(k)]
    for name, gap in (("Nominal", lambda c, d: F(int(c != d))), ("Ordinal", lambda c, d: (sum(of[min(c, d):max(c, d) + 1]) - F(of[c] + of[d], 2)) ** 2)):
        own = sum(F(row[c] * row[d], sum(row) - 1) * gap(c, d) for row in seen for c in range(k) for d in range(k) if c != d)
        chance = sum(of[c] * of[d] * gap(c, d) for c in range(k) for d in range(k) if c != d)
        add("Krippendorff." + name, [t], exact(1 - (sum(of) - 1) * own / chance), FR, 1e-9)


# A million million pairs that disagree, a bit more than half of them one way: the tail term by term, to 1e-300.
def tail(b, n):
    """P(X = b) and P(X > b) of n coins, b above the half."""
    first = mp.exp(mp.loggamma(n + 1) - mp.loggamma(b + 1) - mp.loggamma(n - b + 1) - n * mp.log(2))
    # The ratios of neighbours, in whole numbers of 40 digits, until they add nothing.
    one = 10**40
    term, total, x = one, 0, b
    while x < n:
        term = term * (n - x) // (x + 1)
        x += 1
        total += term
        if term < 10**13:
            break
    return first, first * total / one


for b, c in ((10**12, 10**12 - 52 * 10**6), (10**12 + 10**7, 10**12), (10**6, 10**6 - 8000)):
    at, above = tail(b, b + c)
    add("McNemar.Exact", [b, c], 2 * (at + above), MP, 1e-8)
    add("MidP.Pairs", [b, c], [min(M(1), 2 * (above + at / 2)), above + at / 2, 1 - above - at / 2], MP, 1e-8)
for b, c in ((10**12, 10**12 - 52 * 10**6), (1, 0), (0, 30)):
    x = M(max(0, abs(b - c) - 1)) ** 2 / (b + c)
    add("McNemar.ChiSquared corrected", [b, c], [x, mp.erfc(mp.sqrt(x / 2))], MP, 1e-8)
for b, c, n in ((10**12, 10**12 - 52 * 10**6, 4 * 10**12), (1200, 0, 10**12), (3, 1, 4)):
    d, e = M(b - c) / n, mp.sqrt(M(b + c) - M(b - c) ** 2 / n) / n
    add("McNemar.Difference p", [b, c, n], [d - ZM * e, d + ZM * e, tail2(d / e)], MP, 1e-8)


# One positive, or one negative: its placement is the area, and the others' spread is all of the variance.
def spread(v):
    return scatter(v) / (len(v) * (len(v) - 1)) if len(v) > 1 else F(0)


def logit_ends(point, error, half=ZM):
    z = mp.log(point / (1 - point))
    e = error / (point * (1 - point))
    return [1 / (1 + mp.exp(-(z - half * e))), 1 / (1 + mp.exp(-(z + half * e))), tail2(z / e)]


for n, level, positives in ((12, 1e9, [5]), (12, 1e9, [i for i in range(12) if i != 5]), (200, 1e9, [7]), (3, 1e9, [0])):
    y = np.isin(np.arange(n), positives).astype(int)
    s = level + waves(n, 0.4, 2)
    v, w = placements(s, y)
    auc, error = exact(sum(v) / len(v)), mp.sqrt(exact(spread(v) + spread(w)))
    add("RocCurve.Auc", [s, y], [auc, error], FR, 1e-9)
    add("RocCurve.Auc ends", [s, y], logit_ends(auc, error), FR, 1e-8)
for n in (40, 400):
    # All but apart: the tail of the area.
    y = (np.arange(n) % 4 == 0).astype(int)
    s = 1e9 + waves(n, 0.7) + 2.75 * y
    v, w = placements(s, y)
    auc, error = exact(sum(v) / len(v)), mp.sqrt(exact(spread(v) + spread(w)))
    add("RocCurve.Auc", [s, y], [auc, error], FR, 1e-9)
    add("RocCurve.Auc ends", [s, y], logit_ends(auc, error), FR, 1e-8)


def area(weights, y, s):
    found, hits, flags = F(0), F(0), F(0)
    for score in sorted(set(s), reverse=True):
        at = [i for i in range(len(s)) if s[i] == score]
        more = sum(weights[i] for i in at if y[i])
        hits, flags = hits + more, flags + sum(weights[i] for i in at)
        found += more * hits / flags
    return found / sum(a for a, b in zip(weights, y) if b)


for n, positives, weights in ((12, [5], [1] * 12), (30, range(0, 30, 3), [10**12 if i % 4 == 0 else 1 for i in range(30)]), (30, range(0, 30, 3), [10**12] * 30), (6, range(6), [1] * 6)):
    y, s, weights = np.isin(np.arange(n), list(positives)).astype(int), 1e9 + waves(n, 0.4, 4), [F(w) for w in weights]
    a, own = area(weights, y, s), [w for w, b in zip(weights, y) if b]
    args = [[float(w) for w in weights], y, s]
    add("PrecisionRecall.AveragePrecision", args, exact(a), FR, 1e-9)
    if a < 1:
        e = mp.sqrt(exact(a * (1 - a) * sum(w * w for w in own) / sum(own) ** 2))
        add("PrecisionRecall.AveragePrecision ends", args, logit_ends(exact(a), e)[:2], FR, 1e-8)

# Sure forecasts, at the edges of the bins.
for p, y in (([0, 1, 1, 0, 0.5], [0, 1, 0, 0, 1]), ([1e-300, 1 - 2**-53, 0, 1], [1, 0, 0, 1]), ([0, 0, 1, 1], [1, 1, 0, 0]), ([0, 1, 1], [0, 1, 1])):
    bins = [max(1, math.ceil(v * 5)) for v in fractions(p)]
    wrong = sum(abs(sum(v - b for v, b, at in zip(fractions(p), y, bins) if at == one)) for one in set(bins)) / len(p)
    add("Calibration.Expected", [p, y], exact(wrong), FR, 1e-9)
    add("Calibration.ExpectedError", [p, y], exact(wrong), FR, 1e-9)
n = 100
p, y = [0.0, 1.0] * n, ([0, 1] * n)
y[0] = 1
add("Calibration.Brier", [p, y], [M(1) / (2 * n), mp.sqrt(M(1) / (2 * n) * (1 - M(1) / (2 * n)) / (2 * n - 1))], FR, 1e-9)

# Whoever is always wrong is as good as one who is always right.
def steady(counts, sayings, smoothing=0):
    truth = np.repeat(np.arange(len(counts)), counts)
    reviewers = len(sayings)
    return [len(counts), smoothing, np.repeat(np.arange(len(truth)), reviewers), np.tile(np.arange(reviewers), len(truth)), np.column_stack([np.array(s)[truth] for s in sayings]).ravel()]


for counts in ((15, 5), (1, 400)):
    share = [F(c, sum(counts)) for c in counts]
    add("DawidSkene.Fit", steady(counts, [[0, 1], [0, 1], [0, 1], [1, 0]]), [[exact(s) for s in share], sum(c * mp.log(exact(s)) for c, s in zip(counts, share)), np.eye(2), 1 - np.eye(2)], FR, 1e-9)
# One item: what its majority says, and of the other class nothing is known.
add("DawidSkene.Fit", [2, 0, [0, 0, 0], [0, 1, 2], [0, 0, 1]], [M(2) / 3, M(1) / 3, 0, 1, 0, 1, 0, 0, 1, 0, 1], FR, 1e-9)
add("DawidSkene.Fit", [2, 0, [0, 0, 0], [0, 1, 2], [0, 0, 0]], [1, 0, 0, 1, 0, 0.5, 0.5, 1, 0, 0.5, 0.5], FR, 1e-9)
for c in (0.01, 10**6):
    s = M(c)
    row = [(1 + s) / (1 + 2 * s), s / (1 + 2 * s), 0.5, 0.5]
    add("DawidSkene.Fit", [2, c, [0, 0, 0], [0, 1, 2], [0, 0, 0]], [1, 0, 3 * mp.log((1 + s) / (1 + 2 * s)), *row, *row], FR, 1e-9)
