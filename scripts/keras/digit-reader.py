"""Trains the small digit reader of test/fixtures/digit-reader.json: 784-64-10 on the real MNIST, weights in 8 bits.

The tests of picture preparation read digits with it, so that they need neither Python nor a training run.
Run: TFNOTES_DATA=... python scripts/keras/digit-reader.py
"""

import base64
import gzip
import json
import os

import keras
import numpy as np

data = os.path.join(os.environ["TFNOTES_DATA"], "mnist")


def idx(name, header):
    with gzip.open(os.path.join(data, name)) as file:
        return np.frombuffer(file.read(), np.uint8)[header:]


x = idx("train-images-idx3-ubyte.gz", 16).reshape(-1, 784) / np.float32(255)
y = idx("train-labels-idx1-ubyte.gz", 8)
xt = idx("t10k-images-idx3-ubyte.gz", 16).reshape(-1, 784) / np.float32(255)
yt = idx("t10k-labels-idx1-ubyte.gz", 8)

keras.utils.set_random_seed(1)
model = keras.Sequential(
    [
        keras.layers.Input((784,)),
        keras.layers.Dense(64, "relu", kernel_regularizer=keras.regularizers.L2(1e-5)),
        keras.layers.Dense(10, "softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, batch_size=64, epochs=10, verbose=2)

layers = []
for layer in model.layers:
    kernel, bias = layer.get_weights()
    scale = float(np.abs(kernel).max() / 127)
    quantised = np.round(kernel / scale).astype(np.int8)
    layer.set_weights([quantised * np.float32(scale), bias])
    layers.append(
        {
            "shape": list(kernel.shape),
            "scale": scale,
            "kernel": base64.b64encode(quantised.tobytes()).decode(),
            "bias": [round(float(b), 5) for b in bias],
        }
    )
accuracy = model.evaluate(xt, yt, verbose=0)[1]
print("accuracy after quantisation", accuracy)
out = os.path.join(os.path.dirname(__file__), "../../test/fixtures/digit-reader.json")
with open(out, "w") as file:
    json.dump({"accuracy": round(accuracy, 4), "layers": layers}, file)
