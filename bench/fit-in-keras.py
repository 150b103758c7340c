"""Keras' `fit` on one chapter, on whatever backend KERAS_BACKEND names: python bench/fit-in-keras.py <network file>"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras

import rounds

OPTIMIZERS = {
    "sgd": keras.optimizers.SGD,
    "momentum": lambda lr: keras.optimizers.SGD(lr, momentum=0.9),
    "adagrad": keras.optimizers.Adagrad,
    "adadelta": keras.optimizers.Adadelta,
    "rmsprop": keras.optimizers.RMSprop,
    "adam": keras.optimizers.Adam,
}

found = rounds.network()
for layer in found["config"]["config"]["layers"]:
    if penalty := found["penalties"].get(layer["name"]):
        made = keras.regularizers.L1L2(**penalty)
        layer["config"]["kernel_regularizer"] = keras.saving.serialize_keras_object(made)
model = keras.saving.deserialize_keras_object(found["config"])
loss = "mse" if found["classes"] == 1 else "sparse_categorical_crossentropy"
model.compile(OPTIMIZERS[found["optimizer"]](found["learningRate"]), loss)
x, y = rounds.data(found)
about = {"keras": keras.__version__, "backend": keras.backend.backend()}
rounds.serve(lambda: model.fit(x, y, found["batch"], epochs=1, verbose=0), found["steps"], about)
