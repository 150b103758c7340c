"""Trains a picture chapter's network in Keras on real data: python bench/accuracy-in-keras.py <json of a case>

Prints one JSON object: {"epochs": [{"loss", "accuracy", "valLoss", "valAccuracy"}, ...], "seconds"}. The data come from
the folder TFNOTES_DATA, as the program's own do.
"""

import gzip
import json
import os
import pathlib
import pickle
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "scripts" / "keras"))

import keras
import numpy as np

import chapters
import networks

DATA = pathlib.Path(os.environ["TFNOTES_DATA"])


def cifar10():
    def read(name):
        batch = pickle.loads((DATA / "cifar-10-batches-py" / name).read_bytes(), encoding="latin1")
        return batch["data"].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1), np.array(batch["labels"])

    return (*read("data_batch_1"), *read("test_batch"))


def mnist():
    def read(images, labels):
        bytes_of = lambda name: gzip.decompress((DATA / "mnist" / f"{name}-ubyte.gz").read_bytes())
        x = np.frombuffer(bytes_of(images), np.uint8, offset=16).reshape(-1, 28, 28, 1)
        return x, np.frombuffer(bytes_of(labels), np.uint8, offset=8)

    return (
        *read("train-images-idx3", "train-labels-idx1"),
        *read("t10k-images-idx3", "t10k-labels-idx1"),
    )


def main(case):
    keras.utils.set_random_seed(case["seed"])
    networks.DROPOUT = True
    build, *_, runs = chapters.CHAPTERS[case["chapter"]]
    x, y, val_x, val_y = {"cifar10": cifar10, "mnist": mnist}[case["dataset"]]()
    picks = np.random.default_rng(case["seed"]).permutation(len(x))[: case.get("trainSamples", len(x))]
    count = case.get("testSamples", len(val_x))
    x, y = x[picks].astype(np.float32) / 255, y[picks].astype(np.int32)
    val_x, val_y = val_x[:count].astype(np.float32) / 255, val_y[:count].astype(np.int32)
    model = build(x.shape[1:], 10)
    optimizer, lr = runs[0][:2]
    model.compile(chapters.OPTIMIZERS[optimizer](lr), "sparse_categorical_crossentropy", metrics=["accuracy"])
    fed = (x, y)
    if case.get("augment"):
        from keras.src.legacy.preprocessing.image import ImageDataGenerator

        generator = ImageDataGenerator(
            rotation_range=45, width_shift_range=0.15, height_shift_range=0.15, zoom_range=0.5
        )
        fed = (generator.flow(x, y, batch_size=32, seed=case["seed"]),)
    start = time.perf_counter()
    sizes = {} if case.get("augment") else {"batch_size": 32}
    history = model.fit(*fed, **sizes, epochs=case["epochs"], validation_data=(val_x, val_y), verbose=0).history
    seconds = time.perf_counter() - start
    names = {"loss": "loss", "accuracy": "accuracy", "val_loss": "valLoss", "val_accuracy": "valAccuracy"}
    epochs = [
        {ours: float(history[theirs][epoch]) for theirs, ours in names.items()} for epoch in range(case["epochs"])
    ]
    print(json.dumps({"epochs": epochs, "seconds": seconds}))


main(json.loads(sys.argv[1]))
