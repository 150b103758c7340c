"""Runs printed programs in real Keras on a few random samples and says what came out, one JSON object a line.

    KERAS_BACKEND=<name> python run-printed-code.py [--devices <n>] <rounds>=<program.py>...

Each program runs as it is, in a folder of its own with the small files it reads (made by scripts/check-code); only the
downloads of Keras are replaced. A line has the program's path and either its parameter total and losses or the error.
Where run.keras and run.npz lie beside a program, they are what tfnotes exports of a run of its network: their weights
are brought into the program's network by the names of the layers, as docs/program-data.md says, and its answers have to
be those of run.keras then.

With --devices TensorFlow makes that many of the CPU, and MirroredStrategy, which by itself looks for GPUs, takes them;
JAX makes them by XLA_FLAGS.
"""
import argparse
import contextlib
import functools
import io
import json
import os
import sys
import tempfile
import traceback
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ["KERAS_HOME"] = tempfile.mkdtemp()  # what keras.json of this machine says is not asked
warnings.filterwarnings("ignore")

import keras  # noqa: E402
import numpy as np  # noqa: E402


def samples_of(shape, one_column=False):
    """64 and 32 random pictures with all ten labels, as a load_data() returns them."""
    random = np.random.default_rng(1)

    def part(count):
        labels = (np.arange(count) % 10).astype("uint8")
        pictures = random.integers(0, 256, (count, *shape), "uint8")
        return pictures, labels.reshape(-1, 1) if one_column else labels

    return part(64), part(32)


keras.datasets.fashion_mnist.load_data = functools.partial(samples_of, (28, 28))
keras.datasets.cifar10.load_data = functools.partial(samples_of, (32, 32, 3), True)
os.makedirs(os.path.join(os.environ["KERAS_HOME"], "datasets"))
(x_train, y_train), (x_test, y_test) = samples_of((28, 28))
np.savez(
    os.path.join(os.environ["KERAS_HOME"], "datasets", "mnist.npz"),
    x_train=x_train,
    y_train=y_train,
    x_test=x_test,
    y_test=y_test,
)


def make_devices(count):
    import tensorflow as tf

    cpu = tf.config.list_physical_devices("CPU")[0]
    tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * count)
    names = [device.name for device in tf.config.list_logical_devices("CPU")]
    tf.distribute.MirroredStrategy = functools.partial(tf.distribute.MirroredStrategy, names)


def bring_back(model, folder):
    """The weights of run.npz, which have to make of the network what run.keras is."""
    saved = np.load(os.path.join(folder, "run.npz"))
    for variable in model.weights:
        words = set(variable.path.split("/"))
        name = next(name for name in saved if words.issuperset(name.split("/")))
        variable.assign(saved[name])
    other = keras.models.load_model(os.path.join(folder, "run.keras"))
    [tensor] = other.inputs
    shape = (2, *tensor.shape[1:])
    x = np.zeros(shape, "int32") if "int" in tensor.dtype else np.random.default_rng(1).random(shape, "float32")
    found, wanted = [keras.ops.convert_to_numpy(each(x)) for each in (model, other)]
    if not np.allclose(found, wanted, atol=1e-5) or not np.isfinite(wanted).all():
        raise RuntimeError(f"with the weights of run.npz it answers {found}, not {wanted}")


def run(path, rounds):
    with open(path, encoding="utf-8") as file:
        source = file.read()
    folder = os.path.dirname(path)
    os.chdir(folder)
    sys.argv = [path]
    scope = {"__name__": "__main__"}
    left_early = False
    losses = []
    for _ in range(rounds):
        with contextlib.redirect_stdout(io.StringIO()):
            try:
                exec(compile(source, path, "exec"), scope)
            except SystemExit as end:
                if end.code is not None:
                    raise RuntimeError(end.code) from None
                left_early = True  # every process but the first
        losses.append([float(loss) for loss in scope["history"]["loss"]])
    missing = [name for name in ("history.csv", "checkpoint") if not os.path.exists(name)]
    if missing:
        raise RuntimeError(f"left no {missing}")
    # The network of section 1.5 is written by hand and has no model.
    if "model" not in scope:
        return {"parameters": sum(parameter.size for parameter in scope["parameters"]), "losses": losses}
    if os.path.exists("run.npz") and not left_early:
        bring_back(scope["model"], folder)
    mirrored = scope["strategy"].num_replicas_in_sync if "strategy" in scope else 1
    return {
        "parameters": scope["model"].count_params(),
        "losses": losses,
        "devices": scope.get("devices", mirrored),
    }


parser = argparse.ArgumentParser()
parser.add_argument("--devices", type=int)
parser.add_argument("tasks", nargs="+")
given = parser.parse_args()
if given.devices and keras.backend.backend() == "tensorflow":
    make_devices(given.devices)
for rounds, path in [task.split("=", 1) for task in given.tasks]:
    try:
        result = run(path, int(rounds))
    except Exception as error:  # a program that fails is a finding, not the end of the check
        result = {"error": "".join(traceback.format_exception(error)[-3:])}
    print(json.dumps({"program": path, **result}), flush=True)
    keras.backend.clear_session()
