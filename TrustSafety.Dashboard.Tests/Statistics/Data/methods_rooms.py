# Read by methods.py: what rooms of the dashboard once worked out by themselves: groups left out, sums of weights, products of intervals, symmetric shares, planned widths.
for estimate, left_out in ((1840, [1790, 1911, 1822, 1850, 1799]), (2.5e9, [2.4e9, 2.7e9]), (1e-12, [1.1e-12, 0.9e-12, 1.05e-12, 0.98e-12])):
    x = [mp.log(mp.mpf(repr(v))) for v in left_out]
    g, mean = len(x), mp.fsum(x) / len(x)
    error = mp.sqrt(mp.fsum((v - mean) ** 2 for v in x) * (g - 1) / g)
    t = mp.mpf(stats.t.ppf(0.975, g - 1))
    add("Jackknife.Logarithm", [estimate, left_out], [error, estimate * mp.exp(-t * error), estimate * mp.exp(t * error)], MP, 1e-8)

# The variance by its definition, π by π; a census, and weights of a million units each.
for units, w in ((100, [4.0] * 12 + [10.0] * 7), (60, [2.0, 3.5, 1.25, 8.0, 20.0, 11.0]), (3, [1.0, 1.0, 1.0]), (4, [1.0, 1.0, 1.0]), (10**12, [1e6] * 990_000)):
    pi = [1 / mp.mpf(v) for v in (w if len(w) < 1000 else w[:1])]
    variance = mp.fsum((1 - p) / p ** 2 for p in pi) * (len(w) if len(w) >= 1000 else 1)
    total = mp.mpf(sum(w))
    if variance > 0:
        z = (total - units) / mp.sqrt(variance)
        add("WeightSum.Test", [units, len(w), total, sum(v * v for v in w)], [z, two(z)], MP)
    else:
        add("WeightSum.Test everybody", [units, len(w), total, sum(v * v for v in w)], [1.0 if total == units else 0.0], MP)

# Limits whose distances on the logarithmic scale are those of a standard error each: the product's is the root of their squares.
for a, s, b, u in ((0.02, 0.1, 1.5, 0.08), (3e-9, 0.5, 1e6, 0.01), (0.3, 0.0001, 0.9, 2.0)):
    half = mp.mpf(Z) * mp.sqrt(mp.mpf(s) ** 2 + mp.mpf(u) ** 2)
    add("ProductInterval.Of", [[a * math.exp(-Z * s), a, a * math.exp(Z * s)], [b * math.exp(-Z * u), b, b * math.exp(Z * u)]],
        [a * b * mp.exp(-half), mp.mpf(a) * mp.mpf(b), a * b * mp.exp(half)], MP, 1e-8)
# Sides of different length; a limit of 0; nothing at all.
for (al, a, au), (bl, b, bu) in (((0.01, 0.02, 0.05), (1.1, 1.5, 1.6)), ((0.0, 0.02, 0.05), (1.1, 1.5, 1.6)), ((0.0, 0.0, 0.004), (1.1, 1.5, 1.6))):
    side = lambda x, y: mp.sqrt(mp.log(mp.mpf(x)) ** 2 + mp.log(mp.mpf(y)) ** 2)
    low = 0 if al == 0 else a * b * mp.exp(-side(a / al, b / bl))
    add("ProductInterval.Of", [[al, a, au], [bl, b, bu]], [low, a * b, au * bu if a == 0 else a * b * mp.exp(side(au / a, bu / b))], MP, 1e-8)

# Shares by strata: statsmodels' weights of a simple sample each, put together by hand; k of n of N. With and without the correction, cut at 0 and at 1.
for sizes, k, n in (((1000, 3000), (12, 4), (60, 40)), ((10**12, 10**12), (5, 1), (10**5, 10**5)), ((500, 800), (1, 0), (30, 40)), ((500, 800), (29, 40), (30, 40))):
    N, k, n = (np.array(v, dtype=float) for v in (sizes, k, n))
    W, p = N / N.sum(), k / n
    # z = w(y − p)/Σw, its variance within strata about the stratum's mean.
    variance = (W ** 2 * (1 - n / N) * p * (1 - p) / (n - 1)).sum()
    half = Z * math.sqrt(variance)
    add("Hajek.Symmetric", [N, k, n], [W @ p, max(0, W @ p - half), min(1, W @ p + half)], NP, 1e-8)

for q in ([0.01, 0.2, 0.05], [0.5, 0.5, 0.001]):
    N, P, labels = np.array([5e6, 1e5, 2e4]), np.array(q), np.array([300, 250, 50])
    add("LabelBudget.HalfWidth", [N, P, labels], Z * math.sqrt(((N / N.sum()) ** 2 * (1 - labels / N) * P * (1 - P) / (labels - 1)).sum()), NP)

for count, mean in ((0, 3.5), (12, 12), (40, 22.5), (10**12, 1.000001e12), (3, 1e-9)):
    # Differences of two log-likelihoods, written out with all their digits.
    own = (count * mp.log(count) if count else mp.mpf(0)) - count
    add("RateTest.Evidence", [count, mean], own - (count * mp.log(mp.mpf(repr(mean))) - mp.mpf(repr(mean))), MP, 1e-8)

# Intervals of a known half-width.
for effect, half, error in ((0.4, 0.25, 0.1), (-3.0, 5.0, 2.0), (0.0, 37.0, 1.0), (1e9, 1e9, 1.0)):
    add("Power.OfInterval", [effect, half, error], mp.erfc((mp.mpf(repr(half)) - abs(mp.mpf(repr(effect)))) / mp.mpf(repr(error)) / mp.sqrt(2)) / 2, MP)
for half, error, power in ((0.25, 0.1, 0.8), (1e6, 3.0, 0.999), (0.0, 1.0, 0.5)):
    add("Power.DetectableByInterval", [half, error, power], half + error * mp.sqrt(2) * mp.erfinv(2 * mp.mpf(repr(power)) - 1), MP)

# The size at which another level has the same ρ: found by halves.
for tuned, alpha, other in ((5000, 0.05, 0.01), (1e12, 0.2, 1e-6), (40, 0.001, 0.1)):
    square = lambda a: -2 * mp.log(mp.mpf(repr(a))) + mp.log(1 - 2 * mp.log(mp.mpf(repr(a))))
    low, high = mp.mpf(1), mp.mpf(10) ** 20
    for _ in range(200):
        middle = mp.sqrt(low * high)
        low, high = (middle, high) if square(other) / middle > square(alpha) / tuned else (low, middle)
    add("ConfidenceSequence.TunedAlike", [tuned, alpha, other], low, MP)
