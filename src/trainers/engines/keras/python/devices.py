"""On what is computed: which devices of this host, and how they share the work."""

import contextlib
import os


def before_import(task):
    """What must be said before a backend is imported."""
    wanted = task["devices"]
    backend = task["backend"]
    os.environ["KERAS_BACKEND"] = backend
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    if backend == "jax":
        if task["threads"]:
            # JAX has no number of threads; it takes as many as there are processors for it.
            allowed = sorted(_processors())
            first = os.getpid() % len(allowed)
            if hasattr(os, "sched_setaffinity"):
                os.sched_setaffinity(0, [(allowed + allowed)[first + i] for i in range(min(task["threads"], len(allowed)))])
        if wanted and wanted["kind"] == "cpu":
            os.environ["JAX_PLATFORMS"] = "cpu"
            flag = f"--xla_force_host_platform_device_count={1 + max(wanted['indices'])}"
            os.environ["XLA_FLAGS"] = f"{os.environ.get('XLA_FLAGS', '')} {flag}"


class Devices:
    def __init__(self, names, kinds, threads, scope=contextlib.nullcontext, strategy=None):
        self.names = names
        self.kinds = kinds
        self.threads = threads
        self.scope = scope
        self.strategy = strategy


def open(backend, task):
    return {"tensorflow": _tensorflow, "jax": _jax, "torch": _torch}[backend](task)


def _threads(task):
    return task["threads"] or len(_processors())


def _processors():
    """Those that this process may use; a Mac does not tell, and lets nobody choose."""
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set(range(os.cpu_count() or 1))


def _tensorflow(task):
    import tensorflow as tf

    if task["threads"]:
        tf.config.threading.set_intra_op_parallelism_threads(task["threads"])
    gpus = tf.config.list_physical_devices("GPU")
    names = [tf.config.experimental.get_device_details(gpu).get("device_name", gpu.name) for gpu in gpus[:1]]
    return Devices(names or ["CPU"], ["gpu" if gpus else "cpu"], _threads(task))


def _jax(task):
    import jax

    found = jax.devices()[:1]
    return Devices([device.device_kind for device in found], [device.platform for device in found], _threads(task))


def _torch(task):
    import torch

    if task["threads"]:
        torch.set_num_threads(task["threads"])
    if torch.cuda.is_available():
        return Devices([torch.cuda.get_device_name(0)], ["gpu"], _threads(task))
    return Devices(["CPU"], ["cpu"], _threads(task))
