import type {Localised} from '../../text/localised.ts'

/** §4.1, as a laboratory. */
export const notes: Localised = {
  en: `A convolution slides a small table of weights, the kernel, over a picture. At each place the nine (3×3) or twenty-five (5×5) pixels below are multiplied with the weights and added up, plus one bias. The sum is one pixel of the result. A kernel that answers strongly to a vertical edge does so wherever the edge is; that is the whole idea.

Step the kernel over the picture below and follow the sum. Pixels and kernel can be edited. A 5×5 picture under a 3×3 kernel has 3×3 places, so the result is 3×3.

Stride says how many pixels the kernel moves at a time. Padding says what happens at the border: valid uses only places where the kernel lies wholly inside, so the picture shrinks; same surrounds the picture with zeros, so that with stride 1 it keeps its size.

  same    output = ⌈ input / stride ⌉
  valid   output = ⌈ (input − kernel + 1) / stride ⌉

The receptive field is the part of the original picture that one value of a later layer depends on. After one 5×5 kernel it is 5×5. After two 3×3 kernels, one on top of the other, it is 5×5 as well. For a picture with sides of x pixels the first way costs 25·(x−4)² multiplications, that is 25x² − 200x + 400, the second 9·(x−2)² + 9·(x−4)² = 18x² − 108x + 180. From x = 11 upwards two small kernels are cheaper; they have 18 weights instead of 25, and there is one more bend between them. This is why networks since VGG use 3×3 nearly everywhere.

Batch normalisation looks at one channel over the whole batch, subtracts the mean and divides by the standard deviation, so that values stay where the activation bends instead of drifting off. Then it multiplies by γ and adds β, two trained numbers for each channel, so that the network may undo it where that is better.

  x' = γ · (x − mean) / sd + β

It stands between the convolution and the activation. When the network is applied there is no batch; means collected during training are used.

Pooling shrinks the picture. Max pooling keeps the largest value of each window and with it edges and texture; mean pooling keeps the average and with it the background.

Dropout sets a random share of the values to 0 and enlarges the others in compensation, a new share at each step, in training only. No neuron can rely on a particular neighbour.`,
  zh: `卷积，就是拿一张小小的权重表（卷积核）在图片上滑动。每到一个位置，核下面的九个（3×3）或二十五个（5×5）像素与权重对应相乘再相加，加上一个偏置，得到结果图上的一个像素。一个对竖直边缘敏感的卷积核，无论边缘在哪里它都会响应，全部的想法就在这里。

在下面一步一步移动卷积核，看这个和是怎么来的。像素和卷积核都可以改。5×5 的图片配 3×3 的核，有 3×3 个位置可放，所以结果是 3×3。

步长是核每次移动几个像素。填充决定边缘怎么办：valid 只取核完全落在图内的位置，图会变小；same 在四周补零，步长为 1 时尺寸不变。

  same    输出 = ⌈ 输入 / 步长 ⌉
  valid   输出 = ⌈ (输入 − 核长 + 1) / 步长 ⌉

感受野，是后面某一层的一个值在原图上看到的范围。一个 5×5 的核，感受野是 5×5；两个 3×3 的核叠起来，感受野也是 5×5。设图片边长为 x，前者要做 25·(x−4)² 次乘法，即 25x² − 200x + 400；后者是 9·(x−2)² + 9·(x−4)² = 18x² − 108x + 180。从 x = 11 起，两个小核更省；权重是 18 个而不是 25 个，中间还多一次非线性。所以自 VGG 以来的网络几乎处处用 3×3。

批标准化（BN）对一个通道看整批数据，减去均值、除以标准差，让数值留在激活函数起作用的区间，不至于漂走。然后乘 γ 加 β，每个通道两个可训练的数，让网络在必要时可以把它还原回去。

  x' = γ · (x − 均值) / 标准差 + β

它放在卷积与激活之间。应用网络时没有“批”，用的是训练中累积下来的均值和方差。

池化缩小图片。最大池化保留窗口里最大的值，留住边缘和纹理；均值池化保留平均值，留住背景。

Dropout（舍弃）随机把一部分值置 0，并把其余的按比例放大，每一步换一批，只在训练时进行。这样谁也不能指望某个固定的邻居。`,
}
