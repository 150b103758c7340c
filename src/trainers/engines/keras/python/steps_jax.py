"""Steps on JAX: many of them in one compiled call, on one device or shared out over several."""

import jax
import jax.numpy as jnp
import keras
import numpy as np
from jax.sharding import NamedSharding, PartitionSpec


class Steps:
    def __init__(self, network, train, test, options):
        self._network = network
        distribution = keras.distribution.distribution()
        self._mesh = distribution.device_mesh.backend_mesh if distribution else None
        self._train = [self._whole(array) for array in train]
        self._test = [self._whole(array) for array in test]
        model, optimizer = network.model, network.optimizer
        self._variables = [model.trainable_variables, model.non_trainable_variables, optimizer.variables]
        self._rate = next(i for i, v in enumerate(optimizer.variables) if v is optimizer._learning_rate)
        # What the variables are while steps are made: they themselves are written only when somebody reads them.
        self._state = None
        # Whatever is made is whole on every device, so that every host can read it.
        whole = {"out_shardings": NamedSharding(self._mesh, PartitionSpec())} if self._mesh else {}
        self._loop = jax.jit(self._many, donate_argnums=0, **whole)
        self._judge = jax.jit(self._judged, **whole)

    def _placed(self, array, spec):
        array = np.asarray(array)
        if self._mesh is None:
            return jnp.asarray(array)
        return jax.make_array_from_callback(array.shape, NamedSharding(self._mesh, spec), lambda part: array[part])

    def _whole(self, array):
        """All of an array on every device."""
        return self._placed(array, PartitionSpec())

    def _shared(self, batch):
        """A part of a batch on every device; one that cannot be shared out evenly goes to all of them."""
        if self._mesh is None or batch.shape[0] % self._mesh.size:
            return batch
        sharding = NamedSharding(self._mesh, PartitionSpec(self._mesh.axis_names[0]))
        return jax.lax.with_sharding_constraint(batch, sharding)

    def settle(self):
        """Writes what the steps have made into the variables, for others to read and to write."""
        if self._state is None:
            return
        for variables, values in zip(self._variables, self._state):
            for variable, value in zip(variables, values):
                variable.assign(value)
        self._state = None

    def train(self, rows, count, rate, samples=None):
        """`count` steps on the samples `rows` [places, batch]. The loss and the right answers of each."""
        if self._state is None:
            self._state = [[v.value for v in variables] for variables in self._variables]
        varies = isinstance(rate, list)
        self._state[2][self._rate] = self._whole(np.float32(rate[0] if varies else rate))
        # As many places as there are rows: another number would be another graph.
        places = rate + [0.0] * (len(rows) - count) if varies and len(rows) > 1 else None
        rates = None if places is None else self._whole(np.float32(places))
        samples = [self._whole(array) for array in samples] if samples else self._train
        self._state, losses, right = self._loop(self._state, self._whole(rows), count, rates, *samples)
        return losses[:count], right[:count]

    def _many(self, state, rows, count, rates, x, y):
        def step(i, carried):
            state, losses, right = carried
            if rates is not None:
                slots = [*state[2]]
                slots[self._rate] = rates[i]
                state = [*state[:2], slots]
            state, loss, hits = self._one(state, self._shared(x[rows[i]]), self._shared(y[rows[i]]))
            return state, losses.at[i].set(loss), right.at[i].set(hits)

        capacity = rows.shape[0]
        carried = (state, jnp.zeros(capacity, jnp.float32), jnp.zeros(capacity, jnp.int32))
        return step(0, carried) if capacity == 1 else jax.lax.fori_loop(0, count, step, carried)

    def _one(self, state, x, y):
        trainable, others, slots = state

        def loss_of(trainable):
            outputs, after, penalties = self._network.model.stateless_call(
                trainable, others, self._network.scaled(x), training=True, return_losses=True
            )
            return jnp.mean(self._network.weighed_losses(y, outputs)) + sum(penalties), (outputs, after)

        (loss, (outputs, others)), gradients = jax.value_and_grad(loss_of, has_aux=True)(trainable)
        trainable, slots = self._network.optimizer.stateless_apply(slots, gradients, trainable)
        return [list(trainable), list(others), list(slots)], loss, self._network.right(y, outputs)

    def judge(self, start, stop):
        """Of the test samples from `start` to `stop`: the sum of their losses, the right answers, the outputs."""
        self.settle()
        values = [[v.value for v in variables] for variables in self._variables[:2]]
        loss, right, outputs = self._judge(*values, self._whole(np.arange(start, stop, dtype=np.int32)), *self._test)
        return float(loss), int(right), np.asarray(outputs)

    def _judged(self, trainable, others, rows, x, y):
        x, y = self._shared(x[rows]), self._shared(y[rows])
        outputs, _, penalties = self._network.model.stateless_call(
            trainable, others, self._network.scaled(x), training=False, return_losses=True
        )
        losses = self._network.losses(y, outputs)
        return jnp.sum(losses) + losses.shape[0] * sum(penalties), self._network.right(y, outputs), outputs
