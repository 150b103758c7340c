import type {Localised} from '../../text/localised.ts'

/** §5.5. */
export const resnet18Notes: Localised = {
  en: `If sixteen layers are better than eight, why not a hundred? Kaiming He and colleagues tried. A plain network of 56 layers was worse than one of 20, and not only on test pictures, which would have been over-fitting, but on the training pictures as well. Yet the deeper one could have copied the shallower one and let the rest pass everything through unchanged. It is just that gradient descent does not find its way there. Stacked up plainly, layers lose what came before.

ResNet, first in ImageNet 2015 with a top-5 error of 3.57 %, makes passing through the easy case. Around every two convolutions runs a wire, and what comes out is the sum:

  H(x) = F(x) + x

The two layers need only learn F, the residual: what should be added to x. If nothing should, F = 0 is quickly found. And on the way back the gradient runs along the wire undiminished, past as many layers as you like. With this, networks of 152 layers could be trained, and almost every large network since has such wires.

The sum is one of numbers at the same place, so F(x) and x must have the same shape. Note the difference to Inception, which lays its branches behind one another in depth. There are two cases:

  same shape            H(x) = F(x) + x
  other height, depth   H(x) = F(x) + W·x     W: 1×1 convolution, stride 2

The network of this page:

  C 64 3×3, B, A                                    32×32×64
  group 1    2 residual units,  64                  32×32×64
  group 2    2 residual units, 128, first halves    16×16×128
  group 3    2 residual units, 256, first halves     8×8×256
  group 4    2 residual units, 512, first halves     4×4×512
  global average pooling, Dense 10 softmax, L2 0.01

One unit is C B A C B, then the sum, then relu. The convolutions have no bias, as B would subtract it again at once. 1 + 8·2 + 1 = 18 layers with weights; the three 1×1 convolutions on the wires are not counted. 11,183,562 parameters, and 556 million multiply-adds for each picture, the most in this book.

What to expect: it learns faster than VGG16 in epochs, and slower in minutes. On 2,000 pictures three epochs show the loss fall steeply. Validation follows a few hundred steps behind, when the running means of the twenty normalisations have caught up. L2 on the last layer adds to the loss a little that has nothing to do with mistakes: compare losses only between runs with equal L2.

Try it with 16 first kernels: a sixteenth of the parameters and not much worse on small pictures.`,
  zh: `既然十六层比八层好，为什么不用一百层？何恺明等人试过。朴素地堆到 56 层，结果不如 20 层，而且不仅是测试图片（那还可以说是过拟合），连训练图片上也更差。可是深的网络本来可以照抄浅的，让多出来的层原样传递就行。问题是梯度下降找不到那里去。层只是简单堆叠，前面的信息就丢失了。

ResNet 以 3.57% 的 Top5 错误率赢得 2015 年 ImageNet 冠军。它让“原样传递”变成最容易的事：每两层卷积旁边接一根线，输出是两者之和。

  H(x) = F(x) + x

这两层只需学会 F，也就是残差：在 x 上该加点什么。若什么都不必加，F = 0 很快就能学到。反向传播时，梯度沿着这根线毫不衰减地往回走，不管绕过多少层。靠着它，152 层的网络也训得动；此后的大型网络几乎都有这样的线。

这里的“加”是对应位置的数相加，所以 F(x) 与 x 的形状必须相同。注意它与 Inception 的区别：那里是沿深度方向把各分支叠放。于是分两种情况：

  形状相同           H(x) = F(x) + x
  尺寸、深度不同     H(x) = F(x) + W·x     W 是步长为 2 的 1×1 卷积

本页的网络：

  C 64 个 3×3，B，A                              32×32×64
  第 1 组   2 个残差单元， 64                    32×32×64
  第 2 组   2 个残差单元，128，第一个减半        16×16×128
  第 3 组   2 个残差单元，256，第一个减半         8×8×256
  第 4 组   2 个残差单元，512，第一个减半         4×4×512
  全局平均池化，Dense 10 softmax，L2 0.01

一个单元是 C B A C B，相加之后再 relu。卷积没有偏置，因为 B 马上又会把它减掉。1 + 8·2 + 1 = 18 个带权重的层，线上的三个 1×1 卷积不计在内。11,183,562 个参数，每张图片 5.56 亿次乘加，全书最多。

会看到什么？按轮数算，它比 VGG16 学得快；按分钟算，它更慢。两千张图片训三轮，可以看到损失陡降；验证要晚几百步才跟上，那时二十个批标准化的滑动均值才追上来。末层的 L2 会给损失添上一点与对错无关的数，所以只有 L2 相同的训练之间才能比较损失。

试试把初始核数设为 16：参数只有十六分之一，在小图片上差不了多少。`,
}
