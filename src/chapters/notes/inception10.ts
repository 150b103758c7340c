import type {Localised} from '../../text/localised.ts'

/** §5.4. */
export const inception10Notes: Localised = {
  en: `How large should a kernel be? A face near the camera needs a large one, a face in the crowd a small one, and the same picture may have both. InceptionNet won ImageNet in 2014 with a top-5 error of 6.67 % by not choosing: one layer holds kernels of several sizes side by side, and whatever follows picks what it needs.

The Inception unit has four branches, all of which read the same input:

  1   1×1
  2   1×1 → 3×3
  3   1×1 → 5×5
  4   max pooling 3×3, stride 1 → 1×1

Each convolution is followed by batch normalisation and relu (CBA). All pad to the same size, so that the four results fit together; they are joined along the depth. With 16 channels a branch, 64 come out.

What is a 1×1 kernel good for? It does not look around at all. At each pixel it mixes the channels: from 64 it makes 16, say. After that the 5×5 kernel has a quarter of the depth to read and costs a quarter. For 64 channels in and 16 out, 5×5 alone has 25,600 weights; 1×1 followed by 5×5 has 1,024 + 6,400. The 1×1 also brings one more bend.

The network of this page has ten layers, counted along a path:

  CBA 3×3 16                                   32×32×16
  block 1   unit 16 stride 2, unit 16          16×16×64
  block 2   unit 32 stride 2, unit 32           8×8×128
  global average pooling                       128
  Dense 10 softmax

The first unit of a block moves in steps of two and so halves the picture; the next block has twice as many channels, so that what is lost in area is gained in depth.

There is no Flatten. Global average pooling takes the mean of each of the 128 maps, and the only Dense layer has 1,290 parameters. All in all there are 121,418: AlexNet has eighty times as many. Small as it is, it learns fast: three epochs on 10,000 pictures give about 0.46, where LeNet has 0.28.

Fewer parameters does not mean less work. The 12 million multiply-adds are spread over 25 small convolutions, each of which costs more to organise than a large one, so a step takes longer than the number suggests.

In the code panel you can see where Sequential ends. Paths that part and meet are not a list; the class with its own call says it easily, and the sequential form falls back on functions inside the unit.

Try a third block (at 4×4 pixels), or 32 first kernels, or MNIST, on which two epochs bring it close to 99 %.`,
  zh: `卷积核该取多大？镜头前的一张脸要大的，人群里的一张脸要小的，同一张图里可能两样都有。InceptionNet 以 6.67% 的 Top5 错误率赢得 2014 年 ImageNet 冠军，它的办法是不选：同一层里并排放几种尺寸的卷积核，后面需要什么就取什么。

Inception 单元有四个分支，读的是同一个输入：

  1   1×1
  2   1×1 → 3×3
  3   1×1 → 5×5
  4   最大池化 3×3，步长 1 → 1×1

每个卷积后面都跟批标准化和 relu（CBA）。填充方式都是 same，四个结果的尺寸一致，沿深度方向拼接。每个分支 16 个通道，合起来是 64 个。

1×1 的卷积核有什么用？它完全不看周围，只在每个像素上把各通道混合起来，比如把 64 个变成 16 个。这样一来，后面 5×5 的核要读的深度只有四分之一，代价也只有四分之一。64 进 16 出，直接用 5×5 要 25,600 个权重，先 1×1 再 5×5 只要 1,024 + 6,400 个，还多了一次非线性。

本页的网络沿一条路径数是十层：

  CBA 3×3 16                                   32×32×16
  块 1   单元 16 步长 2，单元 16               16×16×64
  块 2   单元 32 步长 2，单元 32                8×8×128
  全局平均池化                                 128
  Dense 10 softmax

每块的第一个单元步长为 2，图片减半；下一块的通道数加倍，面积上失去的，在深度上补回来。

这里没有 Flatten。全局平均池化对 128 张特征图各取均值，唯一的全连接层只有 1,290 个参数。总共 121,418 个，AlexNet 是它的八十倍。它虽小却学得快：一万张图片三轮，约 0.46，LeNet 只有 0.28。

参数少不等于计算少。1200 万次乘加分散在 25 个小卷积里，每个小卷积的组织开销都比大的高，所以一步的时间比数字看上去长。

在代码面板里可以看到 Sequential 的边界：有分有合的支路不是一张清单。写成带 call 方法的类很自然，而 sequential 写法在单元内部要退回到函数式。

试试加第三块（那时是 4×4 像素），或者把初始核数改成 32，或者换成 MNIST，两轮就接近 99%。`,
}
