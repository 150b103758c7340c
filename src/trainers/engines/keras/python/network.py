"""The network and its optimizer, under tfnotes' names."""

import keras
import numpy as np

# tfnotes' name of an optimizer: Keras' class, and the attribute that holds each of its slots.
OPTIMIZERS = {
    "sgd": ("SGD", {}),
    "momentum": ("SGD", {"velocity": "momentums"}),
    "adagrad": ("Adagrad", {"accumulator": "_accumulators"}),
    "adadelta": ("Adadelta", {"accumulatedGradient": "_accumulated_grads", "accumulatedDelta": "_accumulated_delta_vars"}),
    "rmsprop": ("RMSprop", {"meanSquare": "_velocities"}),
    "adam": ("Adam", {"m": "_momentums", "v": "_velocities"}),
    "adamw": ("AdamW", {"m": "_momentums", "v": "_velocities"}),
}
# What each takes beside the learning rate: Keras' name, tfnotes' name.
FURTHER = {"momentum": {"momentum": "momentum"}, "adamw": {"weight_decay": "weightDecay"}}


class Network:
    """A model out of its configuration, its loss, its optimizer. What they hold is reached by the checkpoint's names."""

    def __init__(self, task):
        self.model = keras.saving.deserialize_keras_object(task["model"])
        self.outputs = self.model.output_shape[-1]
        self._scale = task["scale"]
        self._on_values = task["loss"] == "meanSquaredError"
        self._smoothing = float(task["labelSmoothing"])
        self._loss = self._loss_of(task["loss"])
        self._class_weights = task["classWeights"] and np.array(task["classWeights"], np.float32)
        # Recurrent layers keep their weights in a cell, which tfnotes' names leave out.
        self._weights = {f"{path[0]}/{path[-1]}": v for v in self.model.weights if (path := v.path.split("/"))}
        for penalty in task["penalties"]:
            self._weights[penalty["weight"]].regularizer = keras.regularizers.L1L2(penalty["l1"], penalty["l2"])
        class_name, self._slots = OPTIMIZERS[task["optimizer"]]
        # In JSON 1.0 is written 1, which Keras does not take for a rate.
        further = {name: float(task[ours]) for name, ours in FURTHER.get(task["optimizer"], {}).items()}
        self.clip_norm = float(task["clipNorm"])
        clipping = {"global_clipnorm": self.clip_norm} if self.clip_norm > 0 else {}
        self.optimizer = getattr(keras.optimizers, class_name)(float(task["learningRate"]), **further, **clipping)
        self.optimizer.build(self.model.trainable_variables)
        self._names = task["weights"]
        self._slot_names = task["slots"]
        self._seed = task["seed"]

    def _loss_of(self, name):
        if self._on_values:
            return keras.losses.MeanSquaredError(reduction=None)
        # A softmax is left to the loss, which then has the logits: what Keras does by itself on TensorFlow alone.
        last = self.model.layers[-1]
        if getattr(last, "activation", None) is keras.activations.softmax:
            last.activation = keras.activations.linear
            from_logits = True
        else:
            from_logits = name.endswith("FromLogits")
        if self._smoothing > 0:
            return keras.losses.CategoricalCrossentropy(
                from_logits=from_logits, label_smoothing=self._smoothing, reduction=None
            )
        return keras.losses.SparseCategoricalCrossentropy(from_logits=from_logits, reduction=None)

    def scaled(self, x):
        """Samples as the network takes them: bytes become float32 on the device."""
        return keras.ops.cast(x, "float32") * self._scale if keras.backend.standardize_dtype(x.dtype) == "uint8" else x

    def losses(self, y, outputs):
        """The loss of every sample, without penalties."""
        if self._on_values or self._smoothing > 0:
            y = keras.ops.one_hot(y, self.outputs) if self.outputs > 1 else keras.ops.expand_dims(y, -1)
        return self._loss(y, outputs)

    def weighed_losses(self, y, outputs):
        """The same as it counts in training: multiplied with the weight of the sample's class."""
        losses = self.losses(y, outputs)
        if self._class_weights is None:
            return losses
        return losses * keras.ops.take(keras.ops.convert_to_tensor(self._class_weights), y)

    def clipped(self, gradients, devices):
        """Each device's share of all gradients, shortened as Keras' global_clipnorm does it."""
        norm = keras.ops.sqrt(sum(keras.ops.sum(keras.ops.square(gradient)) for gradient in gradients))
        # The difference is 0, or no number where the norm is none.
        scale = self.clip_norm / keras.ops.maximum(norm, self.clip_norm) / devices + (norm - norm)
        return [gradient * scale for gradient in gradients]

    def right(self, y, outputs):
        """How many samples' largest output is their class; 0 where outputs are values."""
        if self.outputs == 1:
            return keras.ops.zeros((), "int32")
        return keras.ops.sum(keras.ops.cast(keras.ops.cast(keras.ops.argmax(outputs, -1), "int32") == y, "int32"))

    def variables(self, with_optimizer):
        """The variables of a checkpoint in its order."""
        weights = [self._weights[name] for name in self._names]
        if not with_optimizer:
            return weights
        places = {v.path: i for i, v in enumerate(self.model.trainable_variables)}
        slots = []
        for name in self._slot_names:
            weight, slot = name.rsplit("/", 1)
            of_slot = getattr(self.optimizer, self._slots[slot])
            slots.append(of_slot[places[self._weights[weight].path]])
        return weights + slots

    def seed_at(self, step):
        """What is random in a step follows from the seed and the step's number alone, so a resumed run repeats it."""
        for place, generator in enumerate(self._generators()):
            generator.state.assign([(self._seed * 1000003 + place) % 2**31, step])

    def _generators(self):
        return [layer.seed_generator for layer in self.model.layers if isinstance(layer, keras.layers.Dropout)]
