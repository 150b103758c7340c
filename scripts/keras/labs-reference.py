"""What TensorFlow computes for the programs of chapter 1, for test/labs.

    TFNOTES_DATA=<folder with iris/iris.csv> python scripts/keras/labs-reference.py > test/fixtures/labs/reference.json
"""
import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf


def gradient_descent():
    """Section 1.3: w after every epoch, for the learning rates of the presets."""
    runs = []
    for rate, decay in [(0.2, 1), (0.001, 1), (0.999, 1), (1.1, 1), (0.2, 0.99)]:
        w = tf.Variable(tf.constant(5, dtype=tf.float32))
        losses, ws = [], []
        for epoch in range(40):
            with tf.GradientTape() as tape:
                loss = tf.square(w + 1)
            gradient = tape.gradient(loss, w)
            w.assign_sub(rate * decay**epoch * gradient)
            losses.append(loss.numpy().item())
            ws.append(w.numpy().item())
        runs.append({"rate": rate, "decay": decay, "losses": losses, "w": ws})
    return runs


def activations():
    """Section 1.7: functions and slopes."""
    x = tf.constant(np.linspace(-6, 6, 25), dtype=tf.float64)
    functions = {
        "sigmoid": tf.nn.sigmoid,
        "tanh": tf.nn.tanh,
        "relu": tf.nn.relu,
        "leaky relu": lambda v: tf.nn.leaky_relu(v, alpha=0.01),
    }
    result = {"x": x.numpy().tolist()}
    for name, function in functions.items():
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = function(x)
        result[name] = {"y": y.numpy().tolist(), "slope": tape.gradient(y, x).numpy().tolist()}
    return result


def cross_entropy():
    """Section 1.8: in two steps and in one."""
    labels = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]])
    outputs = np.array([[12, 3, 2], [3, 10, 1], [1, 2, 5], [4, 6.5, 1.2], [3, 6, 1]])
    separate = tf.losses.categorical_crossentropy(labels, tf.nn.softmax(outputs))
    fused = tf.nn.softmax_cross_entropy_with_logits(labels, outputs)
    guesses = [
        tf.losses.categorical_crossentropy([1.0, 0.0], guess).numpy().item() for guess in ([0.6, 0.4], [0.8, 0.2])
    ]
    return {"separate": separate.numpy().tolist(), "fused": fused.numpy().tolist(), "guesses": guesses}


def regression():
    """Section 1.8: sales, by MSE and by the asymmetric cost, 15,000 steps each."""
    random = np.random.RandomState(seed=23455)
    x = random.rand(32, 2)
    truth = [[x1 + x2 + (random.rand() / 10.0 - 0.05)] for (x1, x2) in x]
    x = tf.cast(x, dtype=tf.float32)
    truth = tf.constant(truth, dtype=tf.float32)

    def mse(y):
        return tf.reduce_mean(tf.square(truth - y))

    def asymmetric(y):
        return tf.reduce_sum(tf.where(tf.greater(y, truth), (y - truth) * 1, (truth - y) * 99))

    results = []
    for cost in (mse, asymmetric):
        from tensorflow.python.eager import context

        context.context().clear_kernel_cache()
        w = tf.Variable(tf.random.normal([2, 1], stddev=1, seed=1))
        start = w.numpy().reshape(-1).tolist()

        @tf.function
        def train(w=w, cost=cost):
            for _ in tf.range(15000):
                with tf.GradientTape() as tape:
                    loss = cost(tf.matmul(x, w))
                w.assign_sub(0.002 * tape.gradient(loss, w))

        train()
        results.append({"start": start, "w": w.numpy().reshape(-1).tolist(), "loss": cost(tf.matmul(x, w)).numpy().item()})
    return {"truth": truth.numpy().reshape(-1).tolist(), "mse": results[0], "asymmetric": results[1]}


def iris_rows():
    path = os.path.join(os.environ["TFNOTES_DATA"], "iris", "iris.csv")
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    x, y = table[:, :4], table[:, 4].astype(np.int64)
    np.random.seed(116)
    np.random.shuffle(x)
    np.random.seed(116)
    np.random.shuffle(y)
    return x, y


def iris():
    """Sections 1.5 and 1.10: the network by hand, with every optimizer as the notes write it."""
    x, y = iris_rows()
    x = tf.cast(x, tf.float32)
    x_train, y_train, x_test, y_test = x[:-30], y[:-30], x[-30:], y[-30:]
    batches = [(x_train[i : i + 32], tf.one_hot(y_train[i : i + 32], depth=3)) for i in range(0, 120, 32)]

    rate, beta, beta1, beta2 = 0.1, 0.9, 0.9, 0.999

    def sgd(state, g, t):
        return rate * g

    def sgdm(state, g, t):
        state["m"] = beta * state.get("m", 0) + (1 - beta) * g
        return rate * state["m"]

    def adagrad(state, g, t):
        state["v"] = state.get("v", 0) + tf.square(g)
        return rate * g / tf.sqrt(state["v"])

    def rmsprop(state, g, t):
        state["v"] = beta * state.get("v", 0) + (1 - beta) * tf.square(g)
        return rate * g / tf.sqrt(state["v"])

    def adam(state, g, t):
        state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * g
        state["v"] = beta2 * state.get("v", 0) + (1 - beta2) * tf.square(g)
        m = state["m"] / (1 - beta1**t)
        v = state["v"] / (1 - beta2**t)
        return rate * m / tf.sqrt(v)

    from tensorflow.python.eager import context

    @tf.function
    def losses_and_gradients(w, b, x, y):
        with tf.GradientTape() as tape:
            tape.watch([w, b])
            loss = tf.reduce_mean(tf.square(y - tf.nn.softmax(tf.matmul(x, w) + b)))
        return loss, tape.gradient(loss, [w, b])

    result = {"testLabels": y_test.tolist(), "firstRow": x_train[0].numpy().tolist()}
    for rule in (sgd, sgdm, adagrad, rmsprop, adam):
        context.context().clear_kernel_cache()
        w = tf.random.truncated_normal([4, 3], stddev=0.1, seed=1)
        b = tf.random.truncated_normal([3], stddev=0.1, seed=1)
        start = w.numpy().reshape(-1).tolist() + b.numpy().tolist()
        states = ({}, {})
        losses, accuracies, step = [], [], 0
        for epoch in range(500):
            total = 0.0
            for x_batch, y_batch in batches:
                step += 1
                loss, (gw, gb) = losses_and_gradients(w, b, x_batch, y_batch)
                total += loss.numpy().item()
                w = w - rule(states[0], gw, step)
                b = b - rule(states[1], gb, step)
            losses.append(total / 4)
            answers = tf.argmax(tf.nn.softmax(tf.matmul(x_test, w) + b), axis=1).numpy()
            accuracies.append(float(np.mean(answers == y_test)))
        # In float32 and without an epsilon, RMSProp's gradients reach 0 and it divides 0 by 0.
        died = not np.isfinite(losses[-1])
        result[rule.__name__] = {
            "start": start,
            "losses": losses[:20],
            **({} if died else {"last": losses[-1], "accuracy": accuracies[-1]}),
            "weights": [] if died else w.numpy().reshape(-1).tolist() + b.numpy().tolist(),
        }
    return result


def regularization():
    """Section 1.9: loss and gradients of the 2-11-1 network, with both penalties."""
    random = np.random.RandomState(7)
    x, y = random.randn(9, 2), (random.rand(9) > 0.5).astype(np.float64)
    shapes = [(2, 11), (11,), (11, 1), (1,)]
    values = [random.randn(*shape) for shape in shapes]
    result = {"x": x.tolist(), "y": y.tolist(), "parameters": np.concatenate([v.reshape(-1) for v in values]).tolist()}
    for name, l1, l2 in (("none", 0, 0), ("l1", 0.03, 0), ("l2", 0, 0.03)):
        w1, b1, w2, b2 = [tf.Variable(v) for v in values]
        with tf.GradientTape() as tape:
            h = tf.nn.relu(tf.matmul(x, w1) + b1)
            out = tf.matmul(h, w2) + b2
            mse = tf.reduce_mean(tf.square(y.reshape(-1, 1) - out))
            penalty = l1 * (tf.reduce_sum(tf.abs(w1)) + tf.reduce_sum(tf.abs(w2)))
            penalty += l2 * (tf.nn.l2_loss(w1) + tf.nn.l2_loss(w2))
            loss = mse + penalty
        gradients = tape.gradient(loss, [w1, b1, w2, b2])
        result[name] = {
            "mse": mse.numpy().item(),
            "penalty": penalty.numpy().item(),
            "gradient": np.concatenate([g.numpy().reshape(-1) for g in gradients]).tolist(),
        }
    return result


def convolution():
    """Section 4.1: convolutions, pooling and batch normalisation, odd sizes and strides."""
    random = np.random.RandomState(3)
    cases = []
    for rows, columns, k_rows, k_columns, stride, padding in [
        (5, 5, 3, 3, 1, "valid"),
        (5, 5, 3, 3, 1, "same"),
        (5, 5, 3, 3, 2, "same"),
        (6, 7, 2, 4, 2, "same"),
        (7, 6, 4, 2, 3, "valid"),
        (4, 5, 5, 5, 2, "same"),
        (8, 8, 2, 2, 3, "same"),
        (6, 6, 1, 1, 2, "valid"),
    ]:
        image = random.randint(-5, 9, (rows, columns)).astype(np.float64)
        kernel = random.randint(-3, 4, (k_rows, k_columns)).astype(np.float64)
        batch = image.reshape(1, rows, columns, 1)
        convolved = tf.nn.conv2d(batch, kernel.reshape(k_rows, k_columns, 1, 1), stride, padding.upper())
        case = {
            "image": image.tolist(),
            "kernel": kernel.tolist(),
            "stride": stride,
            "padding": padding,
            "output": convolved.numpy()[0, :, :, 0].tolist(),
        }
        for name, pool in (("max", tf.nn.max_pool2d), ("mean", tf.nn.avg_pool2d)):
            case[name] = pool(batch, (k_rows, k_columns), stride, padding.upper()).numpy()[0, :, :, 0].tolist()
        cases.append(case)
    layer = tf.keras.layers.BatchNormalization()
    values = [1.0, 4.0, 7.0, 8.0, 30.0]
    normal = layer(tf.constant(values)[:, tf.newaxis], training=True).numpy().reshape(-1).tolist()
    return {"cases": cases, "batch": values, "normalised": normal}


json.dump(
    {
        "tensorflow": tf.__version__,
        "gradientDescent": gradient_descent(),
        "activations": activations(),
        "crossEntropy": cross_entropy(),
        "regression": regression(),
        "iris": iris(),
        "regularization": regularization(),
        "convolution": convolution(),
    },
    sys.stdout,
    indent=0,
)
print()
