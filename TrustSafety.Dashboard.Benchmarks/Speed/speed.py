"""The yardstick: SciPy, statsmodels and NumPy on the inputs in a folder. Reads the name of a call and how often to make it per line, answers with the seconds of the
fastest (the call alone, inputs already read) and its values at every 1,009th cell. What does not vectorise is looped over every 1,000th cell and scaled."""
import json
import os
import sys
import time
import warnings

folder = sys.argv[1]
try:
    import numpy as np
    import scipy
    import statsmodels
    from scipy import stats
    from statsmodels.discrete.discrete_model import Logit
    from statsmodels.genmod import families
    from statsmodels.genmod.generalized_linear_model import GLM
    from statsmodels.stats import multitest, proportion, weightstats
except ImportError as missing:
    print(json.dumps({"missing": str(missing)}), flush=True)
    sys.exit(0)

warnings.simplefilter("ignore")


def number(value):
    return float(value) if np.isfinite(value) else None


def read(name):
    return np.fromfile(os.path.join(folder, name + ".f64"))


k, n, c, m = read("k"), read("n"), read("c"), read("m")
mean, sd, mean_base, sd_base = read("mean"), read("sd"), read("mean_base"), read("sd_base")
p = read("p")
values = read("values")
LOOPED = range(0, len(k), 1000)
SEEN = slice(0, None, 1009)
RESAMPLES = 2000
_fit = {}


def logistic():
    if not _fit:
        y = read("y")
        _fit["y"], _fit["x"] = y, read("x").reshape(len(y), -1)
    return _fit["y"], _fit["x"]


def confint(method):
    return lambda: proportion.proportion_confint(k, n, 0.05, method)


def two(method):
    return lambda: proportion.confint_proportions_2indep(k, n, c, m, method=method, compare="diff")


def pooled():
    r = proportion.test_proportions_2indep(k, n, c, m, compare="diff", method="score", correction=False)
    return r.statistic, r.pvalue


def welch_p():
    return stats.ttest_ind_from_stats(mean, sd, n + 1, mean_base, sd_base, m + 1, equal_var=False)


def welch():
    t, pvalue = welch_p()
    v, w = sd**2 / (n + 1), sd_base**2 / (m + 1)
    low, high = weightstats._tconfint_generic(mean - mean_base, np.sqrt(v + w), (v + w)**2 / (v**2 / n + w**2 / m), 0.05, "two-sided")
    return low, high, pvalue


def each(call):
    """The successful calls of a loop, scaled to all cells; statsmodels' root search fails on some."""
    def run():
        seconds, done, answers = 0.0, 0, []
        for i in LOOPED:
            start = time.perf_counter()
            try:
                answer = call(i)
            except ValueError:
                continue
            seconds += time.perf_counter() - start
            done += 1
            answers.append([float(i), *(number(v) for v in answer)])
        return seconds / done * len(k), done, answers
    return run


def chunks():
    rng, out = np.random.default_rng(1), np.empty(RESAMPLES)
    for s in range(0, RESAMPLES, 10):
        out[s:s + 10] = values[rng.integers(0, len(values), (10, len(values)), dtype=np.int32)].mean(axis=1)
    return np.quantile(out, [0.025, 0.975])


def loop():
    rng, out = np.random.default_rng(1), np.empty(RESAMPLES)
    for s in range(RESAMPLES):
        out[s] = values[rng.integers(0, len(values), len(values))].mean()
    return np.quantile(out, [0.025, 0.975])


def choice():
    rng, out = np.random.default_rng(1), np.empty(RESAMPLES)
    for s in range(RESAMPLES):
        out[s] = rng.choice(values, len(values)).mean()
    return np.quantile(out, [0.025, 0.975])


def fitted(result):
    return np.concatenate([result.params, result.bse])


VECTORISED = {
    "wilson": confint("wilson"), "clopper-pearson": confint("beta"), "jeffreys": confint("jeffreys"), "agresti-coull": confint("agresti_coull"),
    "newcombe": two("newcomb"), "agresti-caffo": two("agresti-caffo"), "pooled": pooled, "welch-p": welch_p, "welch": welch,
    "garwood": lambda: (stats.chi2.ppf(0.025, 2 * k) / 2 / n, stats.chi2.isf(0.025, 2 * k + 2) / 2 / n),
    "benjamini-hochberg": lambda: (multitest.multipletests(p, method="fdr_bh")[1],),
}
# statsmodels 0.13 multiplies the variance by N/(N - 1) also when told not to; its z is compared without that, its p is another test's.
COMPARED = {"pooled": lambda z, pvalue: (z * np.sqrt((n + m) / (n + m - 1)), pvalue * np.nan)}
LOOPS = {
    "pooled-loop": each(lambda i: proportion.proportions_ztest(np.array([k[i], c[i]]), np.array([n[i], m[i]]))),
    "score": each(lambda i: proportion.confint_proportions_2indep(k[i], n[i], c[i], m[i], method="score", compare="diff")),
    "fisher": each(lambda i: stats.fisher_exact([[int(k[i]), int(n[i] - k[i])], [int(c[i]), int(m[i] - c[i])]])[1:]),
}
WHOLE = {
    "bootstrap-chunks": chunks, "bootstrap-loop": loop, "bootstrap-choice": choice,
    "logit": lambda: fitted(Logit(*logistic()).fit(disp=0)),
    "glm": lambda: fitted(GLM(*logistic(), family=families.Binomial()).fit()),
}

print(json.dumps({"versions": f"NumPy {np.__version__}, SciPy {scipy.__version__}, statsmodels {statsmodels.__version__}"}), flush=True)
for line in sys.stdin:
    name, calls = line.split()
    if name in LOOPS:
        seconds, done, answers = LOOPS[name]()
        print(json.dumps({"seconds": seconds, "looped": done, "answers": answers}), flush=True)
        continue
    if name in ("logit", "glm"):
        logistic()
    seconds = float("inf")
    for _ in range(int(calls)):
        start = time.perf_counter()
        answer = VECTORISED[name]() if name in VECTORISED else WHOLE[name]()
        seconds = min(seconds, time.perf_counter() - start)
    if name in VECTORISED:
        places = np.arange(len(k))[SEEN]
        columns = [np.asarray(a)[SEEN] for a in COMPARED.get(name, lambda *a: a)(*answer)]
        answers = [[float(i), *(number(col[j]) for col in columns)] for j, i in enumerate(places)]
    else:
        answers = [[0.0, *(number(v) for v in answer)]]
    print(json.dumps({"seconds": seconds, "answers": answers}), flush=True)
