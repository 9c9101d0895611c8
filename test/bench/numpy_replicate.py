"""The experiment of the simulator in NumPy, for comparison: requests and answers are JSON lines.

One replicate draws X, n x d standard normal; a signal of norm 1; y = X beta + sigma eps; hides each
entry of X with probability p; solves for the least squares estimate of least norm; and takes its
excess risk |b - beta|^2 (Sigma = I). A replicate is timed here, so that no pipe is.
"""

import json
import sys
from time import perf_counter

try:
    import numpy as np
    import scipy
    from scipy.linalg import cho_factor, cho_solve
except ImportError as error:
    print(json.dumps({"missing": str(error)}), flush=True)
    sys.exit()


def pinv(z, y):
    """By the pseudoinverse, singular values and all."""
    return np.linalg.pinv(z) @ y


def gram(z, y):
    """By the Cholesky factor of the smaller Gram matrix, which NumPy makes by a rank-k update (SYRK).

    Nothing is refined and nothing checked, which flatters it. The matrix is symmetric: its transpose
    has the order in memory that LAPACK works on in place.
    """
    n, d = z.shape
    if d > n:
        return z.T @ solve_positive(z @ z.T, y)
    return solve_positive(z.T @ z, z.T @ y)


def solve_positive(g, right):
    factor = cho_factor(g.T, lower=True, overwrite_a=True, check_finite=False)
    return cho_solve(factor, right, check_finite=False)


METHODS = {"pinv": pinv, "gram": gram}


def replicate(rng, solve, n, d, p, sigma):
    """Excess risk of one draw."""
    beta = rng.standard_normal(d)
    beta /= np.linalg.norm(beta)
    x = rng.standard_normal((n, d))
    y = x @ beta + sigma * rng.standard_normal(n)
    x *= rng.random((n, d)) >= p
    error = solve(x, y) - beta
    return float(error @ error)


def run(method, n, sizes, p, sigma, seed, seconds, least):
    """Rounds over all numbers d in `sizes`, until `seconds` have passed and `least` rounds are done."""
    rng = np.random.Generator(np.random.PCG64(seed))
    solve = METHODS[method]
    times, risks = [], []
    spent = 0.0
    while spent < seconds or len(times) < least:
        start = perf_counter()
        risks.append([replicate(rng, solve, n, d, p, sigma) for d in sizes])
        times.append(perf_counter() - start)
        spent += times[-1]
    return {"times": times, "risks": risks}


def blas():
    parts = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    return f"{parts['name']} {parts['version']}"


versions = {
    "python": sys.version.split()[0],
    "numpy": np.__version__,
    "scipy": scipy.__version__,
    "blas": blas(),
}
print(json.dumps(versions), flush=True)
for line in sys.stdin:
    print(json.dumps(run(**json.loads(line))), flush=True)
