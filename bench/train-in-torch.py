"""
PyTorch's own loop on one chapter, eager as most people write it, with what it has that is fast on a CPU: its fused
recurrent layers, cross-entropy of logits, fused updates. python bench/train-in-torch.py <network file>
"""

import torch
from torch import nn
from torch.nn import functional as F

import rounds

ACTIVATIONS = {"linear": lambda x: x, "relu": F.relu, "sigmoid": torch.sigmoid, "tanh": torch.tanh, "softmax": lambda x: x}
RECURRENT = {"SimpleRNN": nn.RNN, "LSTM": nn.LSTM, "GRU": nn.GRU}

OPTIMIZERS = {
    "sgd": lambda p, lr: torch.optim.SGD(p, lr, fused=True),
    "momentum": lambda p, lr: torch.optim.SGD(p, lr, momentum=0.9, fused=True),
    "adagrad": lambda p, lr: torch.optim.Adagrad(p, lr, fused=True),
    "adadelta": lambda p, lr: torch.optim.Adadelta(p, lr),
    "rmsprop": lambda p, lr: torch.optim.RMSprop(p, lr),
    "adam": lambda p, lr: torch.optim.Adam(p, lr, fused=True),
}


def padded(x, kernel, stride, padding, value=0.0):
    """Keras' "same" puts what is odd behind."""
    if padding == "valid":
        return x
    pads = []
    for size in (x.shape[3], x.shape[2]):
        total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads, value=value) if any(pads) else x


class Layer(nn.Module):
    """One layer of Keras' configuration; pictures are channels first inside."""

    def __init__(self, kind, config, sizes):
        super().__init__()
        self.kind, self.config = kind, config
        self.after = ACTIVATIONS[config.get("activation", "linear")]
        given = sizes[0]
        if kind == "Dense":
            self.body = nn.Linear(given, config["units"])
        elif kind == "Conv2D":
            (kernel, _), (stride, _) = config["kernel_size"], config["strides"]
            whole = config["padding"] == "same" and stride == 1 and kernel % 2 == 1
            self.pads = not whole
            self.body = nn.Conv2d(
                given, config["filters"], kernel, stride, kernel // 2 if whole else 0, bias=config["use_bias"]
            )
        elif kind == "BatchNormalization":
            self.body = nn.BatchNorm2d(given, config["epsilon"], 1 - config["momentum"])
        elif kind == "Embedding":
            self.body = nn.Embedding(config["input_dim"], config["output_dim"])
        elif kind in RECURRENT:
            self.body = RECURRENT[kind](given, config["units"], batch_first=True)

    def forward(self, *inputs):
        x, config = inputs[0], self.config
        match self.kind:
            case "Dense" | "BatchNormalization" | "Embedding":
                return self.after(self.body(x))
            case "Conv2D":
                if self.pads:
                    x = padded(x, config["kernel_size"][0], config["strides"][0], config["padding"])
                return self.after(self.body(x))
            case "MaxPooling2D":
                kernel, stride = config["pool_size"][0], config["strides"][0]
                return F.max_pool2d(padded(x, kernel, stride, config["padding"], float("-inf")), kernel, stride)
            case "GlobalAveragePooling2D":
                return x.mean((2, 3))
            case "Activation":
                return self.after(x)
            case "Dropout":
                return F.dropout(x, config["rate"], self.training)
            case "Flatten":
                return x.flatten(1)
            case "Add":
                return sum(inputs)
            case "Concatenate":
                return torch.cat(inputs, 1)
            case _:
                values, _ = self.body(x)
                return values if config["return_sequences"] else values[:, -1]


class Network(nn.Module):
    def __init__(self, found):
        super().__init__()
        graph = found["config"]["config"]
        self.layers = nn.ModuleDict()
        self.inputs, self.output = {}, graph["output_layers"][0][0]
        sample = torch.zeros((1, *found["inputShape"]), dtype=torch.int64 if found["ids"] else torch.float32)
        seen = {"input": channels_first(sample)}
        for layer in graph["layers"][1:]:
            name, args = layer["name"], layer["inbound_nodes"][0]["args"]
            tensors = args[0] if isinstance(args[0], list) else args
            self.inputs[name] = [tensor["config"]["keras_history"][0] for tensor in tensors]
            values = [seen[one] for one in self.inputs[name]]
            sizes = [one.shape[1] if one.ndim != 3 else one.shape[2] for one in values]
            made = Layer(layer["class_name"], layer["config"], sizes)
            self.layers[name] = made
            with torch.no_grad():
                seen[name] = made.eval()(*values)
        self.train()

    def forward(self, x):
        seen = {"input": x}
        for name, layer in self.layers.items():
            seen[name] = layer(*(seen[one] for one in self.inputs[name]))
        return seen[self.output]


def channels_first(x):
    return x.permute(0, 3, 1, 2).contiguous() if x.ndim == 4 else x


found = rounds.network()
x, y = (torch.from_numpy(one) for one in rounds.data(found))
x = channels_first(x.long() if found["ids"] else x)
regresses = found["classes"] == 1
y = y if regresses else y.long()
model = Network(found)
optimizer = OPTIMIZERS[found["optimizer"]](model.parameters(), found["learningRate"])
loss_of = F.mse_loss if regresses else F.cross_entropy
size = found["batch"]
# Of dense layers and convolutions; no chapter penalises what recurs.
penalised = [(model.layers[name].body.weight, penalty) for name, penalty in found["penalties"].items()]


def penalty_of():
    return sum(
        value * weight.abs().pow(power).sum()
        for weight, penalty in penalised
        for power, value in ((1, penalty["l1"]), (2, penalty["l2"]))
        if value > 0
    )



def epoch():
    for start in range(0, len(x), size):
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(model(x[start : start + size]), y[start : start + size]) + penalty_of()
        loss.backward()
        optimizer.step()
    loss.item()


rounds.serve(epoch, found["steps"], {"torch": torch.__version__, "parameters": sum(p.numel() for p in model.parameters())})
