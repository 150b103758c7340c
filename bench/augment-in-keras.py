"""Pictures a second of Keras' ImageDataGenerator with the notes' values:

    python bench/augment-in-keras.py <height,width,channels> <batch> <seconds>        (needs keras and scipy)
"""

import json
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
from keras.src.legacy.preprocessing.image import ImageDataGenerator

shape = [int(n) for n in sys.argv[1].split(",")]
batch, seconds = int(sys.argv[2]), float(sys.argv[3])
count = 3200
x = np.random.default_rng(1).integers(0, 256, (count, *shape)).astype(np.float32)
y = np.zeros(count)
generator = ImageDataGenerator(
    rescale=1 / 255, rotation_range=45, width_shift_range=0.15, height_shift_range=0.15, zoom_range=0.5
)
batches = generator.flow(x, y, batch_size=batch, seed=1)


def run():
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        done += len(next(batches)[0])
    return done / (time.perf_counter() - start)


run()
print(json.dumps({"picturesPerSecond": run()}))
