"""Steps on PyTorch, one after another: it has nothing to compile."""

import keras
import numpy as np
import torch


class Steps:
    def __init__(self, network, train, test, options):
        self._network = network
        self._device = keras.src.backend.torch.core.get_device()
        self._train = self._placed(train)
        self._test = self._placed(test)

    def settle(self):
        """The variables are always as the steps have left them."""

    def train(self, rows, count, rate, samples=None):
        """`count` steps on the samples `rows` [places, batch]. The loss and the right answers of each."""
        samples = self._placed(samples) if samples else self._train
        rows = torch.as_tensor(rows[:count], device=self._device).long()
        done = []
        for i, batch in enumerate(rows):
            self._network.optimizer.learning_rate.assign(rate[i] if isinstance(rate, list) else rate)
            done.append(self._one(batch, samples))
        losses, right = zip(*done)
        return torch.stack(losses), torch.stack(right)

    def _placed(self, arrays):
        return [torch.as_tensor(np.array(array), device=self._device) for array in arrays]

    def _one(self, batch, samples):
        x, y = (array[batch] for array in samples)
        model = self._network.model
        variables = model.trainable_variables
        model.zero_grad()
        outputs = model(self._network.scaled(x), training=True)
        loss = torch.mean(self._network.weighed_losses(y, outputs)) + sum(model.losses)
        loss.backward()
        with torch.no_grad():
            self._network.optimizer.apply([v.value.grad for v in variables], variables)
            return loss.detach(), self._network.right(y, outputs)

    def norm(self):
        """Of the last step's gradients together, before they were clipped."""
        with torch.no_grad():
            return float(torch.sqrt(sum(torch.sum(torch.square(v.value.grad)) for v in self._network.model.trainable_variables)))

    def judge(self, start, stop):
        """Of the test samples from `start` to `stop`: the sum of their losses, the right answers, the outputs."""
        x, y = (array[start:stop] for array in self._test)
        model = self._network.model
        with torch.no_grad():
            outputs = model(self._network.scaled(x), training=False)
            losses = self._network.losses(y, outputs)
            loss = torch.sum(losses) + len(losses) * sum(model.losses)
            return float(loss), int(self._network.right(y, outputs)), outputs.cpu().numpy()
