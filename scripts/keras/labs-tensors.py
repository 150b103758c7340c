"""What TensorFlow answers to the entries of the tensors lab, for test/labs/tensors/agreement.test.ts.

    python scripts/keras/labs-tensors.py > test/fixtures/labs/tensors.json

Entries are Python as far as they go: the lab's camelCase names are bound to TensorFlow's functions here. Statements
of an entry are separated by semicolons. Every random op is the first of its program.
"""
import json
import math
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf
from tensorflow.python.eager import context

HERE = os.path.dirname(os.path.abspath(__file__))
ENTRIES = os.path.join(HERE, "../../test/fixtures/labs/tensor-entries.txt")
MOST_VALUES = 60


def dataset(tensors, labels=None):
    return tf.data.Dataset.from_tensor_slices(tensors if labels is None else (tensors, labels))


NAMES = {
    "tf": tf,
    "np": np,
    "nan": math.nan,
    "inf": math.inf,
    "int32": tf.int32,
    "int64": tf.int64,
    "float32": tf.float32,
    "float64": tf.float64,
    "constant": tf.constant,
    "convert": tf.convert_to_tensor,
    "zeros": tf.zeros,
    "ones": tf.ones,
    "fill": tf.fill,
    "randomNormal": tf.random.normal,
    "truncatedNormal": tf.random.truncated_normal,
    "randomUniform": tf.random.uniform,
    "cast": tf.cast,
    "reduceMin": tf.reduce_min,
    "reduceMax": tf.reduce_max,
    "reduceMean": tf.reduce_mean,
    "reduceSum": tf.reduce_sum,
    "variable": tf.Variable,
    "add": tf.add,
    "subtract": tf.subtract,
    "multiply": tf.multiply,
    "divide": tf.divide,
    "square": tf.square,
    "pow": tf.pow,
    "sqrt": tf.sqrt,
    "matmul": tf.matmul,
    "dataset": dataset,
    "oneHot": tf.one_hot,
    "softmax": tf.nn.softmax,
    "argmax": tf.argmax,
    "assignSub": lambda variable, delta: variable.assign_sub(delta),
}


def plain(number):
    if isinstance(number, float) and not math.isfinite(number):
        return str(number)
    return number


def describe(value):
    if isinstance(value, tf.data.Dataset):
        return {"kind": "dataset", "printed": "\n".join(str(element) for element in value)}
    if isinstance(value, np.ndarray):
        value = tf.convert_to_tensor(value)
    if not tf.is_tensor(value):
        return {"kind": "other", "printed": str(value)}
    result = {
        "kind": "variable" if isinstance(value, tf.Variable) else "tensor",
        "dtype": value.dtype.name,
        "shape": list(value.shape),
        "printed": str(value),
    }
    flat = value.numpy().reshape(-1)
    if flat.size <= MOST_VALUES:
        result["values"] = [plain(number) for number in flat.tolist()]
    return result


def run(entry):
    names = dict(NAMES)
    results = []
    for statement in entry.split(";"):
        context.context().clear_kernel_cache()
        name, equals, rest = statement.partition(" = ")
        if equals and name.strip().isidentifier():
            names[name.strip()] = value = eval(rest, {}, names)
        else:
            value = eval(statement.strip(), {}, names)
        results.append(describe(value))
    return results


cases = []
with open(ENTRIES, encoding="utf-8") as lines:
    for line in lines:
        entry = line.rstrip("\n")
        if not entry or entry.startswith("#"):
            continue
        try:
            cases.append({"entry": entry, "results": run(entry)})
        except Exception as error:  # what TensorFlow refuses, the lab must refuse too
            cases.append({"entry": entry, "refused": type(error).__name__})

json.dump({"tensorflow": tf.__version__, "numpy": np.__version__, "cases": cases}, sys.stdout, ensure_ascii=False, indent=0)
print()
