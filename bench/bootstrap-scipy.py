"""Bootstrap refits as a plain script makes them: scipy's BFGS with the analytic gradient, from the full-sample optimum.

Reads {"N": [...], "D": [...], "loss": [...], "delta": d, "optimum": [E, A, B, alpha, beta], "picks": [[row, ...], ...]}
from standard input; writes {"scipy": version, "wall": ms, "cpu": ms, "values": [least objective of each resample]}.
"""

import json
import sys
import time

import numpy as np
import scipy
from scipy.optimize import minimize

given = json.load(sys.stdin)
log_n = np.log(np.array(given["N"]))
log_d = np.log(np.array(given["D"]))
log_loss = np.log(np.array(given["loss"]))
delta = given["delta"]


def objective(x, ln, ld, ll):
    """Huber loss of log residuals over (log E, log A, log B, alpha, beta), and its gradient."""
    e, a, b, alpha, beta = x
    terms = np.stack([np.full_like(ln, e), a - alpha * ln, b - beta * ld])
    top = terms.max(axis=0)
    parts = np.exp(terms - top)
    total = parts.sum(axis=0)
    r = top + np.log(total) - ll
    inside = np.abs(r) <= delta
    value = np.where(inside, r * r / 2, delta * (np.abs(r) - delta / 2)).sum()
    psi = np.where(inside, r, delta * np.sign(r)) * parts / total
    gradient = np.array(
        [psi[0].sum(), psi[1].sum(), psi[2].sum(), -(psi[1] * ln).sum(), -(psi[2] * ld).sum()]
    )
    return value, gradient


E, A, B, alpha, beta = given["optimum"]
optimum = np.array([np.log(E), np.log(A), np.log(B), alpha, beta])
values = []
wall, cpu = time.perf_counter(), time.process_time()
for pick in given["picks"]:
    rows = (log_n[pick], log_d[pick], log_loss[pick])
    values.append(minimize(objective, optimum, args=rows, jac=True, method="BFGS").fun)
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
json.dump({"scipy": scipy.__version__, "wall": 1e3 * wall, "cpu": 1e3 * cpu, "values": values}, sys.stdout)
