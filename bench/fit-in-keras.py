"""Keras' `fit` on one chapter, a round for every line it is sent, as bench/contender.ts does it: python bench/fit-in-keras.py <chapter> <batch> <steps>"""

import json
import os
import pathlib
import resource
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "scripts" / "keras"))

import keras
import numpy as np

import chapters
import networks

name, batch, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
networks.DROPOUT = True
build, shape, classes, _, runs = chapters.CHAPTERS[name]
model = build(shape, classes)
optimizer, lr = runs[0][:2]
loss = "mse" if classes == 1 else "sparse_categorical_crossentropy"
model.compile(chapters.OPTIMIZERS[optimizer](lr), loss)
count = batch * steps
random = np.random.default_rng(1)
if name.startswith("letters-embedding"):
    x = random.integers(0, classes, (count, *shape)).astype(np.int32)
else:
    x = random.random((count, *shape), np.float32)
y = random.random((count, 1), np.float32) if classes == 1 else np.arange(count, dtype=np.int32) % classes


def epoch():
    start = time.perf_counter()
    model.fit(x, y, batch, epochs=1, verbose=0)
    return (time.perf_counter() - start) / steps * 1000


# As long as bench/contender.ts warms up, and at least once: the first epoch traces the graph.
epoch()
start = time.perf_counter()
while time.perf_counter() - start < 1:
    epoch()
print(json.dumps({"ready": True}), flush=True)
for _ in sys.stdin:
    ms = epoch()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"msPerStep": ms, "peakMB": peak, "keras": keras.__version__}), flush=True)
