"""On what is computed: which devices of this host, and how they share the work."""

import contextlib
import os
import socket

HIDING = ("CUDA_VISIBLE_DEVICES", "HIP_VISIBLE_DEVICES")


class Missing(Exception):
    """Devices were asked for that are not there."""

    def __init__(self, wanted, there):
        super().__init__(f"{wanted['written']}: {', '.join(there)}")
        self.wanted = wanted["written"]
        self.there = there


def failure(missing):
    return {"kind": "devices", "reason": missing.wanted, "there": missing.there}


class Devices:
    """`seen`: how many of their kind there are; `strategy`: how TensorFlow shares a step out."""

    def __init__(self, names, kinds, threads, seen, scope=contextlib.nullcontext, strategy=None):
        self.names = names
        self.kinds = kinds
        self.threads = threads
        self.seen = seen
        self.scope = scope
        self.strategy = strategy


def before_import(task):
    """What must be said before a backend is imported."""
    wanted = task["devices"]
    backend = task["backend"]
    os.environ["KERAS_BACKEND"] = backend
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    _hide_others(wanted)
    if backend == "jax":
        if task["threads"]:
            # JAX has no number of threads; it takes as many as there are processors for it.
            allowed = sorted(_processors())
            first = os.getpid() % len(allowed)
            if hasattr(os, "sched_setaffinity"):
                os.sched_setaffinity(0, [(allowed + allowed)[first + i] for i in range(min(task["threads"], len(allowed)))])
        if wanted.get("kind") == "cpu":
            os.environ["JAX_PLATFORMS"] = "cpu"
            flag = f"--xla_force_host_platform_device_count={_logical(wanted)}"
            os.environ["XLA_FLAGS"] = f"{os.environ.get('XLA_FLAGS', '')} {flag}"


# The numbers that the GPUs have which were left visible, where others are hidden.
_numbers = None


def _hide_others(wanted):
    """GPUs that are not asked for are hidden: libraries take the memory of all that they see."""
    global _numbers
    if wanted.get("kind") == "cpu":
        for name in HIDING:
            os.environ[name] = ""
        return
    visible = _visible_gpus()
    indices = wanted.get("indices", range(wanted["count"]) if "count" in wanted else None)
    if not visible or indices is None or wanted.get("kind") == "tpu":
        return
    if max(indices) >= len(visible):
        raise Missing(wanted, [f"GPU:{number}" for number in range(len(visible))])
    _numbers = list(indices)
    os.environ["CUDA_VISIBLE_DEVICES"] = ",".join(visible[index] for index in indices)


def _visible_gpus():
    """By the names that the driver has for them; None where it does not say."""
    listed = os.environ.get("CUDA_VISIBLE_DEVICES")
    if listed is not None:
        return [name.strip() for name in listed.split(",") if name.strip()]
    try:
        return [str(number) for number in range(len(os.listdir("/proc/driver/nvidia/gpus")))]
    except OSError:
        return None


def _logical(wanted):
    """Of the processor as many parts are made as are asked for by number."""
    return 1 + max(wanted.get("indices", [0]))


def _chosen(wanted, found):
    """Of the devices {kind: [...]} those that are meant, each with kind and number; without a word all GPUs, else the CPU."""
    kind = wanted.get("kind") or next(kind for kind in ("tpu", "gpu", "cpu") if found.get(kind))
    there = dict(zip(_numbers if kind == "gpu" and _numbers else range(len(found.get(kind, []))), found.get(kind, [])))
    indices = wanted.get("indices") or list(there)[: wanted.get("count", len(there))]
    if not there or any(index not in there for index in indices) or len(indices) < wanted.get("count", 0):
        raise Missing(wanted, [f"{kind.upper()}:{index}" for kind in found for index in range(len(found[kind]))])
    return kind, {index: there[index] for index in indices}, len(there)


def _described(kind, chosen, threads, seen, describe, **others):
    names = [f"{kind.upper()}:{index} {describe(device)}".strip() for index, device in chosen.items()]
    return Devices(names, [kind] * len(names), threads, seen, **others)


def _threads(task):
    return task["threads"] or len(_processors())


def _processors():
    """Those that this process may use; a Mac does not tell, and lets nobody choose."""
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set(range(os.cpu_count() or 1))


def open(backend, task):
    return {"tensorflow": _tensorflow, "jax": _jax, "torch": _torch}[backend](task)


def _tensorflow(task):
    import tensorflow as tf

    if task["threads"]:
        tf.config.threading.set_intra_op_parallelism_threads(task["threads"])
    wanted = task["devices"]
    gpus = tf.config.list_physical_devices("GPU")
    kind, chosen, seen = _chosen(wanted, {"gpu": gpus, "cpu": list(range(_logical(wanted)))})
    if kind == "gpu":
        tf.config.set_visible_devices(list(chosen.values()), "GPU")
        places = [f"GPU:{place}" for place in range(len(chosen))]
    else:
        tf.config.set_visible_devices([], "GPU")
        if _logical(wanted) > 1:
            part = tf.config.LogicalDeviceConfiguration()
            cpu = tf.config.list_physical_devices("CPU")[0]
            tf.config.set_logical_device_configuration(cpu, [part] * _logical(wanted))
        places = [f"CPU:{index}" for index in chosen]

    def describe(device):
        return tf.config.experimental.get_device_details(device).get("device_name", "") if kind == "gpu" else ""

    if len(places) == 1:
        return _described(kind, chosen, _threads(task), seen, describe)
    strategy = tf.distribute.MirroredStrategy(places)
    return _described(kind, chosen, _threads(task), seen, describe, scope=strategy.scope, strategy=strategy)


def _jax(task):
    import jax
    import keras

    hosts = task["hosts"]
    if hosts:
        _join(hosts)
    local = jax.local_devices()
    found = {}
    for device in local:
        found.setdefault("gpu" if device.platform in ("gpu", "cuda", "rocm") else device.platform, []).append(device)
    kind, chosen, seen = _chosen(task["devices"], found)
    if hosts:
        # The same places on every host.
        places = [local.index(device) for device in chosen.values()] if len(chosen) < len(local) else None
        of_hosts = [[d for d in jax.devices() if d.process_index == rank] for rank in range(hosts["count"])]
        together = [d for of_host in of_hosts for place, d in enumerate(of_host) if places is None or place in places]
    else:
        together = list(chosen.values())
    if len(together) > 1:
        keras.distribution.set_distribution(keras.distribution.DataParallel(devices=together))
    else:
        jax.config.update("jax_default_device", *chosen.values())
    return _described(kind, chosen, _threads(task), seen, lambda device: device.device_kind if kind != "cpu" else "")


def _join(hosts):
    """Meets the processes of the other hosts, which do the same; the first of them is where they meet."""
    import jax

    jax.config.update("jax_cpu_collectives_implementation", "gloo")
    _speak_from(_own_address(hosts["meeting"]))
    jax.distributed.initialize(
        hosts["meeting"],
        hosts["count"],
        hosts["rank"],
        initialization_timeout=hosts["patience"],
        # Not on all addresses of the host.
        coordinator_bind_address=hosts["meeting"],
    )


def _own_address(meeting):
    """Under which address this host reaches the others; nothing is sent."""
    address, port = meeting.rsplit(":", 1)
    family, kind, protocol, _, target = socket.getaddrinfo(address.strip("[]"), int(port), type=socket.SOCK_DGRAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.connect(target)
        return probe.getsockname()[0]


def _speak_from(address):
    """Gloo would take the address of the host's name, which on many is the loopback's."""
    try:
        from jax._src.lib import _jax

        make = _jax.make_gloo_tcp_collectives
        _jax.make_gloo_tcp_collectives = lambda **others: make(**{**others, "hostname": address})
    except (ImportError, AttributeError):
        pass


def _torch(task):
    import torch

    if task["threads"]:
        torch.set_num_threads(task["threads"])
    gpus = [torch.cuda.get_device_name(index) for index in range(torch.cuda.device_count())]
    kind, chosen, seen = _chosen(task["devices"], {"gpu": gpus, "cpu": [""]})
    # Keras computes on the current one.
    first = next(iter(chosen))
    if kind == "gpu":
        torch.cuda.set_device(0 if _numbers else first)
    return _described(kind, {first: chosen[first]}, _threads(task), seen, lambda name: name)
