"""Steps on TensorFlow: many of them in one graph, on one device or on each of several its part."""

import keras
import numpy as np
import tensorflow as tf


class Steps:
    def __init__(self, network, train, test, options):
        self._network = network
        self._train = [tf.constant(np.asarray(array)) for array in train]
        self._test = [tf.constant(np.asarray(array)) for array in test]
        self._compiled = options.get("compiled", False)
        self._loop = tf.function(self._many, reduce_retracing=False, jit_compile=self._compiled)
        self._judge = tf.function(self._judged, jit_compile=self._compiled)

    def settle(self):
        """The variables are always as the steps have left them."""

    def train(self, rows, count, rate, samples=None):
        """`count` steps on the samples `rows` [places, batch]. The loss and the right answers of each."""
        self._network.optimizer.learning_rate.assign(rate)
        samples = [tf.constant(array) for array in samples] if samples else self._train
        losses, right = self._loop(tf.constant(rows), tf.constant(count), *samples)
        return losses[:count], right[:count]

    def _many(self, rows, count, *samples):
        capacity = rows.shape[0]
        losses = tf.zeros([capacity], tf.float32)
        right = tf.zeros([capacity], tf.int32)
        if capacity == 1:
            loss, hits = self._one(rows[0], samples)
            return tf.reshape(loss, [1]), tf.reshape(hits, [1])
        for i in tf.range(count):
            loss, hits = self._one(rows[i], samples)
            losses = tf.tensor_scatter_nd_update(losses, [[i]], [loss])
            right = tf.tensor_scatter_nd_update(right, [[i]], [hits])
        return losses, right

    def _one(self, batch, samples):
        x, y = (tf.gather(array, batch) for array in samples)
        model = self._network.model
        with tf.GradientTape() as tape:
            outputs = model(self._network.scaled(x), training=True)
            loss = tf.reduce_mean(self._network.losses(y, outputs)) + sum(model.losses)
        gradients = tape.gradient(loss, [v.value for v in model.trainable_variables])
        self._network.optimizer.apply(gradients, model.trainable_variables)
        return loss, self._network.right(y, outputs)

    def judge(self, start, stop):
        """Of the test samples from `start` to `stop`: the sum of their losses, the right answers, the outputs."""
        loss, right, outputs = self._judge(tf.range(start, stop))
        return float(loss), int(right), outputs.numpy()

    def _judged(self, rows):
        x, y = (tf.gather(array, rows) for array in self._test)
        model = self._network.model
        outputs = model(self._network.scaled(x), training=False)
        losses = self._network.losses(y, outputs)
        return tf.reduce_sum(losses) + losses.shape[0] * sum(model.losses), self._network.right(y, outputs), outputs
