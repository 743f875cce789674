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
