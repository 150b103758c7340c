"""Figures of NumPy's legacy generator for test/random/numpy.test.ts.

    python scripts/keras/labs-numpy.py > test/fixtures/labs/numpy.json
"""
import json
import sys

import numpy as np

cases = []
for seed in [0, 1, 2, 116, 23455, 4294967295]:
    case = {"seed": seed}
    np.random.seed(seed)
    case["randomSample"] = np.random.random_sample(5).tolist()
    np.random.seed(seed)
    case["late"] = np.random.random_sample(1000)[-3:].tolist()
    np.random.seed(seed)
    case["standardNormal"] = np.random.randn(7).tolist()
    np.random.seed(seed)
    case["uniform"] = np.random.uniform(-0.05, 0.05, 3).tolist()
    np.random.seed(seed)
    case["permutation"] = np.random.permutation(150).tolist()
    np.random.seed(seed)
    rows = np.arange(40).reshape(20, 2)
    np.random.shuffle(rows)
    case["shuffledRows"] = rows.tolist()
    np.random.seed(seed)
    np.random.shuffle(rows)
    case["shuffledAgain"] = rows.tolist()
    cases.append(case)

json.dump({"numpy": np.__version__, "cases": cases}, sys.stdout, indent=1)
print()
