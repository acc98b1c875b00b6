"""The same objective as a plain script would minimise it: scipy with the analytic gradient, one process.

Times are processor time. Reads {"N": [...], "D": [...], "loss": [...], "delta": d, "optimum": [E, A, B, alpha, beta], "refits": k} from
standard input; writes {"scipy": version, "one": ms, "oneValue": f, "grid": ms, "gridStarts": n,
"gridValue": f, "refit": ms per refit} to standard output.
"""

import itertools
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


def solve(start, method, rows):
    return minimize(
        objective, start, args=rows, jac=True, method=method, options={"maxiter": 2000}
    )


rows = (log_n, log_d, log_loss)
E, A, B, alpha, beta = given["optimum"]
optimum = np.array([np.log(E), np.log(A), np.log(B), alpha, beta])
start = np.array([0.5, 6.0, 6.0, 0.5, 0.5])

times = []
for _ in range(5):
    began = time.process_time()
    one = solve(start, "BFGS", rows)
    times.append(time.process_time() - began)

# Every second value of the grid in Hoffmann et al., Approach 3 (4,500 starts there).
grid = list(itertools.product([-1, 0, 1], [0, 10, 20], [0, 10, 20], [0, 1, 2], [0, 1, 2]))
began = time.process_time()
best = min(solve(np.array(point, float), "L-BFGS-B", rows).fun for point in grid)
grid_time = time.process_time() - began

random = np.random.default_rng(0)
refits = given["refits"]
began = time.process_time()
for _ in range(refits):
    pick = random.integers(0, len(log_n), len(log_n))
    solve(optimum, "BFGS", (log_n[pick], log_d[pick], log_loss[pick]))
refit_time = time.process_time() - began

json.dump(
    {
        "scipy": scipy.__version__,
        "one": 1e3 * sorted(times)[2],
        "oneValue": one.fun,
        "grid": 1e3 * grid_time,
        "gridStarts": len(grid),
        "gridValue": best,
        "refit": 1e3 * refit_time / refits,
    },
    sys.stdout,
)
