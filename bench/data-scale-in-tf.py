"""One side of data-scale.ts: tf.data over the same pictures or prices, one shuffled epoch.

    python bench/data-scale-in-tf.py "<side>" <folder or file> <cache>        (needs tensorflow)
"""

import json
import os
import resource
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf

side, source, cache = sys.argv[1:4]


def epoch(batches):
    """Samples and seconds of one epoch."""
    samples, began = 0, time.perf_counter()
    for x, _ in batches:
        samples += int(x.shape[0])
    return samples, time.perf_counter() - began


began = time.perf_counter()
if side.startswith("pictures"):
    cached = "cache" in side
    pictures = tf.keras.utils.image_dataset_from_directory(
        source, image_size=(224, 224), batch_size=None if cached else 32, shuffle=not cached, seed=1, verbose=False
    )
    if cached:
        # Bytes: a quarter of the room that its floats would take.
        pictures = pictures.map(lambda x, y: (tf.cast(x, tf.uint8), y), tf.data.AUTOTUNE)
        pictures = pictures.cache(os.path.join(cache, "pictures"))
        epoch(pictures.batch(32))
        pictures = pictures.shuffle(1000, seed=1).batch(32)
    batches = pictures.map(lambda x, y: (tf.cast(x, tf.float32) / 255, y), tf.data.AUTOTUNE)
else:
    prices = np.loadtxt(source, delimiter=",", skiprows=1, usecols=1, dtype=np.float64)
    prices = ((prices - prices[:-300].min()) / np.ptp(prices[:-300])).astype(np.float32)[:-300, None]
    batches = tf.keras.utils.timeseries_dataset_from_array(
        prices[:-1], prices[60:], sequence_length=60, batch_size=64, shuffle=True, seed=1
    ).take(5000)
prepared = time.perf_counter() - began
samples, seconds = epoch(batches.prefetch(tf.data.AUTOTUNE))
print(
    json.dumps(
        {
            "samples": samples,
            "prepare": prepared,
            "epoch": samples / seconds,
            "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        }
    )
)
