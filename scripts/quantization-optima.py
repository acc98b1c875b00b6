"""Optima of the quantization laws on the micro ladder, found by scipy: what our fits are held against.

Run from the top of the repository; prints the content of src/core/catalogue/testing/quantization-optima.json.
The laws are products of powers: log response = log k + linear terms. Sums over rows, without a half:
mse over squared standard errors, log-mse over squared log residuals. Least squares with bounds on the exponents
(those of the laws) from 60 random starts for mse; log-mse is a linear problem, solved once.
"""

import csv
import json

import numpy as np
import scipy
from scipy.optimize import least_squares, lsq_linear

WIDTH = {"s0": 16, "s1": 24, "s2": 32, "s3": 48, "s4": 64, "s5": 96, "s6": 128}


def rows_of(name):
    with open(f"public/data/{name}", newline="") as file:
        return list(csv.DictReader(file))


def numbers(rows, column):
    return np.array([float(row[column]) for row in rows])


def describe(identity, objective, names, value, x, count):
    values = dict(zip(names, [float(np.exp(x[0])), *map(float, x[1:])]))
    return {"id": identity, "objective": objective, "n": count, "value": float(value), "params": values}


def log_squares(design, response, low, high):
    found = lsq_linear(design, np.log(response), bounds=(low, high), method="bvls", tol=1e-15)
    residual = design @ found.x - np.log(response)
    return float(residual @ residual), found.x


def weighted_squares(design, response, errors, low, high, around):
    residual = lambda x: (np.exp(design @ x) - response) / errors
    slopes = lambda x: np.exp(design @ x)[:, None] * design / errors[:, None]
    random = np.random.default_rng(1)
    best = None
    for _ in range(60):
        start = np.clip(around + random.normal(size=len(around)) * [3, 0.3, 0.3, 1.5], low, high)
        # Bounds of a start must be strict.
        start = np.clip(start, np.array(low) + 1e-6, np.array(high) - 1e-6)
        found = least_squares(
            residual, start, jac=slopes, bounds=(low, high), xtol=1e-15, ftol=1e-15, gtol=1e-15
        )
        if best is None or found.cost < best.cost:
            best = found
    return 2 * float(best.cost), best.x


ptq = [row for row in rows_of("microladder_ptq.csv") if int(row["bits"]) <= 4]
response, errors = numbers(ptq, "delta_loss"), numbers(ptq, "delta_se")
# Signs so that every exponent is positive: k, beta, alpha, gamma.
design = np.stack(
    [
        np.ones(len(ptq)),
        np.log(numbers(ptq, "tokens")),
        -np.log(numbers(ptq, "params_nonembedding")),
        -np.log(numbers(ptq, "bits")),
    ],
    axis=1,
)
low, high = [-80, 0.01, 0.01, 0.01], [80, 3, 3, 20]
keep = response > 0
value, x = log_squares(design[keep], response[keep], low, high)
names = ["k", "beta", "alpha", "gamma"]
fits = [describe("qid", "log-mse", names, value, x, int(keep.sum()))]
value, x = weighted_squares(design, response, errors, low, high, x)
fits.append(describe("qid", "mse", names, value, x, len(ptq)))

qat = [row for row in rows_of("microladder_qat.csv") if row["w_bits"] == "4" and row["a_bits"] == "4"]
group = np.array(
    [WIDTH[row["size"]] if row["group_size"] == "row" else float(row["group_size"]) for row in qat]
)
design = np.stack(
    [
        np.ones(len(qat)),
        -np.log(numbers(qat, "params_nonembedding")),
        np.log(numbers(qat, "tokens")),
        np.log(np.log2(group)),
    ],
    axis=1,
)
value, x = log_squares(design, numbers(qat, "delta_loss"), [-80, 0.01, 0.01, 0.01], [80, 3, 3, 3])
fits.append(describe("qat", "log-mse", ["k", "gN", "gD", "gG"], value, x, len(qat)))
print(json.dumps({"source": f"scripts/quantization-optima.py, scipy {scipy.__version__}", "fits": fits}, indent=2))
