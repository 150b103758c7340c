"""Computes a run of tfnotes on Keras: `python main.py`, spoken to as channel.py says, by src/trainers/engines/keras.

It writes into the hand-over folder alone and ends with whoever started it. On another host than the session's guest.py has
made a folder for what comes over the connection: `python main.py <folder>`.
"""

import errno
import importlib
import os
import resource
import sys

import devices
import life
from channel import Channel

life.end_with_parent()
# Before a backend is imported, which may print what it likes.
own_folder = sys.argv[1] if len(sys.argv) > 1 else None
channel = Channel(own_folder)
task = channel.next()

try:
    devices.before_import(task)
except devices.Missing as error:
    channel.say("failed", **devices.failure(error))
    os._exit(1)

import arrays  # noqa: E402
import keras  # noqa: E402
import numpy as np  # noqa: E402


class Compute:
    """What the session may ask for, by name. Each method returns the rest of its answer."""

    def __init__(self):
        self._backend = keras.backend.backend()
        self._folder = own_folder or task["folder"]
        self._devices = devices.open(self._backend, task)
        # What is not seeded by the network's seeds is seeded all the same.
        keras.utils.set_random_seed(task["seed"])
        network = importlib.import_module("network").Network
        with self._devices.scope():
            self._network = network(task)
        self._engine = importlib.import_module(f"steps_{self._backend}")
        self._steps = self._parts = self._order = None

    def describe(self):
        backend = sys.modules[self._backend]
        return {
            "backend": self._backend,
            "version": backend.__version__,
            "keras": keras.__version__,
            "python": sys.version.split()[0],
            "devices": self._devices.names,
            "kinds": self._devices.kinds,
            "threads": self._devices.threads,
            "seen": self._devices.seen,
        }

    def prepare(self, compiled):
        """Takes the samples in; what was computed on before is forgotten, the variables stay."""
        if self._steps:
            self._steps.settle()
        self._parts = [arrays.samples(self._folder, part) for part in ("train", "test")]
        options = {"compiled": compiled, "devices": self._devices}
        with self._devices.scope():
            self._steps = self._engine.Steps(self._network, *self._parts, options)
        return {}

    def epoch(self, order, step):
        """The samples' order from now on, and the number of the step that comes next, counted over all epochs."""
        self._order = arrays.integers(order)
        self._steps.settle()
        self._network.seed_at(step)
        return {}

    def train(self, start, stop, batch, capacity, rate, rates=None, picked=None, norm=False):
        """
        The steps `start` to `stop` of the epoch, in `capacity` places; the last one may be of a smaller batch. `rates` are
        those of each step, where they are not all `rate`. With `norm` the norm of the last step's gradients is answered, where it can be had.
        """
        rows = self._order[start * batch : stop * batch]
        samples = None
        if picked:
            samples = arrays.picked(os.path.join(self._folder, picked), self._parts[0], rows, capacity * batch)
            rows = np.arange(len(rows), dtype=np.int32)
        whole, rest = divmod(len(rows), batch)
        # Each a call of `capacity` places at most; nothing is waited for before the last of them.
        calls = [
            (arrays.batches(rows[i * batch : min(i + capacity, whole) * batch], batch, capacity), min(capacity, whole - i))
            for i in range(0, whole, capacity)
        ]
        if rest:
            calls.append((rows[whole * batch :].reshape(1, rest), 1))
        done, at = [], 0
        for places, count in calls:
            rate = rates[at : at + count] if rates else rate
            done.append(self._steps.train(places, count, rate, samples))
            at += count
        losses, right = (np.concatenate([keras.ops.convert_to_numpy(part) for part in parts]) for parts in zip(*done))
        # Compiled steps keep their gradients to themselves.
        norms = {"norm": arrays.finite([self._steps.norm()])[0]} if norm and hasattr(self._steps, "norm") else {}
        return {"losses": arrays.finite(losses), "right": right.tolist(), **norms, **used()}

    def judge(self, start, stop, see):
        loss, right, outputs = self._steps.judge(start, stop)
        seen = {"outputs": arrays.packed(outputs)} if see else {}
        return {"loss": arrays.finite([loss])[0], "right": right, **seen, **used()}

    def state(self, optimizer, file):
        """Writes the checkpoint's arrays into the hand-over folder."""
        self._steps.settle()
        variables = self._network.variables(optimizer)
        arrays.write(os.path.join(self._folder, file), (keras.ops.convert_to_numpy(v) for v in variables))
        return {"iterations": int(keras.ops.convert_to_numpy(self._network.optimizer.iterations))}

    def restore(self, optimizer, file, iterations):
        """Takes in the arrays that the session has written, and what only the optimizer counts."""
        self._steps.settle()
        variables = self._network.variables(optimizer)
        values = arrays.read(os.path.join(self._folder, file), [v.shape for v in variables])
        for variable, value in zip(variables, values):
            variable.assign(value)
        if optimizer:
            self._network.optimizer.iterations.assign(iterations)
        return used()


def used():
    """Memory in bytes, processor time in seconds."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {"memory": resident(usage), "cpu": usage.ru_utime + usage.ru_stime}


def resident(usage):
    """Bytes; where the system does not tell what is taken now, the most that ever was."""
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        # In kilobytes, on a Mac in bytes.
        return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


# How libraries say that memory is used up: of a device, of cuDNN and cuBLAS, of the machine.
OUT_OF_MEMORY = (
    "resource_exhausted",
    "resourceexhausted",
    "outofmemory",
    "out of memory",
    "out_of_memory",
    "oom when allocating",
    "alloc_failed",
    "cudaerrormemoryallocation",
    "can't allocate memory",
    "unable to allocate",
    "failed to allocate",
)


def failure(error):
    """What went wrong, so that the session can say it: the kind, and the line of what Python says that names it."""
    if isinstance(error, devices.Missing):
        return devices.failure(error)
    text = f"{type(error).__name__}: {error}"
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if any(word in line.lower() for word in OUT_OF_MEMORY)]
    if isinstance(error, MemoryError) or telling:
        return {"kind": "memory", "reason": (telling or lines)[0][:500]}
    is_full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    return {"kind": "disk" if is_full else "other", "reason": lines[0][:500]}


def serve():
    compute = None
    request = {"do": "open"}
    while True:
        try:
            if compute is None:
                compute = Compute()
                channel.say("ready", **compute.describe())
            else:
                name = request.pop("do")
                channel.say(name, **getattr(compute, name)(**request))
        except Exception as error:  # every one of them is the session's to tell
            import traceback

            traceback.print_exc()
            channel.say("failed", **failure(error))
            if compute is None:
                os._exit(1)
        request = channel.next()


serve()
