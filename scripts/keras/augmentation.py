"""Writes test/fixtures/keras/augmentation.json: what Keras' apply_affine_transform makes of small pictures.

    python scripts/keras/augmentation.py        (needs keras and scipy)
"""

import json
import pathlib

import numpy as np
from keras.src.legacy.preprocessing.image import apply_affine_transform, flip_axis

SIZES = [(9, 9, 1), (8, 8, 3)]
CASES = [
    {"theta": 0, "tx": 0, "ty": 0, "zx": 1, "zy": 1, "flip": False},
    {"theta": 0, "tx": 2, "ty": 0, "zx": 1, "zy": 1, "flip": False},
    {"theta": 0, "tx": 0, "ty": -1.25, "zx": 1, "zy": 1, "flip": True},
    {"theta": 90, "tx": 0, "ty": 0, "zx": 1, "zy": 1, "flip": False},
    {"theta": 33.3, "tx": 1.5, "ty": -0.75, "zx": 1, "zy": 1, "flip": False},
    {"theta": -45, "tx": -1.2, "ty": 1.2, "zx": 0.5, "zy": 1.5, "flip": True},
    {"theta": 12, "tx": 0.3, "ty": 0.9, "zx": 1.37, "zy": 0.81, "flip": False},
]


def picture(size):
    """The same picture as the test makes: (7·i mod 256) over the flat index."""
    return (np.arange(np.prod(size)) * 7 % 256).reshape(size).astype(np.float32)


def main():
    cases = []
    for size in SIZES:
        for case in CASES:
            arguments = {key: value for key, value in case.items() if key != "flip"}
            result = apply_affine_transform(picture(size), **arguments, row_axis=0, col_axis=1, channel_axis=2)
            if case["flip"]:
                result = flip_axis(result, 1)
            cases.append({"size": size, **case, "result": [round(float(v), 3) for v in result.ravel()]})
    path = pathlib.Path(__file__).parents[2] / "test/fixtures/keras/augmentation.json"
    path.write_text(json.dumps(cases, separators=(",", ":")) + "\n")


main()
