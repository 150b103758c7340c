"""Trains a chapter of letters or prices in Keras as the notes do: python bench/sequences-in-keras.py <chapter> <seed> <epochs>

Prints one JSON object: for letters {"accuracy", "seconds"}, for prices {"best", "last", "seconds"}, the errors in price
units on the test windows with the weights of the best validation loss and with the last ones. Prices come from
stock/SH600519.csv in the folder TFNOTES_DATA, as the program's own do.
"""

import csv
import json
import os
import pathlib
import string
import sys
import tempfile
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "scripts" / "keras"))

import keras
import numpy as np

import chapters
import networks

WINDOW, TEST_ROWS = 60, 300


def letters(chapter):
    """Ids of the windows and of the letters that follow; a round of five, or the alphabet to its end."""
    steps = int(chapter[-1])
    if chapter == "letters-embedding-4":
        x = np.array([range(i, i + steps) for i in range(len(string.ascii_lowercase) - steps)])
        y = np.arange(steps, len(string.ascii_lowercase))
    else:
        x = np.array([[(i + step) % 5 for step in range(steps)] for i in range(5)])
        y = np.array([(i + steps) % 5 for i in range(5)])
    return (np.eye(5, dtype=np.float32)[x] if "onehot" in chapter else x.astype(np.int32)), y.astype(np.int32)


def train_letters(chapter, epochs):
    build, shape, classes, _, runs = chapters.CHAPTERS[chapter]
    x, y = letters(chapter)
    model = build(shape, classes)
    optimizer, lr = runs[0][:2]
    model.compile(chapters.OPTIMIZERS[optimizer](lr), "sparse_categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(x, y, batch_size=32, epochs=epochs, verbose=0).history
    return {"accuracy": float(history["accuracy"][-1])}


def prices():
    path = pathlib.Path(os.environ["TFNOTES_DATA"]) / "stock" / "SH600519.csv"
    with open(path, encoding="utf-8-sig", newline="") as file:
        values = np.array([float(row["open"]) for row in csv.DictReader(file)])
    train, test = values[:-TEST_ROWS], values[-TEST_ROWS:]
    low, high = train.min(), train.max()

    def windows(part):
        scaled = ((part - low) / (high - low)).astype(np.float32)
        x = np.array([scaled[i - WINDOW : i] for i in range(WINDOW, len(scaled))])
        return x[..., None], scaled[WINDOW:, None]

    return *windows(train), *windows(test), high - low


def train_prices(chapter, epochs):
    x, y, test_x, test_y, scale = prices()
    networks.DROPOUT = True
    build, shape, *_ = chapters.CHAPTERS[chapter]
    model = build(shape, 1)
    model.compile(keras.optimizers.Adam(0.001), "mse")
    with tempfile.TemporaryDirectory() as folder:
        best = os.path.join(folder, "best.weights.h5")
        keep = keras.callbacks.ModelCheckpoint(best, save_weights_only=True, save_best_only=True, monitor="val_loss")
        model.fit(x, y, batch_size=64, epochs=epochs, validation_data=(test_x, test_y), callbacks=[keep], verbose=0)

        def errors():
            wrong = (model.predict(test_x, verbose=0) - test_y) * scale
            return {"rmse": float(np.sqrt(np.mean(wrong**2))), "mae": float(np.mean(np.abs(wrong)))}

        last = errors()
        model.load_weights(best)
        return {"best": errors(), "last": last, "windows": [len(x), len(test_x)]}


name, seed, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
keras.utils.set_random_seed(seed)
start = time.perf_counter()
result = train_letters(name, rounds) if name.startswith("letters") else train_prices(name, rounds)
print(json.dumps({**result, "seconds": time.perf_counter() - start}))
