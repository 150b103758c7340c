"""Numbers that need not be stored: the program's counter-based generator (src/trainers/engines/built-in/ops/counter-random.ts) in NumPy.

The parity fixtures hold losses only; weights and batches are made from names by this file and, alike to the bit, by
test/parity/deterministic.ts.
"""

import numpy as np

MASK = 0xFFFFFFFF


def _mix(x):
    """lowbias32 on a Python integer or a uint32 array."""
    if isinstance(x, np.ndarray):
        x = x.astype(np.uint32)
        x = (x ^ (x >> np.uint32(16))) * np.uint32(0x21F0AAAD)
        x = (x ^ (x >> np.uint32(15))) * np.uint32(0xD35A2D97)
        return x ^ (x >> np.uint32(15))
    x &= MASK
    x = ((x ^ (x >> 16)) * 0x21F0AAAD) & MASK
    x = ((x ^ (x >> 15)) * 0xD35A2D97) & MASK
    return x ^ (x >> 15)


def hash_text(text):
    """FNV-1a over UTF-16 units (all names here are ASCII)."""
    value = 0x811C9DC5
    for char in text:
        value = ((value ^ ord(char)) * 0x01000193) & MASK
    return value


def derive_key(*words):
    a, b = 0x9E3779B9, 0x85EBCA6B
    for word in words:
        low, high = word & MASK, (word >> 32) & MASK
        a = (_mix(a ^ low) + 0x6A09E667) & MASK
        b = _mix((b + _mix(high + a)) & MASK)
    return a, b


def bits(key, count):
    a, b = (np.uint32(word) for word in key)
    return _mix(_mix(np.arange(count, dtype=np.uint32) ^ a) + b)


def uniform(label, shape, low=-1.0, high=1.0):
    """float32 in [low, high), computed in float64."""
    count = int(np.prod(shape))
    unit = (bits(derive_key(hash_text(label)), count) >> np.uint32(8)).astype(np.float64) / 2.0**24
    return (low + (high - low) * unit).astype(np.float32).reshape(shape)


def integers(label, shape, below):
    count = int(np.prod(shape))
    return (bits(derive_key(hash_text(label)), count) % np.uint32(below)).astype(np.int32).reshape(shape)


def weight(layer, name, shape):
    """Initial values that exercise every weight: no zeros, no ones, kernels within Glorot's limits."""
    label = f"{layer}/{name}"
    if name == "kernel":
        field = int(np.prod(shape[:-2]))
        limit = np.sqrt(6.0 / (field * (shape[-2] + shape[-1])))
        return uniform(label, shape, -limit, limit)
    if name == "recurrent_kernel":
        limit = np.sqrt(1.0 / shape[0])
        return uniform(label, shape, -limit, limit)
    if name == "embeddings":
        return uniform(label, shape, -0.5, 0.5)
    if name in ("gamma", "moving_variance"):
        return uniform(label, shape, 0.8, 1.2)
    return uniform(label, shape, -0.1, 0.1)


def fill(model):
    """Gives every weight of a Keras model its deterministic values."""
    for layer in model.layers:
        for variable in layer.weights:
            variable.assign(weight(layer.name, variable.path.split("/")[-1], tuple(variable.shape)))
