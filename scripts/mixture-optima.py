"""Optima of the mixture laws on the micro ladder, found by scipy: what our fits are held against.

Run from the top of the repository; prints the content of src/core/catalogue/testing/mixture-optima.json.
Sums over rows: log-mse over squared log residuals, huber-log over Huber's function of them (delta 1e-3). `d-cpt` on
the rows at the constant rate, the mixing law on the cooled last row of each run of a size, both under both. Trust-region
least squares within the bounds of the laws from random starts, in log coordinates where a parameter is positive. On
eight rows Huber's function is nearly a sum of absolute values, with a basin for every few of them: there the starts are
many, and the best ends are polished by Nelder and Mead's simplex, which needs no slope.
"""

import csv
import json

import numpy as np
import scipy
from scipy.optimize import least_squares, minimize

DELTA = 1e-3

with open("public/data/microladder_cpt.csv", newline="") as file:
    ROWS = list(csv.DictReader(file))


def numbers(rows, column):
    return np.array([float(row[column]) for row in rows])


def objective(kind, residual):
    if kind == "log-mse":
        return float(residual @ residual)
    size = np.abs(residual)
    return float(np.where(size <= DELTA, size**2 / 2, DELTA * (size - DELTA / 2)).sum())


def search(kind, predict, response, draw, low, high, starts):
    """The best of many starts; Huber's function goes from wide to narrow, each start from the last end."""
    log_response = np.log(response)

    def residual(x):
        loss = predict(x)
        return np.log(np.where(loss > 0, loss, 1e-300)) - log_response

    best = None
    for _ in range(starts):
        x = np.clip(draw(), low + 1e-9, high - 1e-9)
        options = {"bounds": (low, high), "x_scale": "jac", "max_nfev": 400}
        try:
            found = least_squares(residual, x, xtol=1e-14, ftol=1e-14, gtol=1e-14, **options)
            widths = [] if kind == "log-mse" else [1e-2, DELTA]
            for width in widths:
                found = least_squares(
                    residual, found.x, loss="huber", f_scale=width, xtol=1e-14, ftol=1e-14, gtol=1e-14, **options
                )
        except ValueError:
            continue
        value = objective(kind, residual(found.x))
        if best is None or value < best[0]:
            best = (value, found.x)
    return best


def polish(predict, response, x):
    """The end of simplex searches from an optimum of Huber's function, each from the last."""
    log_response = np.log(response)

    def value(x):
        loss = predict(x)
        return objective("huber-log", np.log(np.where(loss > 0, loss, 1e-300)) - log_response)

    for _ in range(20):
        x = minimize(value, x, method="Nelder-Mead", options={"xatol": 1e-12, "fatol": 1e-18, "maxiter": 4000}).x
    return float(value(x)), x


random = np.random.default_rng(1)
fits = []
constant = [row for row in ROWS if float(row["lr"]) >= 0.001 and float(row["tokens"]) > 0]
cooled = [row for row in ROWS if float(row["lr"]) < 0.001]

# E, log A, alpha, log B, eta, beta, log C, log eps, gamma; bounds of the law on the exponents.
low = np.array([0, -40, 0.01, -40, 0.01, 0.01, -40, -25, 0.01])
high = np.array([5, 40, 3, 40, 3, 3, 40, 5, 3])
for side, response_column in (("domain", "loss_code"), ("general", "loss_general")):
    log_n = np.log(numbers(constant, "params_nonembedding"))
    log_d = np.log(numbers(constant, "tokens"))
    share = numbers(constant, "domain_ratio")
    share = share if side == "domain" else 1 - share
    log_share = np.log(np.where(share > 0, share, 1e-300))

    def predict(x):
        return (
            x[0]
            + np.exp(x[1] - x[2] * log_n)
            + np.exp(x[3] + x[4] * log_share - x[5] * log_d)
            + np.exp(x[6] - x[8] * np.log(share + np.exp(x[7])))
        )

    def draw():
        return np.array(
            [
                random.uniform(0, 1.5),
                random.uniform(-2, 8),
                random.uniform(0.05, 1),
                random.uniform(-2, 8),
                random.uniform(0.1, 1),
                random.uniform(0.05, 1),
                random.uniform(-4, 1),
                random.uniform(-6, 0),
                random.uniform(0.1, 2),
            ]
        )

    for kind in ("log-mse", "huber-log"):
        value, x = search(kind, predict, numbers(constant, response_column), draw, low, high, 14)
        fits.append(
            {
                **{"law": "d-cpt", "side": side, "group": "", "objective": kind},
                **{"n": len(constant), "value": value, "x": list(map(float, x))},
            }
        )

for size in ("s1", "s2", "s4"):
    rows = [row for row in cooled if row["size"] == size]
    for side, response_column in (("domain", "loss_code"), ("general", "loss_general")):
        share = numbers(rows, "domain_ratio")
        share = share if side == "domain" else 1 - share

        def mixing(x):
            return x[0] + np.exp(x[1] * share + x[2])

        def start():
            return np.array([random.uniform(0.2, 1.8), random.uniform(-8, 3), random.uniform(-3, 1)])

        box = np.array([0, -50, -20]), np.array([10, 50, 20])
        for kind, starts in (("log-mse", 12), ("huber-log", 150)):
            value, x = search(kind, mixing, numbers(rows, response_column), start, *box, starts)
            if kind == "huber-log":
                value, x = polish(mixing, numbers(rows, response_column), x)
            fits.append(
                {
                    **{"law": "data-mixing", "side": side, "group": f"size=='{size}'", "objective": kind},
                    **{"n": len(rows), "value": value, "x": list(map(float, x))},
                }
            )

print(json.dumps({"source": f"scripts/mixture-optima.py, scipy {scipy.__version__}", "fits": fits}, indent=2))
