"""Numbers of TensorFlow's seeded random ops for test/random/tensorflow.test.ts.

    python scripts/keras/labs-random.py > test/fixtures/labs/random.json
"""
import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import tensorflow as tf
from tensorflow.python.eager import context


def fresh():
    """Forget the state of earlier ops: the next call is the first of its program."""
    context.context().clear_kernel_cache()


cases = []
for seed in [0, 1, 7, 116, 123456, 2147483647]:
    case = {"seed": seed}
    for name, draw in {
        "uniform": lambda: tf.random.uniform([10], seed=seed),
        "uniform64": lambda: tf.random.uniform([5], dtype=tf.float64, seed=seed),
        "integers": lambda: tf.random.uniform([10], -3, 20, dtype=tf.int32, seed=seed),
        "normal": lambda: tf.random.normal([11], seed=seed),
        "normal64": lambda: tf.random.normal([5], dtype=tf.float64, seed=seed),
        "truncated": lambda: tf.random.truncated_normal([30], seed=seed),
    }.items():
        fresh()
        case[name] = draw().numpy().tolist()
    fresh()
    tf.random.truncated_normal([4, 3], seed=seed)
    case["truncatedSecond"] = tf.random.truncated_normal([3], seed=seed).numpy().tolist()
    cases.append(case)

json.dump({"tensorflow": tf.__version__, "cases": cases}, sys.stdout, indent=1)
print()
