"""The readout's analysis as an analyst writes it: Welch, Mann-Whitney and FDR for ten metrics, each in five segments, each day, the sample ratio."""
import json, sys, time
import pandas as pd
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

start = time.perf_counter()
units = pd.read_csv(sys.argv[1], parse_dates=["assigned_at"])
read = time.perf_counter()
metrics = [f"m{k}" for k in range(10)]


def compare(frame, metric):
    arms = CompareMeans(*(DescrStatsW(frame.loc[frame["arm"] == arm, metric]) for arm in ("treatment", "control")))
    return arms.ttest_ind(usevar="unequal")[1], arms.tconfint_diff(usevar="unequal"), arms.d1.mean - arms.d2.mean


repeated = units.groupby("unit_id")["arm"].nunique().gt(1).sum()
ratio = stats.chisquare(units["arm"].value_counts())
ratios = [stats.chisquare(part["arm"].value_counts()) for _, part in units.groupby("market")]
effects = [compare(units, metric) for metric in metrics]
ranks = [stats.mannwhitneyu(units.loc[units["arm"] == "treatment", m], units.loc[units["arm"] == "control", m]) for m in metrics]
segments = [compare(part, metric) for _, part in units.groupby("market") for metric in metrics]
family = multipletests([p for p, _, _ in effects[1:] + segments], method="fdr_bh")
days = [compare(part, "m0") for _, part in units.groupby(units["assigned_at"].dt.date)]
print(json.dumps({"ReadMs": (read - start) * 1000, "AnalysisMs": (time.perf_counter() - read) * 1000, "Difference": effects[0][2], "RankP": ranks[0].pvalue}))
