"""The network and its optimizer, under tfnotes' names."""

import keras

# tfnotes' name of an optimizer: Keras' class, and the attribute that holds each of its slots.
OPTIMIZERS = {
    "sgd": ("SGD", {}),
    "momentum": ("SGD", {"velocity": "momentums"}),
    "adagrad": ("Adagrad", {"accumulator": "_accumulators"}),
    "adadelta": ("Adadelta", {"accumulatedGradient": "_accumulated_grads", "accumulatedDelta": "_accumulated_delta_vars"}),
    "rmsprop": ("RMSprop", {"meanSquare": "_velocities"}),
    "adam": ("Adam", {"m": "_momentums", "v": "_velocities"}),
}


class Network:
    """A model out of its configuration, its loss, its optimizer. What they hold is reached by the checkpoint's names."""

    def __init__(self, task):
        self.model = keras.saving.deserialize_keras_object(task["model"])
        self.outputs = self.model.output_shape[-1]
        self._scale = task["scale"]
        self._on_values = task["loss"] == "meanSquaredError"
        self._loss = self._loss_of(task["loss"])
        # Recurrent layers keep their weights in a cell, which tfnotes' names leave out.
        self._weights = {f"{path[0]}/{path[-1]}": v for v in self.model.weights if (path := v.path.split("/"))}
        for penalty in task["penalties"]:
            self._weights[penalty["weight"]].regularizer = keras.regularizers.L1L2(penalty["l1"], penalty["l2"])
        class_name, self._slots = OPTIMIZERS[task["optimizer"]]
        # In JSON 1.0 is written 1, which Keras does not take for a rate.
        momentum = {"momentum": float(task["momentum"])} if task["optimizer"] == "momentum" else {}
        self.optimizer = getattr(keras.optimizers, class_name)(float(task["learningRate"]), **momentum)
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
            return keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction=None)
        return keras.losses.SparseCategoricalCrossentropy(from_logits=name.endswith("FromLogits"), reduction=None)

    def scaled(self, x):
        """Samples as the network takes them: bytes become float32 on the device."""
        return keras.ops.cast(x, "float32") * self._scale if keras.backend.standardize_dtype(x.dtype) == "uint8" else x

    def losses(self, y, outputs):
        """The loss of every sample, without penalties."""
        if self._on_values:
            y = keras.ops.one_hot(y, self.outputs) if self.outputs > 1 else keras.ops.expand_dims(y, -1)
        return self._loss(y, outputs)

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
