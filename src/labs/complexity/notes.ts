import type {Localised} from '../../text/localised.ts'

/** §1.6. */
export const notes: Localised = {
  en: `How big is a network? There are two answers: how much it must remember, and how much it must calculate.

Space is counted in layers and parameters. The input does not count as a layer, since it calculates nothing:

  layers = hidden layers + 1 output layer

Parameters are all the numbers that training may change, all weights w and all biases b. A layer of n neurons that reads m values has m·n weights, one for each connection, and n biases, one for each neuron:

  parameters of a Dense layer = m·n + n

Take the network 3-4-2: three inputs, four hidden neurons, two outputs. It has two layers. The first has 3·4 + 4 = 16 parameters and the second 4·2 + 2 = 10, in all 26.

Time is counted in multiply-adds: a multiplication whose result is added to a running sum. Each weight is used once for each sample, the bias adds nothing worth counting, so a Dense layer costs m·n of them. For 3-4-2 that is 3·4 + 4·2 = 20.

For Dense layers the two counts go together, and that is their trouble. One Dense layer from a colour photograph of 224×224 to a thousand neurons has 150 million weights, most of which say nothing that their neighbour does not say too. A convolution separates the two: its kernel is small and used at every place of the picture. The first layer of LeNet has 456 parameters but is used at 28×28 places, which makes 352,800 multiply-adds. Few parameters, much work. In VGG16 the convolutions hold 14.7 million parameters and cost 313 million multiply-adds for a picture of 32×32, while the Dense layers at its end have 0.5 million of each.

Recurrent layers share in time what convolutions share in space: the same matrices are used at every step, so sixty days cost sixty times the work of one, and not one parameter more.

Training costs about three times the forward pass: once forward, once backward for the gradients of the values, once for the gradients of the weights. It also needs memory for more than the parameters. Adam keeps two further numbers for each of them, and all the values between the layers must be kept until the way back, for every sample of the batch.

Below, type any stack of widths, or choose a network of this book, and read off layers, parameters and multiply-adds, layer by layer.`,
  zh: `一个网络有多大？有两种回答：要记住多少，要计算多少。

空间复杂度看层数和参数个数。输入不算一层，因为它什么也不计算：

  层数 = 隐藏层的层数 + 1 个输出层

参数就是训练可以改动的所有数，即全部的 w 和全部的 b。一层 n 个神经元读 m 个输入，有 m·n 个权重，每条连线一个；有 n 个偏置，每个神经元一个：

  全连接层的参数 = m·n + n

以 3-4-2 的网络为例：三个输入，四个隐藏神经元，两个输出。它有两层。第一层 3·4 + 4 = 16 个参数，第二层 4·2 + 2 = 10 个，一共 26 个。

时间复杂度看乘加运算的次数：乘一次，再加到累计的和里。每个样本要用到每个权重一次，偏置可以不计，所以一个全连接层要 m·n 次。3-4-2 就是 3·4 + 4·2 = 20 次。

全连接层的这两个数总是一起涨，麻烦正在这里。一张 224×224 的彩色照片接一千个神经元，光权重就有一亿五千万，而其中绝大多数说的话，旁边的权重也在说。卷积把这两件事分开了：卷积核很小，却在图片的每个位置上重复使用。LeNet 的第一层只有 456 个参数，但要用在 28×28 个位置上，合 352,800 次乘加。参数少，计算多。VGG16 对一张 32×32 的图片，卷积部分有 1470 万个参数、3.13 亿次乘加；末尾的全连接部分两者都只有 50 万左右。

循环层在时间上共享参数，正如卷积在空间上共享：每个时刻用的是同样的矩阵，六十天的计算量是一天的六十倍，参数一个也不多。

训练的开销大约是前向传播的三倍：前向一遍，反向求各层数值的梯度一遍，求权重的梯度又一遍。内存也不只是放参数：Adam 为每个参数另存两个数，各层之间的中间结果要一直留到反向传播，批里的每个样本都有一份。

在下面输入任意一串层宽，或者选本书的一个网络，逐层读出层数、参数和乘加次数。`,
}
