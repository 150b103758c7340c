"""Every training chapter's network in plain Keras, written from chapters.md, not from the program's own description.

Layers bear the chapters' names, because initial weights are made from names. Dropout is left out unless DROPOUT is set:
its masks cannot agree across programs, so parity is measured without it and speed (bench/fit-in-keras.py) with it.
"""

import keras
from keras import layers as L

DROPOUT = False
OUTPUT = {"activation": "softmax", "name": "output"}


def _input(shape):
    return keras.Input(shape)


def _drop(x, rate):
    return L.Dropout(rate)(x) if DROPOUT else x


def iris(shape, classes, units=3):
    x = _input(shape)
    return keras.Model(x, L.Dense(units, kernel_regularizer=keras.regularizers.L2(0.01), **OUTPUT)(x))


def two_dense(shape, classes):
    x = _input(shape)
    y = L.Dense(128, "relu", name="hidden")(L.Flatten()(x))
    return keras.Model(x, L.Dense(classes, **OUTPUT)(y))


def _conv_bn_relu(x, name, filters, size, strides=1, padding="same", prefix=""):
    x = L.Conv2D(filters, size, strides=strides, padding=padding, name=f"{prefix}conv{name}")(x)
    return L.Activation("relu")(L.BatchNormalization(name=f"{prefix}bn{name}")(x))


def cifar10(shape, classes):
    x = _input(shape)
    y = _conv_bn_relu(x, 1, 6, 5)
    y = _drop(L.MaxPooling2D(2, 2, padding="same")(y), 0.2)
    y = _drop(L.Dense(128, "relu", name="dense1")(L.Flatten()(y)), 0.2)
    return keras.Model(x, L.Dense(classes, **OUTPUT)(y))


def lenet(shape, classes):
    x = _input(shape)
    y = L.Conv2D(6, 5, activation="sigmoid", name="conv1")(x)
    y = L.MaxPooling2D(2, 2)(y)
    y = L.Conv2D(16, 5, activation="sigmoid", name="conv2")(y)
    y = L.Flatten()(L.MaxPooling2D(2, 2)(y))
    y = L.Dense(120, "sigmoid", name="dense1")(y)
    y = L.Dense(84, "sigmoid", name="dense2")(y)
    return keras.Model(x, L.Dense(classes, **OUTPUT)(y))


def alexnet(shape, classes):
    x = _input(shape)
    y = L.MaxPooling2D(3, 2)(_conv_bn_relu(x, 1, 96, 3, padding="valid"))
    y = L.MaxPooling2D(3, 2)(_conv_bn_relu(y, 2, 256, 3, padding="valid"))
    for name, filters in ((3, 384), (4, 384), (5, 256)):
        y = L.Conv2D(filters, 3, padding="same", activation="relu", name=f"conv{name}")(y)
    y = L.Flatten()(L.MaxPooling2D(3, 2)(y))
    y = _drop(L.Dense(2048, "relu", name="dense1")(y), 0.5)
    y = _drop(L.Dense(2048, "relu", name="dense2")(y), 0.5)
    return keras.Model(x, L.Dense(classes, **OUTPUT)(y))


def vgg16(shape, classes):
    x = y = _input(shape)
    name = 0
    for filters, count in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)):
        for _ in range(count):
            name += 1
            y = _conv_bn_relu(y, name, filters, 3)
        y = _drop(L.MaxPooling2D(2, 2, padding="same")(y), 0.2)
    y = _drop(L.Dense(512, "relu", name="dense1")(L.Flatten()(y)), 0.2)
    y = _drop(L.Dense(512, "relu", name="dense2")(y), 0.2)
    return keras.Model(x, L.Dense(classes, **OUTPUT)(y))


def _inception(x, name, filters, strides):
    def unit(y, suffix, size, step):
        return _conv_bn_relu(y, suffix, filters, size, strides=step, prefix=f"{name}_")

    first = unit(x, "1", 1, strides)
    second = unit(unit(x, "2a", 1, strides), "2b", 3, 1)
    third = unit(unit(x, "3a", 1, strides), "3b", 5, 1)
    fourth = unit(L.MaxPooling2D(3, 1, padding="same")(x), "4", 1, strides)
    return L.Concatenate()([first, second, third, fourth])


def inception10(shape, classes):
    x = _input(shape)
    y = _conv_bn_relu(x, 1, 16, 3)
    for index, (filters, strides) in enumerate(((16, 2), (16, 1), (32, 2), (32, 1))):
        y = _inception(y, f"inception{index + 1}", filters, strides)
    return keras.Model(x, L.Dense(classes, **OUTPUT)(L.GlobalAveragePooling2D()(y)))


def _residual(x, name, filters, strides, project):
    def conv(y, suffix, size, step):
        y = L.Conv2D(filters, size, strides=step, padding="same", use_bias=False, name=f"{name}_conv{suffix}")(y)
        return L.BatchNormalization(name=f"{name}_bn{suffix}")(y)

    y = conv(L.Activation("relu")(conv(x, "1", 3, strides)), "2", 3, 1)
    shortcut = conv(x, "Shortcut", 1, strides) if project else x
    return L.Activation("relu")(L.Add()([y, shortcut]))


def resnet18(shape, classes):
    x = _input(shape)
    y = L.Conv2D(64, 3, padding="same", use_bias=False, name="conv1")(x)
    y = L.Activation("relu")(L.BatchNormalization(name="bn1")(y))
    for index in range(8):
        project = index % 2 == 0 and index > 0
        y = _residual(y, f"residual{index + 1}", 64 * 2 ** (index // 2), 2 if project else 1, project)
    y = L.GlobalAveragePooling2D()(y)
    return keras.Model(x, L.Dense(classes, kernel_regularizer=keras.regularizers.L2(0.01), **OUTPUT)(y))


def letters(units, embedding=None):
    def build(shape, classes):
        x = y = _input(shape)
        if embedding:
            y = L.Embedding(classes, embedding, name="embedding")(y)
        return keras.Model(x, L.Dense(classes, **OUTPUT)(L.SimpleRNN(units, name="rnn")(y)))

    return build


def stock(cell, name):
    def build(shape, classes):
        x = _input(shape)
        y = _drop(cell(80, return_sequences=True, name=f"{name}1")(x), 0.2)
        y = _drop(cell(100, name=f"{name}2")(y), 0.2)
        return keras.Model(x, L.Dense(1, name="output")(y))

    return build
