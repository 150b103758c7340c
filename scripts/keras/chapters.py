"""Writes test/fixtures/keras/chapters/*.json: what real Keras computes, for test/parity.

    python scripts/keras/chapters.py            all
    python scripts/keras/chapters.py lenet ...  some chapters only

Weights and batches come from deterministic.py; a chapter's file holds, for each optimizer, the loss (regularisers
included) of each of the first 20 steps before its update, and the loss of the last batch in evaluation mode after them.
"""

import json
import os
import pathlib
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf

import networks
from deterministic import fill, integers, uniform

FOLDER = pathlib.Path(__file__).parents[2] / "test" / "fixtures" / "keras" / "chapters"
STEPS = 20

ADAM = ("adam", 0.001)
PICTURE, COLOUR = (28, 28, 1), (32, 32, 3)

# chapter: (build, input shape, classes, batch, optimizers with their learning rates; the chapter's own first)
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
    "cifar10": (networks.cifar10, COLOUR, 10, 16, [ADAM, ("adam", 0.1)]),
    "lenet": (networks.lenet, COLOUR, 10, 16, [ADAM]),
    "alexnet": (networks.alexnet, COLOUR, 10, 4, [ADAM]),
    "vgg16": (networks.vgg16, COLOUR, 10, 8, [ADAM]),
    "inception10": (networks.inception10, COLOUR, 10, 8, [ADAM]),
    "resnet18": (networks.resnet18, COLOUR, 10, 4, [ADAM]),
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


def run(build, shape, classes, size, optimizer, lr, batches):
    keras.backend.clear_session()
    model = build(shape, classes)
    fill(model)
    update = OPTIMIZERS[optimizer](lr)
    loss_of = keras.losses.MeanSquaredError() if classes == 1 else keras.losses.SparseCategoricalCrossentropy()

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
        x, y = (tf.constant(values) for values in batches(shape, classes, size, index))
        losses.append(step(x, y))
    evaluation = tf.function(lambda x, y: total(x, y, False))(x, y)
    return {
        "optimizer": optimizer,
        "learningRate": lr,
        "losses": [digits(loss) for loss in losses],
        "evaluation": digits(evaluation),
        "parameters": model.count_params(),
    }


def digits(value):
    return float(np.format_float_scientific(np.float32(value), precision=8))


def main(wanted):
    FOLDER.mkdir(parents=True, exist_ok=True)
    for chapter, (build, shape, classes, size, optimizers) in CHAPTERS.items():
        if wanted and chapter not in wanted:
            continue
        batches = letter_ids if chapter.startswith("letters-embedding") else batch
        runs = [run(build, shape, classes, size, *optimizer, batches) for optimizer in optimizers]
        content = {
            "versions": {"keras": keras.__version__, "tensorflow": tf.__version__},
            "inputShape": shape,
            "classes": classes,
            "batch": size,
            "runs": runs,
        }
        (FOLDER / f"{chapter}.json").write_text(json.dumps(content, indent=1) + "\n")
        print(chapter, runs[0]["losses"][0], runs[0]["losses"][-1], runs[0]["evaluation"], flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
