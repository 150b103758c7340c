import type {Localised} from '../../text/localised.ts'

/** §4.1. */
export const notes: Localised = {
  en: `A fully connected layer on a picture has far too many parameters: a colour picture of 1000 × 1000 and a first layer of 1000 neurons need three thousand million. A convolution looks at a small window instead, and uses the same few weights everywhere.

The kernel stands on the picture, every weight is multiplied with the value under it, the products are added up with the bias: one number of the output. Then the kernel moves by the stride. The depth of a kernel equals the depth of its input (1 for grey, 3 for colour); as many kernels as there are, so deep is the output.

Size. Without padding (valid) the output has ceil((in − k + 1) / stride) rows: a 5 × 5 picture under a 3 × 3 kernel gives 3 × 3. With zeros around it (same) it has ceil(in / stride).

Receptive field: the part of the input that one output sees. Two kernels of 3 × 3, one after the other, see 5 × 5, as one kernel of 5 × 5 does, with 18 weights in place of 25 and, on pictures wider than ten, less arithmetic. That is why the deep networks stack small kernels.

Batch normalisation. Make a feature's values over the batch standard, (x − mean) / sd, so that they lie where the activation function has a slope, then let the network undo as much of it as it likes: γ · x + β, both learnt. It stands between convolution and activation.

Pooling makes the picture smaller. The maximum of each window keeps texture, the mean keeps the background.

Dropout puts a random part of the outputs to 0, in training only, so that no neuron may rely on a single other; when the network is used, all are back.

Remember the order by its letters, CBAPD: convolution, batch normalisation, activation, pooling, dropout. A convolutional network is that, several times over, and fully connected layers at the end.`,
  zh: `用全连接层处理图像，参数太多：1000 × 1000 的彩色图配上 1000 个神经元的第一层，需要三十亿个参数。卷积只看一个小窗口，而且处处使用同一小组权重。

卷积核停在图上，每个权重与它下面的像素相乘，所有乘积相加再加偏置，得到输出的一个数；然后按步长移动。卷积核的深度等于输入的深度（灰度图为 1，彩色图为 3）；有多少个卷积核，输出就有多深。

尺寸。不填充（valid）时，输出边长为 ceil((入 − 核长 + 1) / 步长)：5 × 5 的图经 3 × 3 的核得到 3 × 3。四周补零（same）时为 ceil(入 / 步长)。

感受野：输出的一个数能看到输入的多大范围。两层 3 × 3 的感受野是 5 × 5，与一层 5 × 5 相同，参数却是 18 个而不是 25 个，图像边长大于 10 时计算量也更小。所以深层网络都用小卷积核堆叠。

批标准化。把一个特征在这一批数据上的值化为标准分布 (x − 均值) / 标准差，使它们落在激活函数有斜率的地方；再让网络自己决定还原多少：γ · x + β，两个数都可训练。它位于卷积与激活之间。

池化使图像变小。最大池化保留纹理，均值池化保留背景。

Dropout 在训练时随机把一部分输出置零，使任何神经元都不能只依赖某一个同伴；使用网络时全部恢复。

按首字母记住顺序，CBAPD：卷积、批标准化、激活、池化、舍弃。卷积神经网络就是把这五步重复几遍，最后接全连接层。`,
}
