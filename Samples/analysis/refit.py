"""Fits the tables of a run again and compares with what they say. Usage: python3 refit.py OUTPUT_FOLDER"""

import csv
import math
import os
import sys

import numpy as np
from scipy.optimize import least_squares

try:
    import statsmodels.api as sm
    from statsmodels.regression.mixed_linear_model import MixedLM
except ImportError:
    sm = None

if len(sys.argv) != 2:
    sys.exit(__doc__)
missed = 0


def table(name):
    with open(os.path.join(sys.argv[1], "tables", name + ".csv"), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(text):
    return float(text) if text else math.nan


def report(what, n, worst, limit):
    """One line a comparison: the worst difference against what is allowed."""
    global missed
    ok = worst <= limit
    missed += not ok
    print(f"{what:<52} n = {n:4}  worst {worst:.1e}  limit {limit:.0e}  {'ok' if ok else 'MISSED'}")


def skip(what, why):
    print(f"{what:<52} skipped: {why}")


points, curves, cohort, courses = (table(n) for n in ("curve-points", "curves", "cohort", "courses"))
by_session = {}
for point in points:
    key = (point["subject"], point["region"], point["session"], point["metric"])
    by_session.setdefault(key, []).append(point)


def key_of(curve):
    return (curve["subject"], curve["region"], curve["session"], curve["metric"])


def arrays(own):
    t = np.array([number(p["hours_after"]) for p in own])
    before = np.array([p["baseline"] == "true" for p in own])
    y = np.array([number(p["value"]) for p in own])
    sd = np.array([number(p["standard_error"]) for p in own])
    return t, before, y, sd


def session_curves():
    worst, n = 0.0, 0
    for curve in curves:
        if curve["model"] != "exponential":
            continue
        t, before, y, sd = arrays(by_session[key_of(curve)])
        truth = np.array([number(curve[c]) for c in ("baseline", "amplitude", "half_time_h")])

        def residuals(p):
            phi = np.where(before, 0, np.exp(-np.maximum(t, 0) / math.exp(p[2])))
            return (p[0] + p[1] * phi - y) / sd

        start = [truth[0] + 0.02 * truth[1], 1.05 * truth[1], math.log(truth[2] / math.log(2)) + 0.05]
        fit = least_squares(residuals, start, xtol=1e-15, ftol=1e-15, gtol=1e-15, x_scale="jac")
        found = np.array([fit.x[0], fit.x[1], math.exp(fit.x[2]) * math.log(2)])
        worst = max(worst, float(np.max(np.abs(found - truth) / np.maximum(np.abs(truth), 1e-8))))
        n += 1
    report("session curves (SciPy)", n, worst, 1e-5)


def natural_spline(hours):
    """The truncated-power basis of a natural cubic spline in log(1 + t)."""
    knots = np.log1p([0.0, 12, 48, 120, 672])
    u = np.log1p(np.maximum(hours, 0))

    def scaled(k):
        cube = lambda x: np.where(x > 0, x, 0) ** 3
        return (cube(u - knots[k]) - cube(u - knots[-1])) / (knots[-1] - knots[k])

    return np.column_stack([np.ones_like(u), u] + [scaled(k) - scaled(3) for k in range(3)])


def group_curves():
    groups = {}
    for row in cohort:
        if row["kind"] == "group-curve" and row["statistic"] == "mean-excess":
            groups.setdefault((row["metric"], row["region"], row["group"]), []).append(row)
    if not groups:
        return skip("group curves", "no group is large enough")
    worst = 0.0
    for (metric, region, arm), rows in groups.items():
        bare = region.endswith(", without control")
        hours, values = [], []
        for curve in curves:
            own = by_session.get(key_of(curve), [])
            if curve["metric"] != metric or not own or curve["region"] != region.removesuffix(", without control"):
                continue
            if ("no-control" in curve["flags"].split(";")) != bare or (own[0]["arm"] or "all") != arm:
                continue
            t, before, y, sd = arrays(own)
            if before.any():
                level = np.average(y[before], weights=1 / sd[before] ** 2)
                kept = ~before & (t <= 672 * 1.1)
                hours += list(t[kept])
                values += list(y[kept] - level)
        fit = np.linalg.lstsq(natural_spline(np.array(hours)), np.array(values), rcond=None)[0]
        found = natural_spline(np.array([number(r["hours_after"]) for r in rows])) @ fit
        for value, row in zip(found, rows):
            worst = max(worst, abs(value - number(row["estimate"])) / number(row["standard_error"]))
    report("group curves in standard errors (NumPy)", len(groups), worst, 1e-6)


def likelihood(sessions, p):
    """The quadrature likelihood; p = mean and sd of baseline, rise and log tau, then sigma."""
    mb, wb, ma, wa, mu, wu, sigma = p
    u = np.linspace(math.log(0.5), math.log(2000), 401)
    s2 = sigma**2
    weight = np.exp(-0.5 * ((u - mu) / wu) ** 2)
    weight /= weight.sum()
    total = 0.0
    for t, y in sessions:
        phi = np.where(t[:, None] >= 0, np.exp(-np.maximum(t, 0)[:, None] / np.exp(u)), 0)
        a, b, c = 1 / wb**2 + len(t) / s2, phi.sum(0) / s2, 1 / wa**2 + (phi**2).sum(0) / s2
        det = a * c - b**2
        r = y[:, None] - mb - ma * phi
        r1, rf, rr = r.sum(0), (r * phi).sum(0), (r**2).sum(0)
        ll = -0.5 * (len(t) * math.log(2 * math.pi * s2) + np.log(wb**2 * wa**2 * det) + rr / s2
                     - (c * r1**2 - 2 * b * r1 * rf + a * rf**2) / (det * s2**2))
        total += ll.max() + math.log((np.exp(ll - ll.max()) * weight).sum())
    return total


def strata():
    figures = {}
    for row in cohort:
        if row["kind"] == "stratum" and row["estimate"]:
            figures.setdefault((row["metric"], row["group"]), {})[row["statistic"]] = number(row["estimate"])
    if not figures:
        return skip("strata of sessions", "none has 12 patients")
    worst, used = 0.0, 0
    for (metric, name), own in figures.items():
        first = {}
        for key, rows in sorted(by_session.items(), key=lambda item: (item[0][0], int(item[0][2]))):
            if key[3] != metric or rows[0]["stratum"] != name or key[0] in first:
                continue
            t, before, y, _ = arrays(rows)
            if before.any() and len(t) >= 3:
                first[key[0]] = (np.where(before, np.minimum(t, -1e-3), t), y)
        if len(first) > 400:
            continue
        value = likelihood(first.values(), [
            own["mean-baseline"], own["baseline-sd"], own["mean-rise"], own["rise-sd"],
            math.log(own["median-half-time"] / math.log(2)), own["log-half-time-sd"], own["visit-sd"]])
        worst = max(worst, abs(value - own["log-likelihood"]) / abs(value))
        used += 1
    report("strata: log likelihood at our parameters", used, worst, 1e-9)


def course_models():
    groups = {}
    for row in cohort:
        if row["kind"] == "course":
            groups.setdefault((row["metric"], row["region"]), []).append(row)
    if not groups:
        return skip("courses over months", "no model in this study")
    if sm is None:
        return skip("courses over months", "statsmodels is not installed")
    effect, error, used = 0.0, 0.0, 0
    for (metric, region), rows in groups.items():
        own = [c for c in courses if c["metric"] == metric and c["region"] == region]
        terms = [r["statistic"] for r in rows]
        if any("arm" in t for t in terms):
            own = [c for c in own if c["arm"]]
        month = np.array([number(c["month"]) for c in own])

        def column(term):
            if term == "(Intercept)":
                return np.ones(len(own))
            product = np.ones(len(own))
            for part in term.split(":"):
                product = product * (month if part == "month" else np.array([float("arm" + c["arm"] == part) for c in own]))
            return product

        design = np.column_stack([column(t) for t in terms])
        singular = any("singular" in r["note"] for r in rows)
        random = np.ones((len(own), 1)) if singular else np.column_stack([np.ones(len(own)), month])
        model = MixedLM(np.array([number(c["value"]) for c in own]), design, [c["subject"] for c in own], random)
        fit = model.fit(reml=True, method=["bfgs", "powell"], gtol=1e-9)
        for found, se, row in zip(fit.fe_params, fit.bse_fe, rows):
            effect = max(effect, abs(found - number(row["estimate"])) / number(row["standard_error"]))
            error = max(error, abs(se / number(row["standard_error"]) - 1))
        used += 1
    report("courses: effects in standard errors (statsmodels)", used, effect, 1e-2)
    report("courses: standard errors (statsmodels)", used, error, 1e-2)


session_curves()
group_curves()
strata()
course_models()
sys.exit(1 if missed else 0)
