"""What the peers in Python share: the network that bench/network-file.ts wrote, random data of its shape, and the rounds."""

import json
import resource
import sys
import time

import numpy as np


def network():
    with open(sys.argv[1], encoding="utf-8") as file:
        return json.load(file)


def data(found):
    """Inputs and targets of all steps of a round."""
    count = found["batch"] * found["steps"]
    shape = (count, *found["inputShape"])
    random = np.random.default_rng(1)
    x = random.integers(0, found["classes"], shape).astype(np.int32) if found["ids"] else random.random(shape, np.float32)
    if found["classes"] == 1:
        return x, random.random((count, 1), np.float32)
    return x, np.arange(count, dtype=np.int32) % found["classes"]


def serve(epoch, steps, about):
    """Warms up as long as bench/contender.ts does, and at least once; then times a round for every line it is sent."""

    def timed():
        start = time.perf_counter()
        epoch()
        return (time.perf_counter() - start) / steps * 1000

    timed()
    start = time.perf_counter()
    while time.perf_counter() - start < 1:
        timed()
    print(json.dumps({"ready": True}), flush=True)
    for _ in sys.stdin:
        ms = timed()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"msPerStep": ms, "peakMB": peak, **about}), flush=True)
