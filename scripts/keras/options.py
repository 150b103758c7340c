"""Writes test/fixtures/keras/options.json: what real Keras computes with the options that change a step, for test/parity.

    python scripts/keras/options.py

Network, optimizer and loss are those of the chapter's own printed program (chapter-program.ts), and the steps are Keras'
own train_on_batch, class weights included. Weights and batches come from deterministic.py, as in chapters.py.
"""

import json
import os
import pathlib
import subprocess

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf

from deterministic import fill, integers, uniform

ROOT = pathlib.Path(__file__).parents[2]
STEPS, BATCH = 20, 16
LOGITS = "sparseCategoricalCrossentropyFromLogits"

# chapter, and what differs from its notes' preset; l2 where clipping has to count its gradient
CASES = [
    ("mnist", {"optimizer": "adamw", "weightDecay": 0.1, "l2": 0.001}),
    ("mnist", {"clipNorm": 0.5, "l2": 0.01}),
    ("mnist", {"optimizer": "momentum", "learningRate": 0.05, "clipNorm": 0.5, "l1": 0.0001, "l2": 0.01}),
    ("mnist", {"loss": LOGITS, "labelSmoothing": 0.2}),
    ("iris", {"optimizer": "adamw", "learningRate": 0.01, "weightDecay": 0.05, "clipNorm": 0.3}),
    ("letters-embedding-4", {"clipNorm": 0.1}),
    ("cifar10", {"optimizer": "sgd", "learningRate": 0.01, "labelSmoothing": 0.1, "clipNorm": 1, "l2": 0.001}),
    ("custom-dataset", {"classWeights": "balanced", "l2": 0.001}),
    ("custom-dataset", {"classWeights": "balanced", "loss": "meanSquaredError"}),
    (
        "custom-dataset",
        {
            "optimizer": "adamw",
            "weightDecay": 0.02,
            "clipNorm": 0.7,
            "loss": LOGITS,
            "labelSmoothing": 0.1,
            "classWeights": "balanced",
            "l2": 0.001,
        },
    ),
]


def program(chapter, values):
    command = ["npx", "tsx", "scripts/keras/chapter-program.ts", chapter, json.dumps(values)]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def batch(found, uneven, step):
    """Samples and class numbers; uneven ones are small more often than large."""
    shape, classes = (BATCH, *found["inputShape"]), found["classes"]
    x = integers(f"x{step}", shape, classes) if found["ids"] else uniform(f"x{step}", shape, 0, 1)
    y = integers(f"y{step}", (BATCH,), classes)
    return x, y * integers(f"z{step}", (BATCH,), classes) // classes if uneven else y


def run(chapter, values):
    found = program(chapter, values)
    classes, uneven = found["classes"], values.get("classWeights") == "balanced"
    batches = [batch(found, uneven, step) for step in range(STEPS)]
    class_weight = None
    if uneven:
        labels, counts = np.unique(np.concatenate([y for _, y in batches]), return_counts=True)
        class_weight = {int(c): STEPS * BATCH / (len(labels) * n) for c, n in zip(labels, counts)}
    keras.backend.clear_session()
    scope = {"keras": keras, "layers": keras.layers, "names": range(classes)}
    exec(found["network"], scope)
    fill(scope["model"])
    exec(found["compile"], scope)
    model = scope["model"]
    on_rows = not isinstance(model.loss, keras.losses.SparseCategoricalCrossentropy)

    losses = []
    for x, y in batches:
        y = np.eye(classes, dtype="float32")[y] if on_rows else y
        model.reset_metrics()
        losses.append(model.train_on_batch(x, y, class_weight=class_weight, return_dict=True)["loss"])
    evaluation = model.test_on_batch(x, y, return_dict=True)["loss"]
    return {
        "chapter": chapter,
        "values": values,
        "uneven": uneven,
        "inputShape": found["inputShape"],
        "classes": classes,
        "batch": BATCH,
        "optimizer": found["optimizer"],
        "learningRate": found["learningRate"],
        "batches": "new",
        "losses": [digits(loss) for loss in losses],
        "evaluation": digits(evaluation),
        "parameters": model.count_params(),
    }


def digits(value):
    return float(f"{float(value):.8g}")


def main():
    runs = []
    for case in CASES:
        runs.append(run(*case))
        print(*case, runs[-1]["losses"][0], runs[-1]["losses"][-1], runs[-1]["evaluation"], flush=True)
    content = {"versions": {"keras": keras.__version__, "tensorflow": tf.__version__}, "runs": runs}
    (ROOT / "test" / "fixtures" / "keras" / "options.json").write_text(json.dumps(content) + "\n")


if __name__ == "__main__":
    main()
