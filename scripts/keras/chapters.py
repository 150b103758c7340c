"""Writes test/fixtures/keras/chapters/*.json: what real Keras computes, for test/parity.

    python scripts/keras/chapters.py            all that have figures already
    python scripts/keras/chapters.py lenet ...  some chapters only, also new ones

The networks of the table below are written in plain Keras beside this file, apart from the program; a chapter that is not
in it is run as its own printed program makes it (chapter-program.ts says how).

Weights and batches come from deterministic.py; a chapter's file holds, for each optimizer, the loss (regularisers
included) of each of the first 20 steps before its update, and the loss of the last batch in evaluation mode after them.

Adam divides by the root of the squared gradient, so its first updates turn a gradient that is nothing but rounding into
a full step, and a deep network with batch normalisation multiplies such a difference about tenfold at every step: there
Keras disagrees with itself, by 0.01 to 0.1 after 20 steps, when oneDNN adds in another order or when it computes in
float64. For these networks the float64 figures are kept too (`exact`): what the formulas give when rounding does not
show. resnet18 keeps to them when it is run on one batch again and again, alexnet and vgg16 with a smaller learning rate,
so they are run in that way as well.
"""

import json
import os
import pathlib
import subprocess
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf

import networks
from deterministic import fill, integers, uniform

FOLDER = pathlib.Path(__file__).parents[2] / "test" / "fixtures" / "keras" / "chapters"
STEPS = 20

NEW, SAME = "new", "same"
ADAM = ("adam", 0.001)
PICTURE, COLOUR = (28, 28, 1), (32, 32, 3)

# chapter: (build, input shape, classes, batch, runs: optimizer, learning rate, batches (new ones unless said);
# the chapter's own first)
CHAPTERS = {
    "iris": (networks.iris, (4,), 3, 32, [("sgd", 0.1), ADAM]),
    "mnist": (
        networks.two_dense,
        PICTURE,
        10,
        32,
        [ADAM, ("sgd", 0.1), ("momentum", 0.05), ("adagrad", 0.01), ("adadelta", 1.0), ("rmsprop", 0.001)],
    ),
    "fashion": (networks.two_dense, PICTURE, 10, 32, [ADAM]),
    "custom-dataset": (networks.two_dense, PICTURE, 10, 32, [ADAM]),
    "augmentation": (networks.two_dense, PICTURE, 10, 32, [ADAM]),
    "checkpoints": (networks.two_dense, PICTURE, 10, 32, [ADAM]),
    "cifar10": (networks.cifar10, COLOUR, 10, 16, [ADAM, ("adam", 0.1, SAME)]),
    "lenet": (networks.lenet, COLOUR, 10, 16, [ADAM]),
    "alexnet": (networks.alexnet, COLOUR, 10, 4, [ADAM, ("adam", 0.0001)]),
    "vgg16": (networks.vgg16, COLOUR, 10, 4, [ADAM, ("adam", 0.000003)]),
    "inception10": (networks.inception10, COLOUR, 10, 8, [ADAM]),
    "resnet18": (networks.resnet18, COLOUR, 10, 4, [(*ADAM, SAME)]),
    "letters-onehot-1": (networks.letters(3), (1, 5), 5, 5, [("adam", 0.01), ADAM]),
    "letters-onehot-4": (networks.letters(3), (4, 5), 5, 5, [("adam", 0.01), ADAM]),
    "letters-embedding-1": (networks.letters(3, 2), (1,), 5, 5, [("adam", 0.01), ADAM]),
    "letters-embedding-4": (networks.letters(10, 2), (4,), 26, 22, [("adam", 0.01), ADAM]),
    "stock-rnn": (networks.stock(keras.layers.SimpleRNN, "simpleRNN"), (60, 1), 1, 16, [ADAM]),
    "stock-lstm": (networks.stock(keras.layers.LSTM, "lstm"), (60, 1), 1, 16, [ADAM]),
    "stock-gru": (networks.stock(keras.layers.GRU, "gru"), (60, 1), 1, 16, [ADAM]),
}

OPTIMIZERS = {
    "sgd": keras.optimizers.SGD,
    "momentum": lambda lr: keras.optimizers.SGD(lr, momentum=0.9),
    "adagrad": keras.optimizers.Adagrad,
    "adadelta": keras.optimizers.Adadelta,
    "rmsprop": keras.optimizers.RMSprop,
    "adam": keras.optimizers.Adam,
}


def batch(shape, classes, size, step):
    y = uniform(f"y{step}", (size, 1), 0, 1) if classes == 1 else integers(f"y{step}", (size,), classes)
    return uniform(f"x{step}", (size, *shape), 0, 1), y


def letter_ids(shape, classes, size, step):
    return integers(f"x{step}", (size, *shape), classes), integers(f"y{step}", (size,), classes)


def printed(chapter):
    """A chapter that the table lacks, as an entry of it, with its batches."""
    root = pathlib.Path(__file__).parents[2]
    command = ["npx", "tsx", "scripts/keras/chapter-program.ts", chapter]
    found = json.loads(subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout)

    def build(_shape, classes):
        scope = {"keras": keras, "layers": keras.layers, "names": range(classes)}
        exec(found["network"], scope)
        return scope["model"]

    runs = [(found["optimizer"], found["learningRate"])]
    entry = (build, tuple(found["inputShape"]), found["classes"], 16, runs if runs == [ADAM] else [*runs, ADAM])
    return entry, letter_ids if found["ids"] else batch, found["fromLogits"]


def run(build, shape, classes, size, batches, from_logits, optimizer, lr, feed=NEW):
    keras.backend.clear_session()
    model = build(shape, classes)
    fill(model)
    update = OPTIMIZERS[optimizer](lr)
    crossentropy = keras.losses.SparseCategoricalCrossentropy(from_logits=from_logits)
    loss_of = keras.losses.MeanSquaredError() if classes == 1 else crossentropy

    def total(x, y, training):
        loss = loss_of(y, model(x, training=training))
        return loss + sum(model.losses) if model.losses else loss

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = total(x, y, True)
        update.apply(tape.gradient(loss, model.trainable_variables), model.trainable_variables)
        return loss

    losses = []
    for index in range(STEPS):
        x, y = batches(shape, classes, size, index if feed == NEW else 0)
        x, y = tf.cast(x, x.dtype if x.dtype.kind == "i" else keras.config.floatx()), tf.constant(y)
        losses.append(step(x, y))
    evaluation = tf.function(lambda x, y: total(x, y, False))(x, y)
    return {
        "optimizer": optimizer,
        "learningRate": lr,
        "batches": feed,
        "losses": [digits(loss) for loss in losses],
        "evaluation": digits(evaluation),
        "parameters": model.count_params(),
    }


def digits(value):
    return float(f"{float(value):.8g}")


# Where rounding shows.
CHAOTIC = {"cifar10", "alexnet", "vgg16", "inception10", "resnet18"}


def in_float64(run_all):
    keras.config.set_floatx("float64")
    runs = run_all()
    keras.config.set_floatx("float32")
    return [{name: each[name] for name in ("losses", "evaluation")} for each in runs]


def main(wanted):
    FOLDER.mkdir(parents=True, exist_ok=True)
    for chapter in wanted or CHAPTERS:
        batches, from_logits = letter_ids if chapter.startswith("letters-embedding") else batch, False
        if chapter in CHAPTERS:
            entry = CHAPTERS[chapter]
        else:
            entry, batches, from_logits = printed(chapter)
        build, shape, classes, size, wanted_runs = entry

        def run_all():
            return [run(build, shape, classes, size, batches, from_logits, *each) for each in wanted_runs]

        runs = run_all()
        if chapter in CHAOTIC:
            for each, exact in zip(runs, in_float64(run_all), strict=True):
                each["exact"] = exact
        content = {
            "versions": {"keras": keras.__version__, "tensorflow": tf.__version__},
            "inputShape": shape,
            "classes": classes,
            "batch": size,
            "runs": runs,
        }
        (FOLDER / f"{chapter}.json").write_text(json.dumps(content) + "\n")
        print(chapter, runs[0]["losses"][0], runs[0]["losses"][-1], runs[0]["evaluation"], flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
