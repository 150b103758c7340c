"""Samples, orders and states as the session hands them over."""

import base64
import os

import numpy as np


def samples(folder, part):
    """Inputs and targets of `train` or `test`, mapped from the disk, not read."""
    return tuple(np.load(os.path.join(folder, f"{part}_{axis}.npy"), mmap_mode="r") for axis in "xy")


def integers(text):
    """int32 numbers, packed into a request."""
    return np.frombuffer(base64.b64decode(text), "<i4")


def batches(rows, batch, capacity):
    """Rows [n, batch], in at least so many places."""
    places = np.zeros((max(capacity, len(rows) // batch), batch), np.int32)
    places.reshape(-1)[: len(rows)] = rows
    return places


def picked(path, train, rows, places):
    """Inputs that were made for just these rows, with their targets; padded, for a compiled loop knows one size."""
    x, y = train
    inputs = np.zeros((max(places, len(rows)), *x.shape[1:]), np.float32)
    inputs.reshape(-1)[: len(rows) * inputs[0].size] = np.fromfile(path, "<f4")
    targets = np.zeros(len(inputs), y.dtype)
    targets[: len(rows)] = y[rows]
    return inputs, targets


def packed(values):
    """float32 numbers, packed into an answer."""
    return base64.b64encode(np.ascontiguousarray(values, "<f4").tobytes()).decode()


def finite(values):
    """Numbers for an answer; JSON has no other word for those that are none."""
    return [float(value) if np.isfinite(value) else None for value in values]


def write(path, arrays):
    """float32 arrays, one after another."""
    # What was planted under this name is not written to.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(path, flags, 0o600), "wb") as file:
        for array in arrays:
            file.write(np.ascontiguousarray(array, "<f4").data)


def read(path, shapes):
    """Arrays of these shapes out of what `write` or the session wrote."""
    values = np.fromfile(path, "<f4")
    wanted = sum(int(np.prod(shape)) for shape in shapes)
    if len(values) != wanted:
        raise ValueError(f"{len(values)} numbers were handed over for {wanted}")
    at = 0
    for shape in shapes:
        size = int(np.prod(shape))
        yield values[at : at + size].reshape(shape)
        at += size
