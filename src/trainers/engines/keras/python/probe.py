"""What this Python has for the Keras engine, as one marked line of JSON.

    probe.py SECONDS            its version, Keras', which backends are installed; nothing heavy is imported
    probe.py SECONDS BACKEND    whether that backend imports, and which devices it sees

It has to run on whatever a name on the path may stand for, so it keeps to what every Python since 2.7 can read.
"""
import json
import os
import signal
import sys

MARK = "TFNOTES-PROBE "

# Under which names on PyPI a backend may have been installed, and what else it needs.
PACKAGES = {
    "keras": ["keras", "keras-nightly"],
    "tensorflow": [
        "tensorflow", "tensorflow-cpu", "tensorflow-rocm", "tensorflow-macos", "tensorflow-intel",
        "tensorflow-cpu-aws", "tf-nightly", "tf-nightly-cpu",
    ],
    "jax": ["jax"],
    "torch": ["torch"],
}
NEEDS = {"jax": ["jaxlib"]}


def installed(name):
    """The version of an importable package, without importing it; None where it is not there."""
    from importlib import metadata, util

    for module in [name] + NEEDS.get(name, []):
        try:
            spec = util.find_spec(module)
        except (ImportError, ValueError):
            spec = None
        # A folder without code is left where a package was taken away.
        if spec is None or spec.origin is None:
            return None
    for package in PACKAGES[name]:
        try:
            return metadata.version(package)
        except metadata.PackageNotFoundError:
            pass
    return "?"


def configured():
    """Which backend Keras' own file of settings names; None where there is no such file."""
    home = os.environ.get("KERAS_HOME") or os.path.join(os.path.expanduser("~"), ".keras")
    try:
        with open(os.path.join(home, "keras.json")) as settings:
            backend = json.load(settings).get("backend")
        return backend if isinstance(backend, str) else None
    except Exception:
        return None


def is_managed():
    """Whether pip refuses to install here, for the Python is the system's own."""
    import sysconfig

    in_environment = sys.prefix != getattr(sys, "base_prefix", sys.prefix)
    marker = os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")
    return not in_environment and os.path.exists(marker)


def overview():
    facts = {"executable": sys.executable, "version": ".".join(str(part) for part in sys.version_info[:3])}
    if sys.version_info < (3, 8):
        return facts
    facts["managed"] = is_managed()
    facts["configured"] = configured()
    facts["installed"] = {name: installed(name) for name in PACKAGES}
    return facts


def see_tensorflow():
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import tensorflow as tf

    for device in tf.config.list_physical_devices():
        kind, index = device.name.split(":")[-2:]
        details = tf.config.experimental.get_device_details(device) if kind == "GPU" else {}
        yield {"kind": kind.lower(), "index": int(index), "description": details.get("device_name", "")}


def see_jax():
    # Only a look: the memory of the device is for those who compute.
    os.environ["XLA_PYTHON_CLIENT_PREALLOCATE"] = "false"
    import jax

    for index, device in enumerate(jax.local_devices()):
        kind = "gpu" if device.platform in ("gpu", "cuda", "rocm") else device.platform
        yield {"kind": kind, "index": index, "description": device.device_kind if kind != "cpu" else ""}


def see_torch():
    import torch

    for index in range(torch.cuda.device_count()):
        yield {"kind": "gpu", "index": index, "description": torch.cuda.get_device_name(index)}
    yield {"kind": "cpu", "index": 0, "description": ""}


SEE = {"tensorflow": see_tensorflow, "jax": see_jax, "torch": see_torch}


def look(backend):
    try:
        devices = list(SEE[backend]())
        # Keras imports it too, and not every version of the one fits every version of the other.
        os.environ["KERAS_BACKEND"] = backend
        import keras  # noqa: F401

        return {"devices": devices}
    except BaseException as error:
        text = str(error).strip().split("\n")[0]
        return {"reason": type(error).__name__ + (": " + text if text else "")}


def main(seconds, backend=None):
    # Whoever asked may be gone by then.
    if hasattr(signal, "alarm"):
        signal.alarm(int(seconds))
    answer = MARK + json.dumps(overview() if backend is None else look(backend))
    # Whatever stands in for stdout, and whatever was printed before and not ended.
    os.write(1, ("\n" + answer + "\n").encode("ascii"))
    # Libraries of devices take their time to say goodbye, and some do it with a crash.
    os._exit(0)


main(*sys.argv[1:])
