"""Workers of a training that is shared out: Keras on jax, gradients added up by Gloo over loopback.

    python scale-in-keras.py <batches> <rank> <workers> <port> <own number> <folder>

`batches` are networks with what each worker takes at once: `mnist:32,lenet:16`. One JSON object on stdout: milliseconds a
step of each, and of several workers those of all-reduces by bytes: always of the best round, which is what remains when
the machine does nothing else. Two that are started with one folder begin their rounds together, whether or not they talk
to each other. Bind the process to a core before it starts. As root, the timed rounds go before whatever else wants to run.
"""
import json
import os
import pathlib
import sys
import time

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"
batches, rank, workers, port, own, folder = sys.argv[1].split(","), *map(int, sys.argv[2:6]), pathlib.Path(sys.argv[6])

import jax
import keras
import numpy as np
from keras import layers

if workers > 1:
    jax.config.update("jax_cpu_collectives_implementation", "gloo")
    jax.distributed.initialize(f"127.0.0.1:{port}", workers, rank)

rounds, steps = 5, 20
shapes = {"mnist": (28, 28, 1), "lenet": (32, 32, 3)}


def first(yes):
    """Whether all threads of this process go before those of others."""
    policy, how = (os.SCHED_RR, os.sched_param(1)) if yes else (os.SCHED_OTHER, os.sched_param(0))
    for thread in os.listdir("/proc/self/task"):
        try:
            os.sched_setscheduler(int(thread), policy, how)
        except (PermissionError, ProcessLookupError):
            pass


def meet(name):
    """Waits for the other one of the folder."""
    (folder / f"{name}.{own}").touch()
    while len(list(folder.glob(f"{name}.*"))) < 2:
        time.sleep(0.001)


def best(name, run, times):
    """Milliseconds."""
    meet(name)
    first(True)
    found = []
    for _ in range(rounds):
        begin = time.perf_counter()
        run()
        found.append(1000 * (time.perf_counter() - begin) / times)
    first(False)
    return min(found)


def all_reduces():
    mesh = jax.sharding.Mesh(np.array(jax.devices()), ("workers",))
    spread = jax.sharding.NamedSharding(mesh, jax.sharding.PartitionSpec("workers"))
    everywhere = jax.sharding.NamedSharding(mesh, jax.sharding.PartitionSpec())
    add = jax.jit(lambda x: x.sum(axis=0), out_shardings=everywhere)
    found = []
    for kilobytes in (1, 64, 256, 1024, 4096):
        part = np.ones((1, kilobytes * 250), np.float32)
        x = jax.make_array_from_process_local_data(spread, part)

        def run():
            for _ in range(steps):
                add(x).block_until_ready()

        run()
        found.append({"bytes": part.nbytes, "milliseconds": best(f"add{kilobytes}", run, steps)})
    return found


def layers_of(name):
    dense = lambda units, activation: layers.Dense(units, activation=activation)
    if name == "mnist":
        return [layers.Flatten(), dense(128, "relu"), dense(10, "softmax")]
    convolutions = [
        layer
        for filters in (6, 16)
        for layer in (layers.Conv2D(filters, 5, activation="sigmoid"), layers.MaxPooling2D())
    ]
    return [*convolutions, layers.Flatten(), dense(120, "sigmoid"), dense(84, "sigmoid"), dense(10, "softmax")]


def step(what):
    name, batch = what.split(":")[0], int(what.split(":")[1])
    chance = np.random.default_rng(own)
    x = chance.random((steps * batch, *shapes[name]), np.float32)
    y = chance.integers(0, 10, steps * batch)
    keras.utils.set_random_seed(1)
    model = keras.Sequential([keras.Input(shapes[name]), *layers_of(name)])
    model.compile("adam", "sparse_categorical_crossentropy")
    run = lambda: model.fit(x, y, batch_size=batch, verbose=0, shuffle=False)
    run()
    return {
        "milliseconds": best(what, run, steps),
        "parameters": model.count_params(),
        "tensors": len(model.trainable_variables),
    }


keras.distribution.set_distribution(keras.distribution.DataParallel(auto_shard_dataset=False))
found = {what: step(what) for what in batches}
if workers > 1:
    found["all-reduce"] = all_reduces()
print(json.dumps(found), flush=True)
