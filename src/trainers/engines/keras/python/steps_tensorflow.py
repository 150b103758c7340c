"""Steps on TensorFlow: many of them in one graph, on one device or on each of several its part."""

import keras
import numpy as np
import tensorflow as tf


class Steps:
    def __init__(self, network, train, test, options):
        self._network = network
        self._strategy = options["devices"].strategy
        self._train = [self._placed(array) for array in train]
        # Judged on one of them, for each has all the weights.
        self._test = [tf.constant(np.asarray(array)) for array in test]
        # What several devices exchange cannot be compiled with the rest.
        compiled = options.get("compiled", False) and not self._strategy
        self._loop = tf.function(self._many, reduce_retracing=False, jit_compile=compiled)
        self._judge = tf.function(self._judged, jit_compile=compiled)

    def _placed(self, array):
        """All of an array, on every device."""
        array = np.asarray(array)
        if not self._strategy:
            return tf.constant(array)
        places = self._strategy.extended.worker_devices

        def place(context):
            with tf.device(places[context.replica_id_in_sync_group]):
                return tf.constant(array)

        return self._strategy.experimental_distribute_values_from_function(place)

    def settle(self):
        """The variables are always as the steps have left them."""

    def train(self, rows, count, rate, samples=None):
        """`count` steps on the samples `rows` [places, batch]. The loss and the right answers of each."""
        samples = [self._placed(array) for array in samples] if samples else self._train
        varies = isinstance(rate, list)
        self._network.optimizer.learning_rate.assign(rate[0] if varies else rate)
        # As many places as there are rows: another number would be another graph.
        rates = tf.constant(rate + [0.0] * (len(rows) - count), tf.float32) if varies and len(rows) > 1 else None
        losses, right = self._loop(tf.constant(rows), tf.constant(count), rates, *samples)
        return losses[:count], right[:count]

    def _many(self, rows, count, rates, *samples):
        capacity = rows.shape[0]
        losses = tf.zeros([capacity], tf.float32)
        right = tf.zeros([capacity], tf.int32)
        if capacity == 1:
            loss, hits = self._on_all(self._one, rows[0], samples)
            return tf.reshape(loss, [1]), tf.reshape(hits, [1])
        for i in tf.range(count):
            if rates is not None:
                self._network.optimizer.learning_rate.assign(rates[i])
            loss, hits = self._on_all(self._one, rows[i], samples)
            losses = tf.tensor_scatter_nd_update(losses, [[i]], [loss])
            right = tf.tensor_scatter_nd_update(right, [[i]], [hits])
        return losses, right

    def _on_all(self, work, rows, samples):
        """What `work` makes of a batch: sums over the devices, of which each has its part."""
        if not self._strategy:
            return work(rows, rows.shape[0], samples)
        parts = self._strategy.run(self._on_one, (work, rows, samples))
        return [self._strategy.reduce(tf.distribute.ReduceOp.SUM, part, axis=None) for part in parts]

    def _on_one(self, work, rows, samples):
        """A device's part of the batch; one that cannot be shared out evenly goes to all, and each counts for its share."""
        batch, devices = rows.shape[0], self._strategy.num_replicas_in_sync
        place = tf.distribute.get_replica_context().replica_id_in_sync_group
        if batch % devices == 0:
            part = batch // devices
            return work(rows[place * part : (place + 1) * part], batch, samples)
        loss, right, *others = work(rows, batch * devices, samples)
        # Answers are counted, not shared.
        return (loss, tf.where(tf.equal(place, 0), right, 0), *others)

    def _one(self, rows, batch, samples):
        """A step on `rows`, which are all or a part of a `batch`: its losses' and penalties' share."""
        x, y = (tf.gather(array, rows) for array in samples)
        model = self._network.model
        with tf.GradientTape() as tape:
            outputs = model(self._network.scaled(x), training=True)
            losses = self._network.weighed_losses(y, outputs)
            loss = (tf.reduce_sum(losses) + losses.shape[0] * sum(model.losses)) / batch
        gradients = tape.gradient(loss, [v.value for v in model.trainable_variables])
        if self._strategy and self._network.clip_norm > 0:
            gradients = self._summed(gradients)
        # Sums them up over the devices.
        self._network.optimizer.apply(gradients, model.trainable_variables)
        return loss, self._network.right(y, outputs)

    def _summed(self, gradients):
        """
        Keras clips what each device has found, before it sums that up: each gets the sum here, clips that, and counts for
        its share.
        """
        context = tf.distribute.get_replica_context()
        summed = context.all_reduce(tf.distribute.ReduceOp.SUM, [tf.convert_to_tensor(g) for g in gradients])
        return self._network.clipped(summed, context.num_replicas_in_sync)

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
