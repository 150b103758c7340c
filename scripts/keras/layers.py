"""Writes test/fixtures/keras/layers.json: output and gradients of single Keras layers, on shapes that do not come out even.

For each case y = layer(x) and the gradients of Σ y·dy; x, dy and weights come from deterministic.py under the case's
name. `kind` and `config` are those of src/chapters/keras.ts.
"""

import json
import os
import pathlib

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
from keras import layers as L

from deterministic import fill, integers, uniform

FILE = pathlib.Path(__file__).parents[2] / "test" / "fixtures" / "keras" / "layers.json"

# name, kind, our config, Keras layer, input shape with batch, in training mode
CASES = [
    ("dense-tanh", "dense", {"units": 3, "activation": "tanh"}, L.Dense(3, "tanh"), (5, 4), True),
    ("dense-softmax", "dense", {"units": 7, "activation": "softmax"}, L.Dense(7, "softmax"), (3, 5), True),
    ("dense-sequence", "dense", {"units": 5, "activation": "relu"}, L.Dense(5, "relu"), (2, 3, 4), True),
    ("dense-one", "dense", {"units": 1}, L.Dense(1), (1, 1), True),
    (
        "conv-stride-same",
        "conv2d",
        {"filters": 5, "kernelSize": 3, "strides": 2, "padding": "same", "activation": "sigmoid"},
        L.Conv2D(5, 3, strides=2, padding="same", activation="sigmoid"),
        (2, 7, 6, 3),
        True,
    ),
    (
        "conv-valid-tanh",
        "conv2d",
        {"filters": 3, "kernelSize": 5, "activation": "tanh"},
        L.Conv2D(3, 5, activation="tanh"),
        (1, 9, 7, 1),
        True,
    ),
    (
        "conv-even-same",
        "conv2d",
        {"filters": 4, "kernelSize": 2, "padding": "same", "useBias": False},
        L.Conv2D(4, 2, padding="same", use_bias=False),
        (3, 5, 4, 2),
        True,
    ),
    ("conv-point", "conv2d", {"filters": 9, "kernelSize": 1, "strides": 2}, L.Conv2D(9, 1, strides=2), (2, 5, 5, 4), True),
    (
        "pool-same",
        "maxPooling2d",
        {"poolSize": 3, "strides": 2, "padding": "same"},
        L.MaxPooling2D(3, 2, padding="same"),
        (2, 7, 6, 5),
        True,
    ),
    ("pool-valid", "maxPooling2d", {"poolSize": 2, "strides": 2}, L.MaxPooling2D(2, 2), (1, 5, 5, 3), True),
    (
        "pool-overlapping",
        "maxPooling2d",
        {"poolSize": 3, "strides": 1, "padding": "same"},
        L.MaxPooling2D(3, 1, padding="same"),
        (2, 4, 3, 2),
        True,
    ),
    ("average", "globalAveragePooling2d", {}, L.GlobalAveragePooling2D(), (3, 3, 5, 6), True),
    ("norm-pictures", "batchNormalization", {}, L.BatchNormalization(), (3, 4, 5, 6), True),
    ("norm-rows", "batchNormalization", {}, L.BatchNormalization(), (7, 3), True),
    ("norm-evaluation", "batchNormalization", {}, L.BatchNormalization(), (2, 3, 3, 5), False),
    ("embedding", "embedding", {"inputDim": 7, "outputDim": 3}, L.Embedding(7, 3), (4, 5), True),
    ("rnn-sequences", "simpleRNN", {"units": 6, "returnSequences": True}, L.SimpleRNN(6, return_sequences=True), (3, 5, 4), True),
    ("rnn-last", "simpleRNN", {"units": 3}, L.SimpleRNN(3), (7, 4, 5), True),
    ("lstm-sequences", "lstm", {"units": 5, "returnSequences": True}, L.LSTM(5, return_sequences=True), (3, 6, 2), True),
    ("lstm-last", "lstm", {"units": 4}, L.LSTM(4), (7, 3, 1), True),
    ("gru-sequences", "gru", {"units": 5, "returnSequences": True}, L.GRU(5, return_sequences=True), (4, 6, 3), True),
    ("gru-last", "gru", {"units": 9}, L.GRU(9), (2, 4, 1), True),
    ("flatten", "flatten", {}, L.Flatten(), (2, 2, 3, 2), True),
    ("relu", "activation", {"activation": "relu"}, L.Activation("relu"), (3, 5), True),
    ("softmax", "activation", {"activation": "softmax"}, L.Activation("softmax"), (3, 5), True),
]


def figures(tensor):
    return [float(f"{value:.8g}") for value in np.asarray(tensor, np.float32).ravel()]


def run(name, kind, config, layer, shape, training):
    layer.name = name
    x = keras.Input(shape[1:])
    model = keras.Model(x, layer(x))
    fill(model)
    values = integers(f"{name}/x", shape, config["inputDim"]) if kind == "embedding" else uniform(f"{name}/x", shape)
    values = tf.constant(values)
    with tf.GradientTape() as tape:
        tape.watch(values)
        y = layer(values, training=training)
        weighted = tf.reduce_sum(y * uniform(f"{name}/dy", tuple(y.shape)))
    learnt = layer.trainable_variables
    gradients = [tf.convert_to_tensor(gradient) for gradient in tape.gradient(weighted, [values, *learnt]) if gradient is not None]
    has_dx = kind != "embedding"
    return {
        "name": name,
        "kind": kind,
        "config": config,
        "shape": shape,
        "training": training,
        "outputShape": list(y.shape),
        "y": figures(y),
        **({"dx": figures(gradients[0])} if has_dx else {}),
        "gradients": {
            variable.path.split("/")[-1]: figures(gradient)
            for variable, gradient in zip(learnt, gradients[1 if has_dx else 0 :], strict=True)
        },
        # Moving statistics after the pass.
        "state": {
            variable.path.split("/")[-1]: figures(variable)
            for variable in layer.non_trainable_variables
            if "moving" in variable.path
        },
    }


if __name__ == "__main__":
    content = {
        "versions": {"keras": keras.__version__, "tensorflow": tf.__version__},
        "cases": [run(*case) for case in CASES],
    }
    FILE.write_text(json.dumps(content) + "\n")
    print(len(content["cases"]), FILE.stat().st_size)
