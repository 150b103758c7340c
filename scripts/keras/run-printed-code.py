"""Runs printed programs in real Keras on a few random samples and says what came out, one JSON object a line.

    python run-printed-code.py <rounds>=<program.py>...

Each program runs as it is, in a folder of its own with the small files it reads (made by scripts/check-code.ts);
only the downloads of keras.datasets are replaced. A line has the program's path and either its parameter total or
the error.
"""
import contextlib
import io
import json
import os
import sys
import traceback
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.filterwarnings("ignore")

import keras  # noqa: E402
import numpy as np  # noqa: E402


def samples_of(shape, one_column):
    """Stands in for a load_data(): 64 and 32 random pictures with all ten labels."""

    def load_data():
        random = np.random.default_rng(1)

        def part(count):
            labels = (np.arange(count) % 10).astype("uint8")
            pictures = random.integers(0, 256, (count, *shape), "uint8")
            return pictures, labels.reshape(-1, 1) if one_column else labels

        return part(64), part(32)

    return load_data


keras.datasets.mnist.load_data = samples_of((28, 28), False)
keras.datasets.fashion_mnist.load_data = samples_of((28, 28), False)
keras.datasets.cifar10.load_data = samples_of((32, 32, 3), True)


def run(path, rounds):
    with open(path, encoding="utf-8") as file:
        source = file.read()
    folder = os.path.dirname(path)
    os.chdir(folder)
    sys.argv = [path]
    scope = {"__name__": "__main__"}
    keras.backend.clear_session()
    for _ in range(rounds):
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, path, "exec"), scope)
    left = [name for name in ("history.csv", "checkpoint") if not os.path.exists(name)]
    if left:
        raise RuntimeError(f"left no {left}")
    # The network of section 1.5 is written by hand and has no model.
    if "model" in scope:
        return {"parameters": scope["model"].count_params()}
    return {"parameters": sum(parameter.numpy().size for parameter in scope["parameters"])}


for rounds, path in [task.split("=", 1) for task in sys.argv[1:]]:
    try:
        result = run(path, int(rounds))
    except Exception as error:  # a program that fails is a finding, not the end of the check
        result = {"error": "".join(traceback.format_exception(error)[-3:])}
    print(json.dumps({"program": path, **result}), flush=True)
