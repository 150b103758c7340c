"""Writes test/fixtures/event-files/<writer>.json: TensorBoard event files of the real writers, and what TensorBoard reads in them.

`python event-files.py keras|torch|tensorboardX`, in a Python that has the writer and `tensorboard`. `files` are the
files in base64 by their path; `scalars` what TensorBoard's own EventAccumulator reads of each folder: by tag the steps
and values, `NaN`, `Infinity` and `-Infinity` as text.
"""

import base64
import json
import math
import os
import pathlib
import sys
import tempfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

FIXTURES = pathlib.Path(__file__).parents[2] / "test" / "fixtures" / "event-files"


def keras(folder):
    import keras
    import numpy as np

    keras.utils.set_random_seed(1)
    x = np.random.rand(64, 4).astype("float32")
    y = (x.sum(axis=1) > 2).astype("int32")
    model = keras.Sequential([keras.layers.Dense(8, "relu"), keras.layers.Dense(2, "softmax")])
    model.compile(
        keras.optimizers.Adam(keras.optimizers.schedules.ExponentialDecay(0.05, 4, 0.9)),
        "sparse_categorical_crossentropy",
        metrics=["sparse_categorical_accuracy"],
    )
    board = keras.callbacks.TensorBoard(folder, write_graph=False, update_freq=1)
    model.fit(x, y, batch_size=16, epochs=4, verbose=0, validation_split=0.25, callbacks=[board])


def summary_writer(SummaryWriter, folder):
    with SummaryWriter(folder) as writer:
        for step in range(0, 100, 10):
            writer.add_scalar("Loss/train", 2 / (step + 1), step)
            writer.add_scalar("Accuracy/train", step / 100, step)
            if step % 20 == 0:
                writer.add_scalar("Loss/val", 2.5 / (step + 1), step)
            writer.add_scalar("lr", 0.1 * 0.5 ** (step // 30), step)
        writer.add_scalar("odd", float("nan"), 1)
        writer.add_scalar("odd", float("inf"), 2)
        writer.add_scalar("odd", float("-inf"), 3)
        writer.add_text("notes", "text is no scalar", 0)
        writer.add_histogram("weights", __import__("numpy").arange(20.0), 0)
        writer.add_scalars("both", {"train": 1.0, "val": 2.0}, 5)


def torch(folder):
    from torch.utils.tensorboard import SummaryWriter

    summary_writer(SummaryWriter, os.path.join(folder, "first"))
    # A run that goes on from step 50: what the first session wrote from there on counts no more.
    with SummaryWriter(os.path.join(folder, "first"), purge_step=50, filename_suffix=".resumed") as writer:
        for step in range(50, 130, 10):
            writer.add_scalar("Loss/train", 1 / (step + 1), step)
    with SummaryWriter(os.path.join(folder, "second")) as writer:
        import torch as library

        for step in range(3):
            writer.add_scalar("train_loss", library.tensor(1.0 - step / 4), step, new_style=True)
            writer.add_scalar("doubles", 1 / 3, step, new_style=True, double_precision=True)


def tensorboardX(folder):
    from tensorboardX import SummaryWriter

    summary_writer(SummaryWriter, folder)


def read(folder):
    """What TensorBoard reads of every folder with event files: {folder: {tag: [[step, value] …]}}."""
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
    from tensorboard.util import tensor_util

    found = {}
    for at in sorted({path.parent for path in pathlib.Path(folder).rglob("events.out.tfevents.*")}):
        events = EventAccumulator(str(at), size_guidance={"scalars": 0, "tensors": 0})
        events.Reload()
        tags = {tag: [[e.step, e.value] for e in events.Scalars(tag)] for tag in events.Tags()["scalars"]}
        for tag in events.Tags()["tensors"]:
            if events.SummaryMetadata(tag).plugin_data.plugin_name == "scalars":
                tags[tag] = [[e.step, float(tensor_util.make_ndarray(e.tensor_proto))] for e in events.Tensors(tag)]
        found[os.path.relpath(at, folder)] = {
            tag: [[step, value if math.isfinite(value) else odd(value)] for step, value in points]
            for tag, points in sorted(tags.items())
        }
    return found


def odd(value):
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def main(writer):
    with tempfile.TemporaryDirectory() as folder:
        {"keras": keras, "torch": torch, "tensorboardX": tensorboardX}[writer](folder)
        paths = sorted(path for path in pathlib.Path(folder).rglob("*") if path.is_file())
        files = {str(path.relative_to(folder)): base64.b64encode(path.read_bytes()).decode() for path in paths}
        FIXTURES.mkdir(parents=True, exist_ok=True)
        fixture = {"files": files, "scalars": read(folder)}
        (FIXTURES / f"{writer}.json").write_text(json.dumps(fixture, indent=1) + "\n")


main(sys.argv[1])
