# Cases of the kinds of ../Vectors with other numbers, sides, levels and options: python3 vectors.py > vectors.json
# Needs Debian's python3-scipy (1.10.1), python3-statsmodels (0.13.5) and r-base-core with r-cran-survey (4.1.1).
import json, subprocess, warnings
import numpy as np, scipy, scipy.stats as st, statsmodels, statsmodels.api as sm
import statsmodels.stats.proportion as pr, statsmodels.stats.power as pw, statsmodels.stats.weightstats as ws
import statsmodels.stats.multitest as mt, statsmodels.stats.rates as rt, statsmodels.stats.inter_rater as ir
from statsmodels.stats.contingency_tables import mcnemar
warnings.filterwarnings("ignore")
out, rng = [], np.random.default_rng(20260)
SM, SP = f"statsmodels {statsmodels.__version__}", f"scipy {scipy.__version__}"

def add(id, method, inputs, expected, source, rel=1e-7, abs=1e-10):
    clean = lambda v: {k: clean(w) for k, w in v.items()} if isinstance(v, dict) else [clean(w) for w in v] if isinstance(v, (list, tuple, np.ndarray)) else v.item() if isinstance(v, np.generic) else v
    inf = lambda v: {k: inf(w) for k, w in v.items()} if isinstance(v, dict) else [inf(w) for w in v] if isinstance(v, list) else ("inf" if v > 0 else "-inf") if isinstance(v, float) and np.isinf(v) else v
    out.append(dict(id=id, method=method, inputs=clean(inputs), expected=inf(clean(expected)), tolerance=dict(abs=abs, rel=rel), source=source))

def R(code):
    return [float(v) for v in subprocess.run(["Rscript", "-e", f"options(digits=17); cat(format(c({code}), digits=15, scientific=TRUE))"], capture_output=True, text=True, check=True).stdout.split()]
RV = "R " + subprocess.run(["Rscript", "-e", "cat(as.character(getRversion()))"], capture_output=True, text=True).stdout

# Means: sides, levels, pooled, z, raw values, margins.
a, b = rng.normal(10, 3, 40).round(4), rng.normal(11, 5, 55).round(4)
arm = lambda v: dict(n=len(v), sum=v.sum(), sum_squares=(v ** 2).sum())
A, B = ws.DescrStatsW(a), ws.DescrStatsW(b)
cm = ws.CompareMeans(B, A)
for side, word in (("two-sided", "two-sided"), ("larger", "greater"), ("smaller", "less")):
    for level in (0.9, 0.99):
        for use, name in (("unequal", "Welch t"), ("pooled", "pooled-variance t")):
            t, p, df = cm.ttest_ind(alternative=side, usevar=use)
            lo, hi = cm.tconfint_diff(alpha=1 - level, alternative=side, usevar=use)
            add(f"means-{word}-{use}-{level}", f"{name}, absolute difference", dict(control=arm(a), treatment=arm(b), confidence_level=level, alternative=word),
                dict(t=t, p=p, df=df, ci=[lo, hi]), SM)
z, p = cm.ztest_ind(alternative="larger", usevar="unequal", value=0.4)
add("means-z-larger", "two-sample z-test", dict(control=dict(values=a), treatment=dict(values=b), alternative="larger", value=0.4), dict(z=z, p=p), SM)
add("means-z-ci99", "two-sample z-test, absolute difference", dict(control=arm(a), treatment=arm(b)), dict(ci99=cm.zconfint_diff(alpha=0.01, usevar="unequal"), ci=cm.zconfint_diff(usevar="unequal")), SM)
r = st.ttest_rel(b[:40], a, alternative="greater")
add("means-paired", "paired t-test", dict(x=b[:40], y=a, alternative="greater"), dict(t=r.statistic, p=r.pvalue, lower=r.confidence_interval(0.95).low), SP)
r = st.ttest_1samp(a, 9.5, alternative="less")
add("means-one-sample", "one-sample t-test", dict(x=a, popmean=9.5, alternative="less"), dict(t=r.statistic, p=r.pvalue, upper=r.confidence_interval(0.95).high), SP)
p, (t1, p1, d1), (t2, p2, d2) = ws.ttost_ind(b, a, -2, 4, usevar="pooled")
add("means-tost-pooled", "TOST of means, pooled", dict(x=b, y=a, low=-2, high=4, usevar="pooled"), dict(p=p, t1=t1, p1=p1, t2=t2, p2=p2), SM)
for side in ("two-sided", "greater", "less"):
    x, y = a.round(0)[:9], b.round(0)[:11]
    r = st.mannwhitneyu(x, y, alternative=side, use_continuity=False, method="asymptotic")
    add(f"ranks-{side}", "Mann-Whitney U with ties", dict(x=x, y=y, alternative=side, use_continuity=False, method="asymptotic"), dict(U=r.statistic, p=r.pvalue), SP)
    r = st.mannwhitneyu(a[:7], b[:8], alternative=side, method="exact")
    add(f"ranks-exact-{side}", "Mann-Whitney U", dict(x=a[:7], y=b[:8], alternative=side, method="exact"), dict(U=r.statistic, p=r.pvalue), SP)

# One proportion.
for k, n, alpha in ((3, 40, 0.1), (55, 60, 0.01), (0, 25, 0.05)):
    ci = lambda m: pr.proportion_confint(k, n, alpha, m)
    add(f"prop-{k}-{n}", "single-proportion intervals", dict(x=k, n=n, alpha=alpha), dict(wilson=ci("wilson"), clopper_pearson=ci("beta"), agresti_coull=ci("agresti_coull"), wald=ci("normal"), **({"jeffreys": ci("jeffreys")} if k else {})), SM, 1e-6)
for side in ("two-sided", "larger", "smaller"):
    z, p = pr.proportions_ztest(9, 60, 0.25, side)
    add(f"prop-one-z-{side}", "one-proportion z, sample variance", dict(x=9, n=60, p0=0.25, alternative=side), dict(z=z, p=p), SM)
    z, p = pr.proportions_ztest(9, 60, 0.25, side, prop_var=0.25)
    add(f"prop-one-score-{side}", "one-proportion z", dict(x=9, n=60, p0=0.25, prop_var=0.25, alternative=side), dict(z=z, p=p), SM)
for side in ("two.sided", "greater", "less"):
    lo, hi, p = R(f"{{t <- binom.test(9, 60, 0.25, alternative='{side}', conf.level=0.9); c(t$conf.int, t$p.value)}}")
    add(f"binom-{side}", "exact binomial test", dict(x=9, n=60, p0=0.25, alternative=side), dict(p=p), RV)

# Two proportions. Score statistics at a difference other than 0 by maximising the likelihood under it (statsmodels 0.13.5 answers otherwise there);
# Barnard's largest probability by a fine grid (SciPy's search stops short of it).
from scipy.optimize import minimize_scalar
def score(k, n, c, m, d, factor):
    lik = lambda q: -(st.binom.logpmf(k, n, q + d) + st.binom.logpmf(c, m, q))
    q = minimize_scalar(lik, bounds=(max(0, -d) + 1e-12, min(1, 1 - d) - 1e-12), method="bounded", options=dict(xatol=1e-14)).x
    return (k / n - c / m - d) / np.sqrt(((q + d) * (1 - q - d) / n + q * (1 - q) / m) * factor)
def sided(z, side):
    return dict(z=z, p=st.norm.sf(z) if side == "larger" else st.norm.cdf(z) if side == "smaller" else 2 * st.norm.sf(abs(z)))
def barnard(k, n, c, m, side):
    i, j = np.meshgrid(np.arange(n + 1), np.arange(m + 1), indexing="ij")
    with np.errstate(all="ignore"):
        wald = np.where(i / n == j / m, 0, (i / n - j / m) / np.sqrt(i / n * (1 - i / n) / n + j / m * (1 - j / m) / m))
    seen = wald[k, c]
    extreme = wald >= seen - 1e-9 if side == "larger" else wald <= seen + 1e-9 if side == "smaller" else np.abs(wald) >= abs(seen) - 1e-9
    chance = lambda p: (st.binom.pmf(np.arange(n + 1), n, p)[:, None] * st.binom.pmf(np.arange(m + 1), m, p)[None, :])[extreme].sum()
    grid = np.linspace(0, 1, 4001)
    at = grid[np.argmax([chance(p) for p in grid])]
    return -minimize_scalar(lambda p: -chance(p), bounds=(max(0, at - 3e-4), min(1, at + 3e-4)), method="bounded", options=dict(xatol=1e-12)).fun
k, n, c, m = 41, 180, 22, 160
for side in ("two-sided", "larger", "smaller"):
    z, p = pr.proportions_ztest([k, c], [n, m], 0.03, side)
    add(f"prop-two-pooled-{side}", "two-proportion z, pooled variance", dict(x=[k, c], n=[n, m], alternative=side), dict(zip(("z", "p"), pr.proportions_ztest([k, c], [n, m], 0, side))), SM)
    for compare, method, name, value in (("diff", "wald", "Wald", 0.02), ("diff", "agresti-caffo", "Agresti-Caffo", 0), ("ratio", "log", "risk ratio, Katz log", 1.2), ("ratio", "log-adjusted", "risk ratio, Katz log, adjusted", 1.2), ("odds-ratio", "logit", "odds ratio, Woolf", 1.3), ("odds-ratio", "logit-adjusted", "odds ratio, Woolf, adjusted", 1.3)):
        t = pr.test_proportions_2indep(k, n, c, m, value=value, compare=compare, method=method, alternative=side)
        add(f"prop-two-{method}-{compare}-{side}", f"{name}, test", dict(x1=k, n1=n, x2=c, n2=m, alternative=side, **({} if method == "agresti-caffo" else {"value": value})), dict(z=t.statistic, p=t.pvalue), SM)
    for correction in (False, True):
        t = sided(score(k, n, c, m, 0.05, (n + m) / (n + m - 1) if correction else 1), side)
        add(f"prop-two-score-{correction}-{side}", "score test of a difference", dict(x1=k, n1=n, x2=c, n2=m, value=0.05, correction=correction, alternative=side), t, SP, 1e-6)
        add(f"prop-two-named-{correction}-{side}", "Miettinen-Nurminen" if correction else "Mee score test", dict(x1=k, n1=n, x2=c, n2=m, value=0.05, alternative=side), t, SP, 1e-6)
    t = pr.test_proportions_2indep(k, n, c, m, value=1.4, compare="ratio", method="score", correction=False, alternative=side)
    add(f"prop-two-koopman-{side}", "risk ratio, Koopman score", dict(x1=k, n1=n, x2=c, n2=m, value=1.4, alternative=side), dict(z=t.statistic, p=t.pvalue), SM)
    add(f"barnard-unpooled-{side}", "Barnard exact, unpooled", dict(table=[[7, 12], [8, 3]], alternative=side), dict(p=barnard(7, 15, 12, 15, side)), SP, 1e-6)
    r = st.boschloo_exact([[7, 12], [8, 3]], alternative=side.replace("larger", "greater").replace("smaller", "less"), n=64)
    add(f"boschloo-{side}", "Boschloo exact", dict(table=[[7, 12], [8, 3]], alternative=side), dict(p=r.pvalue), SP, 1e-5)
    _, p = st.fisher_exact([[7, 12], [8, 3]], alternative=side.replace("larger", "greater").replace("smaller", "less"))
    add(f"fisher-{side}", "Fisher exact", dict(x1=7, n1=15, x2=12, n2=15, alternative=side), dict(p=p), SP)
for alpha in (0.1, 0.01):
    for compare, method, name in (("diff", "wald", "Wald CI for p1-p2"), ("diff", "agresti-caffo", "Agresti-Caffo CI"), ("diff", "newcomb", "Newcombe CI"), ("ratio", "log", "Katz log CI for p1/p2"), ("ratio", "log-adjusted", "Katz log CI, adjusted"), ("odds-ratio", "logit", "Woolf logit CI"), ("odds-ratio", "logit-adjusted", "Woolf logit CI, adjusted")):
        add(f"prop-two-ci-{method}-{compare}-{alpha}", name, dict(x1=k, n1=n, x2=c, n2=m, alpha=alpha), pr.confint_proportions_2indep(k, n, c, m, method=method, compare=compare, alpha=alpha), SM, 1e-6)
for correct in ("TRUE", "FALSE"):
    lo, hi, chi, p = R(f"{{t <- prop.test(c({k},{c}), c({n},{m}), correct={correct}, conf.level=0.9); c(t$conf.int, t$statistic, t$p.value)}}")
    add(f"prop-test-ci-{correct}", f"unpooled z CI, {'with' if correct == 'TRUE' else 'no'} continuity correction", dict(x1=k, n1=n, x2=c, n2=m, conf_level=0.9), [lo, hi], RV)
    add(f"prop-test-p-{correct}", "equality of proportions, chi-square", dict(x=[k, c], n=[n, m], correction=correct == "TRUE"), dict(chi2=chi, p=p), RV)
g = st.chi2_contingency([[k, c, 30], [n - k, m - c, 120]], lambda_="log-likelihood")
add("g-test", "G-test", dict(x=[k, c, 30], n=[n, m, 150]), dict(g=g.statistic, p=g.pvalue, df=g.dof), SP)

# Rates.
for side in ("two-sided", "larger", "smaller"):
    t = {w: rt.test_poisson_2indep(60, 514.8, 30, 543.1, ratio_null=1.3, method=w, alternative=side) for w in ("wald", "score", "sqrt")}
    add(f"rates-{side}", "two Poisson rates", dict(c1=60, t1=514.8, c2=30, t2=543.1, ratio_null=1.3, alternative=side), {**{w: v.statistic for w, v in t.items()}, **{f"p_{w}": v.pvalue for w, v in t.items()}}, SM)
for side in ("two.sided", "greater", "less"):
    p, lo, hi = R(f"{{t <- poisson.test(17, 3.5, r=4, alternative='{side}', conf.level=0.9); c(t$p.value, t$conf.int)}}")
    add(f"rate-exact-{side}", "exact Poisson rate", dict(count=17, exposure=3.5, value=4, alternative=side, conf_level=0.9), dict(lower=lo, upper=hi, p_minlike=p), RV)

# Allocation, many at once.
for counts, w in (([5210, 4790], [0.5, 0.5]), ([812, 120, 68], [8, 1, 1]), ([1000000, 998000], [1, 1])):
    e = np.sum(counts) * np.array(w) / np.sum(w)
    add(f"srm-{counts[0]}", "SRM Pearson chi-square p", dict(counts=counts, weights=w), st.chisquare(counts, e).pvalue, SP, 1e-9)
p = np.array([1e-12, 0.003, 0.011, 0.04, 0.04, 0.2, 0.5, 0.9])
add("many-8", "adjusted p", dict(p=p), {w: mt.multipletests(p, method=s)[1] for w, s in (("bonf", "b"), ("sidak", "s"), ("holm", "h"), ("hochberg", "sh"), ("bh", "fdr_bh"), ("by", "fdr_by"), ("holmsidak", "hs"))}, SM)

# Agreement and classification.
table = np.array([[40, 7, 3], [6, 30, 9], [2, 8, 25]])
for kind in ("none", "linear", "quadratic"):
    r = ir.cohens_kappa(table, wt=None if kind == "none" else kind)
    add(f"kappa-{kind}", "Cohen kappa", dict(table=table, weights=kind), dict(kappa=r.kappa, ase=r.std_kappa, ase0=r.std_kappa0, z=r.z_value, p_two=r.pvalue_two_sided, p_one=r.pvalue_one_sided, ci=[r.kappa_low, r.kappa_upp]), SM)
for exact in (True, False):
    for correction in ((False,) if exact else (True, False)):
        r = mcnemar([[30, 12], [5, 40]], exact=exact, correction=correction)
        add(f"mcnemar-{exact}-{correction}", "McNemar", dict(table=[[30, 12], [5, 40]], exact=exact, correction=correction), dict(p=r.pvalue) if exact else dict(chi2=r.statistic, p=r.pvalue), SM)
y = rng.integers(0, 2, 60); s = (0.3 * y + 0.7 * rng.random(60)).round(2); w = rng.integers(1, 5, 60)
cuts = np.unique(s)[::-1]
hits, flagged = np.array([y[s >= c].sum() for c in cuts]), np.array([(s >= c).sum() for c in cuts])
add("scores-60", "ROC AUC and average precision", dict(y=y, s=s), dict(auc=st.mannwhitneyu(s[y == 1], s[y == 0]).statistic / (y.sum() * (60 - y.sum())), average_precision=(np.diff(np.r_[0, hits]) / y.sum() * hits / flagged).sum()), SP)
tp, fl, po = (w * y * (s >= 0.5)).sum(), (w * (s >= 0.5)).sum(), (w * y).sum()
add("threshold-60", "precision, recall, F2 at a threshold", dict(y=y, s=s, threshold=0.5, beta=2, weights=w), dict(precision=tp / fl, recall=tp / po, fbeta=5 * tp / (4 * po + fl)), f"numpy {np.__version__}")

# Power and size.
for d, n1, ratio, side, alpha in ((0.4, 60, 1, "two-sided", 0.05), (0.4, 60, 2.5, "larger", 0.01), (-0.3, 40, 0.5, "smaller", 0.1)):
    add(f"power-t-{n1}-{ratio}", "two-sample t power", dict(d=d, nobs1=n1, ratio=ratio, alternative=side, alpha=alpha), pw.TTestIndPower().power(d, n1, alpha, ratio=ratio, alternative=side), SM, 1e-6)
add("power-t-one", "one-sample t power", dict(cases=[dict(d=0.3, n=50, side="two"), dict(d=0.3, n=50, side="larger", alpha=0.01)], alpha=0.1), [pw.TTestPower().power(0.3, 50, 0.1), pw.TTestPower().power(0.3, 50, 0.01, alternative="larger")], SM, 1e-6)
h = pr.proportion_effectsize(0.14, 0.1)
add("power-h", "normal power, Cohen h", dict(p1=0.14, p2=0.1, nobs1=700, ratio=1.5, alpha=0.05), pw.NormalIndPower().power(h, 700, 0.05, ratio=1.5), SM, 1e-6)
add("power-prop", "power.prop.test, pooled", dict(p1=0.14, p2=0.1, n=600, alpha=0.05), R("power.prop.test(n=600, p1=0.14, p2=0.1, strict=TRUE)$power")[0], RV, 1e-6)

# Regression.
x1, x2 = rng.normal(size=80).round(3), rng.integers(0, 2, 80)
yb, yc, yl, g = rng.binomial(1, 1 / (1 + np.exp(-(0.2 + 0.8 * x1 - 0.5 * x2)))), rng.poisson(np.exp(0.5 + 0.3 * x1)), (1 + x1 - x2 + rng.normal(size=80) * (1 + x2)).round(3), np.arange(80) // 4
e = rng.integers(1, 6, 80)
for place, X, method in (("first", sm.add_constant(np.column_stack([x1, x2])), ""), ("last", np.column_stack([x1, x2, np.ones(80)]), "")):
    f = sm.Logit(yb, X).fit(disp=0, tol=1e-12)
    add(f"logit-const-{place}", "logit regression", dict(y=yb, X=X, alpha=0.1), dict(params=f.params, bse=f.bse, llf=f.llf, llnull=f.llnull, pvalues=f.pvalues, conf_int=f.conf_int(0.1), llr=f.llr, llr_pvalue=f.llr_pvalue), SM, 1e-6)
    f = sm.GLM(yc, X, family=sm.families.Poisson(), exposure=e).fit(tol=1e-12)
    add(f"poisson-const-{place}", "Poisson regression", dict(y=yc, X=X, exposure=e), dict(params=f.params, bse=f.bse, llf=f.llf), SM, 1e-6)
    for cov in ("nonrobust", "HC0", "HC1", "HC2", "HC3"):
        f = sm.OLS(yl, X).fit(cov_type=cov)
        add(f"ols-{cov}-{place}", "OLS", dict(y=yl, X=X, cov_type=cov), dict(params=f.params, bse=f.bse, pvalues=f.pvalues, conf_int=f.conf_int()), SM)
    f = sm.OLS(yl, X).fit(cov_type="cluster", cov_kwds=dict(groups=g), use_t=True)
    add(f"ols-cluster-{place}", "OLS, cluster-robust", dict(y=yl, X=X, groups=g), dict(params=f.params, bse=f.bse, pvalues=f.pvalues), SM)

# Surveys (R survey).
w, yv, xv, hs = rng.integers(5, 20, 24).astype(float), rng.integers(0, 2, 24), rng.integers(2, 9, 24), np.arange(24) // 8
ps = np.arange(24) // 2
vec = lambda v: "c(" + ",".join(str(t) for t in v) + ")"
code = lambda tail, fpc: R(f"{{suppressMessages(library(survey)); d <- data.frame(y={vec(yv)}, x={vec(xv)}, w={vec(w)}, h={vec(hs)}, p={vec(ps)}, f={vec([100, 80, 60][h] for h in hs)}); s <- svydesign(id=~{'p' if fpc else '1'}, strata=~h, weights=~w, data=d, nest=TRUE{', fpc=~f' if fpc else ''}); {tail}}}")
RS = RV + ", survey " + subprocess.run(["Rscript", "-e", "cat(as.character(packageVersion('survey')))"], capture_output=True, text=True).stdout
base = dict(w=w, y=yv, strata=hs)
mean, se, lo, hi = code("m <- svymean(~x, s); c(coef(m), SE(m), confint(m, df=degf(s), level=0.9))", False)
add("survey-mean", "survey, weighted mean", dict(base, y=xv, conf_level=0.9), dict(mean=mean, se=se, ci=[lo, hi]), RS)
total, se = code("m <- svytotal(~x, s); c(coef(m), SE(m))", True)
add("survey-total-clusters", "survey, weighted total", dict(base, y=xv, clusters=ps, fpc=[[100, 80, 60][h] for h in hs]), dict(total=total, se=se), RS)
ratio, se = code("m <- svyratio(~y, ~x, s); c(coef(m), SE(m))", False)
add("survey-ratio", "survey, weighted ratio", dict(base, x=xv), dict(ratio=ratio, se=se), RS)
mean, se = code("m <- svymean(~y, subset(s, x > 4)); c(coef(m), SE(m))", False)
add("survey-domain", "survey, weighted domain mean", dict(base, domain=(xv > 4).astype(int)), dict(mean=mean, se=se), RS)

# Bounds of group sequential designs, by brute force: the chance of staying inside is a multivariate normal integral (scipy.stats.mvn).
def bounds(t, alpha, spend, twosided):
    t, found, before = np.array(t), [], 0.0
    cov = np.sqrt(np.minimum.outer(t, t) / np.maximum.outer(t, t))
    for j in range(len(t)):
        goal = 1 - spend(t[j], alpha)
        from scipy.stats import _mvn
        def inside(z):
            hi = np.array(found + [z]); lo = -hi if twosided else np.full(j + 1, -12.0)
            return st.norm.cdf(hi[0]) - st.norm.cdf(lo[0]) if j == 0 else _mvn.mvnun(lo, hi, np.zeros(j + 1), cov[:j + 1, :j + 1], maxpts=5_000_000, abseps=1e-9, releps=1e-9)[0]
        from scipy.optimize import brentq
        found.append(brentq(lambda z: inside(z) - goal, 0.2, 9, xtol=1e-9))
    return found
pocock = lambda t, a: a * np.log(1 + (np.e - 1) * t)
hsd = lambda t, a: a * (1 - np.exp(4 * t)) / (1 - np.exp(4))
kd = lambda t, a: a * t ** 1.5
add("gst-pocock", "Lan-DeMets Pocock bounds, one-sided", dict(alpha=0.025, alternative="greater", t=[0.3, 0.6, 1], spending="Pocock"), bounds([0.3, 0.6, 1], 0.025, pocock, False), SP, 1e-5)
add("gst-hsd", "group-sequential bounds", dict(alpha=0.025, alternative="greater", timing=[0.25, 0.5, 1], spending="HSD", gamma=-4), bounds([0.25, 0.5, 1], 0.025, hsd, False), SP, 1e-5)
add("gst-power", "group-sequential bounds, spending alpha*t^1.5", dict(alpha=0.05, alternative="greater", t=[0.2, 0.7, 1]), bounds([0.2, 0.7, 1], 0.05, kd, False), SP, 1e-5)
add("gst-nominal", "group-sequential nominal alpha per look", dict(alpha=0.025, alternative="greater", t=[0.3, 0.6, 1], spending="Pocock"), st.norm.sf(bounds([0.3, 0.6, 1], 0.025, pocock, False)), SP, 1e-4)

# CUPED by regression on the pooled covariate, as a mean and as a ratio (linearised), with pooled and Welch variances.
def users(n, lift):
    base = rng.gamma(2, 1, n)
    sess, before = rng.poisson(3 * base) + 1, rng.poisson(3 * base) + 1
    return np.column_stack([rng.binomial(sess, 0.3 + lift), sess, rng.binomial(before, 0.3), before]).astype(float)
names = ["orders", "sessions", "orders_covariate", "sessions_covariate"]
def summary(v):
    c = np.cov(v.T)
    return dict(n=len(v), mean=dict(zip(names, v.mean(0))), var={x: c[i, i] for i, x in enumerate(names)}, cov={f"{names[i]}|{names[j]}": c[i, j] for i in range(4) for j in range(i + 1, 4)})
C, T = users(90, 0), users(80, 0.05)
both = np.vstack([C, T])
lin = lambda v, i, ref: ref[:, i].mean() / ref[:, i + 1].mean() + (v[:, i] - ref[:, i].mean() / ref[:, i + 1].mean() * v[:, i + 1]) / ref[:, i + 1].mean()
for kind in ("mean", "ratio"):
    y, x = (lambda v, ref: v[:, 0], lambda v, ref: v[:, 2]) if kind == "mean" else (lambda v, ref: lin(v, 0, ref), lambda v, ref: lin(v, 2, ref))
    theta = np.cov(y(both, both), x(both, both))[0, 1] / x(both, both).var(ddof=1)
    centre = x(both, both).mean()
    adj = [y(v, v) - theta * (x(v, v) - centre) for v in (C, T)]
    for side, use in (("two-sided", "unequal"), ("larger", "pooled")):
        m = ws.CompareMeans(ws.DescrStatsW(adj[1]), ws.DescrStatsW(adj[0]))
        t, p, _ = m.ttest_ind(alternative=side, usevar=use)
        lo, hi = m.tconfint_diff(alternative=side, usevar=use)
        add(f"cuped-{kind}-{use}", f"{kind} with CUPED", dict(control=summary(C), treatment=summary(T), equal_var=use == "pooled", alternative=side, **(dict(numer="orders", denom="sessions", numer_covariate="orders_covariate", denom_covariate="sessions_covariate") if kind == "ratio" else dict(metric="orders", covariate="orders_covariate"))),
            dict(control=adj[0].mean(), treatment=adj[1].mean(), effect=adj[1].mean() - adj[0].mean(), t=t, p=p, ci=[lo, hi]), SM)
sums = lambda v: dict(n=len(v), main_sum=v[:, 0].sum(), main_sum_squares=(v[:, 0] ** 2).sum(), covariate_sum=v[:, 2].sum(), covariate_sum_squares=(v[:, 2] ** 2).sum(), main_covariate_sum_product=(v[:, 0] * v[:, 2]).sum())
theta = np.cov(both[:, 0], both[:, 2])[0, 1] / both[:, 2].var(ddof=1)
d = T[:, 0].mean() - C[:, 0].mean() - theta * (T[:, 2].mean() - C[:, 2].mean())
cov = lambda v: np.cov(v[:, 0], v[:, 2])
r0 = -T[:, 0].mean() / C[:, 0].mean()
se = np.sqrt((np.array([1, -theta]) @ cov(T) @ [1, -theta] / len(T) + np.array([r0, theta]) @ cov(C) @ [r0, theta] / len(C)) / C[:, 0].mean() ** 2)
add("cuped-sums-relative", "relative effect with CUPED", dict(control=sums(C), treatment=sums(T)), dict(estimate=d / C[:, 0].mean(), se=se), f"numpy {np.__version__}")

# Krippendorff's own example (Computing Krippendorff's alpha-reliability, 2011, section C and D): four observers, twelve units.
_ = None
add("krippendorff-2011", "Krippendorff alpha", dict(ratings=[[1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3], [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _]]), dict(nominal=0.743, ordinal=0.815), "Krippendorff 2011", 0, 5.1e-4)

# Survey calibration to totals (R's help page of calibrate), series, AUC on its own scale.
te, ste, ma, sma = R("{suppressMessages(library(survey)); data(api); s <- svydesign(id=~dnum, weights=~pw, data=apiclus1, fpc=~fpc); g <- calibrate(s, ~stype+api99, c(6194, 755, 1018, 3914069)); m <- svytotal(~enroll, g); a <- svymean(~api00, g); c(coef(m), SE(m), coef(a), SE(a))}")
add("survey-cluster-calibrate", "calibrated cluster totals (stype + api99)", dict(ref="survey-cluster-mean"), dict(total_enroll=te, se_total=ste, mean_api00=ma, se_mean=sma), RS)
from statsmodels.tsa.seasonal import STL
v = (10 + np.sin(np.arange(70) * 2 * np.pi / 7) * 3 + 0.1 * np.arange(70) + rng.normal(size=70)).round(3)
for robust in (False, True):
    f = STL(v, period=7, seasonal=9, trend=15, robust=robust).fit()
    add(f"stl-{robust}", "STL", dict(y=v, period=7, seasonal=9, trend=15, robust=robust), dict(seasonal=f.seasonal, trend=f.trend, weights=f.weights), SM, 1e-6, 1e-8)
k, n = np.array([12, 15, 9, 22, 14, 11]), np.array([200, 210, 190, 220, 205, 198])
pbar = k.sum() / n.sum(); half = 3 * np.sqrt(pbar * (1 - pbar) / n); z = (k / n - pbar) / (half / 3); laney = np.abs(np.diff(z)).mean() / 1.128
add("p-chart", "p-chart limits", dict(k=k, n=n), dict(centre=pbar, ucl=pbar + half, lcl=np.maximum(0, pbar - half)), f"numpy {np.__version__}")
add("laney", "Laney p' chart", dict(k=k, n=n), dict(centre=pbar, ucl=pbar + half * laney, lcl=np.maximum(0, pbar - half * laney)), f"numpy {np.__version__}")
x, zed = np.array([10.2, 9.8, 11.5, 12.1, 9.4]), 10.0
ew = [zed := 0.3 * t + 0.7 * zed for t in x]; w = 3 * 0.8 * np.sqrt(0.3 / 1.7 * (1 - 0.7 ** (2 * np.arange(1, 6))))
add("ewma", "EWMA chart", dict(x=x, centre=10, sd=0.8, **{"lambda": 0.3}, L=3), dict(z=ew, ucl=10 + w, lcl=10 - w), f"numpy {np.__version__}")
pos, neg = s[rng.permutation(60)[:25]] + 0.2, s[rng.permutation(60)[:30]]
psi = (pos[:, None] > neg).astype(float) + 0.5 * (pos[:, None] == neg)
se = np.sqrt(psi.mean(1).var(ddof=1) / 25 + psi.mean(0).var(ddof=1) / 30)
zc = st.norm.isf(0.05)
add("auc-delong-wald", "DeLong 90% CI of AUC", dict(y=[1] * 25 + [0] * 30, s=np.r_[pos, neg]), dict(auc=psi.mean(), se=se, ci=[psi.mean() - zc * se, min(1, psi.mean() + zc * se)]), f"numpy {np.__version__}")

print("[\n" + ",\n".join(json.dumps(v, ensure_ascii=False) for v in out) + "\n]")
