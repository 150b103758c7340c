"""Writes test/fixtures/keras/watching.json: what real Keras does with the callbacks that the programs print, for test/parity.

    python scripts/keras/watching.py

Each case of watching-runs.ts is one call of `fit` on the irises, with the weights and the order of samples of the run beside
it. Kept are the running loss after each of the first 20 steps, loss, validation and learning rate of each epoch, and the
weights at the end. A cosine with or without warm-up is run a second time with Keras' own CosineDecay (`own`) in place of
the printed callback.
"""

import json
import math
import os
import pathlib
import subprocess

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np

ROOT = pathlib.Path(__file__).parents[2]
STEPS = 20


def digits(value):
    return float(f"{float(value):.8g}")


class Ordered(keras.utils.PyDataset):
    """The batches of each epoch in the order that is given."""

    def __init__(self, x, y, orders, size):
        super().__init__()
        self.x, self.y, self.orders, self.size, self.epoch = x, y, orders, size, 0

    def __len__(self):
        return math.ceil(len(self.x) / self.size)

    def __getitem__(self, index):
        rows = self.orders[self.epoch][index * self.size : (index + 1) * self.size]
        return self.x[rows], self.y[rows]


class Record(keras.callbacks.Callback):
    """The first of all callbacks at the end of an epoch: the rate is the one that its last step was made with."""

    def __init__(self, data):
        super().__init__()
        self.data, self.losses, self.epochs = data, [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.data.epoch = epoch

    def on_train_batch_end(self, batch, logs=None):
        self.rate = rate_of(self.model.optimizer)
        if len(self.losses) < STEPS:
            self.losses.append(digits(logs["loss"]))

    def on_epoch_end(self, epoch, logs=None):
        kept = {name: digits(value) for name, value in logs.items() if name != "learning_rate"}
        self.epochs.append({**kept, "lr": digits(self.rate)})


def rate_of(optimizer):
    schedule = optimizer._learning_rate
    if isinstance(schedule, keras.optimizers.schedules.LearningRateSchedule):
        # The step has been counted by now.
        return float(schedule(int(optimizer.iterations) - 1))
    return float(keras.ops.convert_to_numpy(optimizer.learning_rate))


def run(found, case, own=False):
    keras.backend.clear_session()
    values = case["values"]
    x_train, x_test = (np.array(found[part]["x"], "float32").reshape(-1, 4) for part in ("train", "test"))
    y_train, y_test = (np.array(found[part]["y"], "int32") for part in ("train", "test"))
    scope = {"keras": keras, "layers": keras.layers, "np": np, "checkpoint": "/tmp/watching.keras"}
    scope.update(x_train=x_train, y_train=y_train, x_test=x_test, y_test=y_test)
    exec(found["network"], scope)
    model = scope["model"]
    model.set_weights([np.array(w["values"], "float32").reshape(w["shape"]) for w in found["weights"]])
    steps = math.ceil(len(x_train) / values["batchSize"])
    rate = float(values["learningRate"])
    if own:
        warm = int(values.get("warmupEpochs", 0) * steps + 0.5)
        rate = keras.optimizers.schedules.CosineDecay(
            0.0 if warm else rate,
            values["epochs"] * steps - warm,
            alpha=values.get("cosineFloor", 0),
            **({"warmup_target": rate, "warmup_steps": warm} if warm else {}),
        )
    model.compile(
        optimizer=keras.optimizers.Adam(rate),
        loss=keras.losses.SparseCategoricalCrossentropy(),
        metrics=["sparse_categorical_accuracy"],
    )
    exec(case["callbacks"], scope)
    # What is written to files is nothing to compare.
    written = (keras.callbacks.ModelCheckpoint, keras.callbacks.CSVLogger)
    printed = [] if own else [each for each in scope["callbacks"] if not isinstance(each, written)]
    data = Ordered(x_train, y_train, [np.array(order) for order in found["orders"]], values["batchSize"])
    record = Record(data)
    model.fit(
        data,
        epochs=values["epochs"],
        validation_data=(x_test, y_test),
        validation_freq=values["validationFreq"],
        callbacks=[record, *printed],
        shuffle=False,
        verbose=0,
    )
    return {
        "losses": record.losses,
        "epochs": record.epochs,
        "weights": [digits(value) for weight in model.get_weights() for value in weight.ravel()],
    }


def main():
    command = ["npx", "tsx", "scripts/keras/watching-runs.ts"]
    found = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    cases = []
    for case in found["cases"]:
        values = case["values"]
        only_cosine = values.get("schedule") == "cosine" and "earlyStopping" not in values
        kept = {"name": case["name"], "values": values, **run(found, case)}
        if only_cosine:
            kept["own"] = run(found, case, own=True)
        cases.append(kept)
        print(case["name"], len(kept["epochs"]), kept["epochs"][-1], flush=True)
    content = {"versions": {"keras": keras.__version__, "backend": keras.backend.backend()}, "cases": cases}
    path = ROOT / "test" / "fixtures" / "keras" / "watching.json"
    path.write_text(json.dumps(content) + "\n")


if __name__ == "__main__":
    main()
