"""Writes test/fixtures/keras/frozen.json: what real Keras computes while some layers are frozen, for test/parity.

    python scripts/keras/frozen.py

Networks, weights and batches are those of chapters.py; `values` are what the chapter is asked for beside the notes' values.
"""

import json
import pathlib

import keras
import tensorflow as tf

import chapters

FILE = pathlib.Path(__file__).parents[2] / "test" / "fixtures" / "keras" / "frozen.json"

# chapter, frozen layers, l2 of all kernels, optimizer, learning rate
CASES = [
    ("cifar10", ["conv1", "bn1"], 0, "adam", 0.001),
    ("cifar10", ["bn1", "dense1"], 0, "sgd", 0.1),
    ("mnist", ["hidden"], 0.01, "momentum", 0.05),
    ("letters-embedding-4", ["embedding"], 0, "adam", 0.01),
    ("stock-lstm", ["lstm1"], 0, "adam", 0.001),
]


def frozen(build, names, l2):
    def make(shape, classes):
        model = build(shape, classes)
        for layer in model.layers:
            if l2 and hasattr(layer, "kernel"):
                layer.kernel.regularizer = keras.regularizers.L2(l2)
        for name in names:
            model.get_layer(name).trainable = False
        return model

    return make


def main():
    found = []
    for chapter, names, l2, optimizer, rate in CASES:
        build, shape, classes, size, _ = chapters.CHAPTERS[chapter]
        feed = chapters.letter_ids if chapter.startswith("letters-embedding") else chapters.batch
        run = chapters.run(frozen(build, names, l2), shape, classes, size, feed, False, optimizer, rate)
        values = {"freeze": ",".join(names), **({"l2": l2} if l2 else {})}
        found.append({"chapter": chapter, "values": values, "inputShape": shape, "classes": classes, "batch": size, "runs": [run]})
        print(chapter, names, run["losses"][0], run["losses"][-1], run["evaluation"], flush=True)
    versions = {"keras": keras.__version__, "tensorflow": tf.__version__}
    FILE.write_text(json.dumps({"versions": versions, "cases": found}) + "\n")


main()
