"""The constants of classical group-sequential tests by recursive integration over the looks (Armitage, McPherson & Rowe 1969, JRSS A 132:235), with 400 Gauss-Legendre nodes a look:
another way than the library's, and than SciPy's multivariate normal in methods_more.py. Prints them beside those of published.json. numpy 1.24.2, scipy 1.10.1."""
import json
import numpy as np
from scipy import optimize, stats

x, w = np.polynomial.legendre.leggauss(400)


def stops(c, looks, delta):
    """P(|Z| exceeds c·t^(delta - 1/2) at some of the equally spaced looks); the score S has variance k at look k."""
    edges = [c * (k / looks) ** (delta - 0.5) * np.sqrt(k) for k in range(1, looks + 1)]
    at, density = edges[0] * x, stats.norm.pdf(edges[0] * x)
    for before, edge in zip(edges, edges[1:]):
        density = (stats.norm.pdf(edge * x[:, None] - at[None, :]) * (density * w * before)[None, :]).sum(1)
        at = edge * x
    return 1 - (density * w * edges[-1]).sum()


told = {v["id"]: v["expected"]["constant"] for v in json.load(open("published.json")) if v["id"].startswith("gs-")  and "constant" in v["expected"]}
for name, delta in (("pocock", 0.5), ("obf", 0.0)):
    for looks in (2, 3, 4, 5):
        constant = optimize.brentq(lambda c: stops(c, looks, delta) - 0.05, 1.5, 3.5, xtol=1e-12)
        known = told[f"gs-{name}-constant-{looks}"]
        print(name, looks, round(constant, 6), known, "agrees" if abs(constant - known) <= 0.0005 else "DIFFERS")
