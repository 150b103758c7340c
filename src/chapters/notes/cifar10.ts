import type {Localised} from '../../text/localised.ts'

/** §4. */
export const cifar10Notes: Localised = {
  en: `Dense layers read a picture as a heap of pixels. For a colour photograph that means too many parameters, and too many parameters over-fit. Convolutional networks take out the features first and leave only those to the Dense layers.

A kernel is a small window of weights. Its depth equals the depth of what it reads: 3 for a colour picture, so a 5×5 kernel has 5·5·3 = 75 weights and one bias. The number of kernels decides the depth of what comes out: six kernels make six feature maps. On this page that is 6·76 = 456 parameters for the whole convolution, and the same 456 serve every place of the picture.

The receptive field of a value is the part of the original picture it depends on. Two 3×3 kernels on top of each other see 5×5, as one 5×5 kernel does, with 18 weights against 25, with less work on any picture larger than 10×10, and with one bend more in between.

Padding with zeros (same) keeps the size: ⌈input / stride⌉. Without (valid) it is ⌈(input − kernel + 1) / stride⌉. From 32×32 a valid 5×5 leaves 28×28.

Five layers make one round of feature extraction. Remember the letters CBAPD.

  C  convolution           six kernels 5×5, same             456
  B  batch normalisation   mean 0, sd 1, then γ and β         24
  A  activation            relu
  P  pooling               the largest of 2×2, stride 2
  D  dropout               a fifth of the values to 0

B stands between C and A. Over a batch, each feature map is standardised, so that the values stay where the activation bends; γ and β, trained, let the network shift and stretch them again. Keras counts four numbers for each map: γ, β and the two running figures, mean and variance, that replace the batch's own when the network is applied.

P halves height and width. Max pooling keeps texture, mean pooling background. D works only in training: a fifth of the values is silenced at random, others at each step, so that no neuron leans on one neighbour.

After that come Flatten, Dense 128 relu, dropout, Dense 10 softmax. Look at the parameter table: of 198,506 parameters, 196,736 sit in the first Dense layer. The convolution is the cheap part.

CIFAR-10 has 50,000 training and 10,000 test photographs of 32×32 in ten classes: airplane, automobile, bird, cat, deer, dog, frog, horse, ship, truck.

Presets. The notes train with Adam at learning rate 0.1. At that rate every step is so long that the network answers one class for everything and stays there: loss about 2.3 = ln 10, accuracy 0.1. Keep this run, it is instructive: that is what guessing looks like. With the recommended 0.001 it learns. On 10,000 of the pictures, nine epochs reach about 0.46 on the test pictures, on all 50,000 well beyond a half.`,
  zh: `全连接层把图片看成一堆像素。对彩色照片来说，参数太多，而参数太多就容易过拟合。卷积网络先提取特征，再把特征交给全连接层。

卷积核是一个带权重的小窗口，它的深度等于输入的深度：彩色图片深度为 3，一个 5×5 的核就有 5·5·3 = 75 个权重和一个偏置。核的个数决定输出的深度：六个核得到六张特征图。本页整个卷积层只有 6·76 = 456 个参数，图片的每个位置用的都是这 456 个。

感受野，是一个值在原始图片上所依赖的范围。两层 3×3 的核叠起来看到 5×5，与一个 5×5 的核相同，但权重是 18 个对 25 个；图片大于 10×10 时计算量也更小，中间还多一次非线性。

全零填充（same）时输出边长为 ⌈输入 / 步长⌉，不填充（valid）时为 ⌈(输入 − 核长 + 1) / 步长⌉。32×32 经过 valid 的 5×5 剩 28×28。

五种层合起来完成一轮特征提取，记住 CBAPD 五个字母：

  C  卷积      六个 5×5 的核，same 填充       456
  B  批标准化  均值 0、标准差 1，再乘 γ 加 β   24
  A  激活      relu
  P  池化      2×2 取最大，步长 2
  D  舍弃      随机把五分之一的值置 0

B 放在 C 和 A 之间。对一批数据，把每张特征图标准化，让数值留在激活函数起作用的区间；γ 和 β 是训练出来的，让网络可以再平移、拉伸。Keras 给每张特征图计四个数：γ、β，以及滑动的均值和方差，应用网络时用后两个代替当批的统计量。

P 让高和宽各减一半。最大池化保留纹理，均值池化保留背景。D 只在训练时起作用：每一步随机让五分之一的值失活，每步换一批，谁也不能依赖某一个邻居。

然后是 Flatten、Dense 128 relu、Dropout、Dense 10 softmax。看参数表：198,506 个参数里有 196,736 个在第一个全连接层，卷积反而是便宜的部分。

CIFAR-10 有五万张训练照片和一万张测试照片，32×32，十类：飞机、汽车、鸟、猫、鹿、狗、青蛙、马、船、卡车。

关于预设。笔记用的是 Adam，学习率 0.1。每一步都太大，网络对什么都回答同一类，然后停在那里：损失约 2.3 = ln 10，准确率 0.1。这样的训练值得看一次：瞎猜就是这个样子。改用推荐的 0.001 就能学会：用其中一万张训练九轮，测试准确率约 0.46；五万张全用上，可以远超一半。`,
}
