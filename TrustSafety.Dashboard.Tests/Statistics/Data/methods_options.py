# Read by methods.py: the normal reference for two means, and the relative effect after CUPED.
from statsmodels.stats import weightstats as ws
for seed in (1, 2, 3):
    g = np.random.default_rng(700 + seed)
    ya, yb = np.round(g.normal(5, 2, 60), 4), np.round(g.normal(5.4, 3, 45), 4)
    z = ws.CompareMeans(ws.DescrStatsW(yb), ws.DescrStatsW(ya))
    add("MeanDifference.Normal", [45, yb.mean(), yb.var(ddof=1), 60, ya.mean(), ya.var(ddof=1)], [yb.mean() - ya.mean(), *z.ztest_ind(usevar="unequal"), *z.zconfint_diff(usevar="unequal")], SM, 1e-9)
    # d/m by the delta method over the four means, gradient by central differences at the unadjusted means (the adjusted difference has the same expectation).
    xa, xb = np.round(0.6 * ya + g.normal(0, 1, 60), 4), np.round(0.6 * yb + g.normal(0, 1, 45), 4)
    post, pre = np.r_[ya, yb], np.r_[xa, xb]
    theta = np.cov(post, pre)[0, 1] / pre.var(ddof=1)
    lift = lambda v: (v[2] - v[0] - theta * (v[3] - v[1])) / v[0]
    at = np.array([ya.mean(), xa.mean(), yb.mean(), xa.mean()])
    slope = np.array([(lift(at + h) - lift(at - h)) / 2e-6 for h in np.eye(4) * 1e-6])
    cov = np.zeros((4, 4)); cov[:2, :2], cov[2:, 2:] = np.cov(ya, xa) / 60, np.cov(yb, xb) / 45
    add("Cuped.Lift", [yb, xb, ya, xa], [lift(np.array([ya.mean(), xa.mean(), yb.mean(), xb.mean()])), math.sqrt(slope @ cov @ slope)], NP, 1e-7)
