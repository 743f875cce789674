# Read by methods.py: values of 1e9 with a deviation of 1, exact in fractions (their roots with 50 digits of mpmath).
from fractions import Fraction as F
FR = "fractions of python 3.11"


def exact(v):
    """A fraction, with 50 digits."""
    return M(v.numerator) / M(v.denominator)


def fractions(values):
    return [F(float(v)) for v in values]


def waves(n, shift, step=8):
    """Between −1.5 and 1.5 in steps that a double of 1e9 still holds."""
    return np.round(1.5 * np.sin(np.arange(n) * 1.7 + shift) * step) / step


def residuals(w, y, r):
    return [a * (b - r) for a, b in zip(w, y)]


def scatter(z):
    return sum(v * v for v in z) - sum(z) ** 2 / len(z)


def weighted(w, y):
    """The weighted mean and the linearised variance."""
    w, y = fractions(w), fractions(y)
    m = sum(a * b for a, b in zip(w, y)) / sum(w)
    return m, F(len(w), len(w) - 1) * sum(v * v for v in residuals(w, y, m)) / sum(w) ** 2


for n, level in ((2, 1e9), (40, 1e9), (400, 1e9), (400, -3e12)):
    y = level + waves(n, 0.3, 8 if abs(level) < 1e10 else 2)
    for w in (np.full(n, 7.5), 1 + np.arange(n) % 9 / 4):
        m, v = weighted(w, y)
        add("WeightedTally.Of", [w, y], [exact(sum(fractions(w)) ** 2 / sum(a * a for a in fractions(w))), exact(m), exact(v)], FR, 1e-11)
        z = [a * b for a, b in zip(fractions(w), fractions(y))]
        add("StratifiedTotal.Of", [w, y], [exact(sum(z)), mp.sqrt(exact(F(n, n - 1) * scatter(z)))], FR, 1e-11)
    # Sums of x of 1e9 a y, and less than one y more.
    y = 1 + np.arange(n) % 5
    x = y * level + waves(n, 1.1, 8 if abs(level) < 1e10 else 2)
    m = sum(fractions(x)) / sum(fractions(y))
    v = F(n, n - 1) * sum((a - m * b) ** 2 for a, b in zip(fractions(x), fractions(y))) / sum(fractions(y)) ** 2
    add("RatioTally.Of", [x, y], [exact(m), exact(v)], FR, 1e-11)

# Strata whose levels are far apart; every one drawn at its own chance.
for levels, weights in (((1e9, 1e9 + 4, 1e9 - 3), (2, 5, 11)), ((0, 1e9, 2e9), (3, 3, 8)), ((1e9, 1e9), (1, 40))):
    codes = np.arange(90) % len(levels)
    y = np.array(levels)[codes] + waves(90, 0.9)
    w = np.array(weights, float)[codes]
    m = weighted(w, y)[0]
    z = residuals(fractions(w), fractions(y), m)
    v = sum(F(len(own), len(own) - 1) * scatter(own) for own in ([e for e, c in zip(z, codes) if c == h] for h in range(len(levels)))) / sum(fractions(w)) ** 2
    add("StratifiedDomain.Variance", [codes, w, y], [exact(m), mp.sqrt(exact(v))], FR, 1e-11)
