import type {Localised} from '../../text/localised.ts'

/** §5.2. */
export const alexnetNotes: Localised = {
  en: `In 2012 a network by Alex Krizhevsky, Ilya Sutskever and Geoffrey Hinton won the ImageNet competition with a top-5 error of 16.4 %. The next best, built by hand-made features, had 26 %. After that year nobody won with anything but a network.

It was not a new idea so much as LeNet's, made large, with the means of 2012: a million labelled pictures, two graphics cards, and remedies for what had been in the way.

  relu instead of sigmoid      the gradient comes through, and training
                               is several times faster
  dropout in the Dense layers  half of the neurons silenced at each step,
                               against over-fitting
  augmentation                 shifted and mirrored pictures
  normalisation                LRN then, batch normalisation here

Eight layers: five convolutions and three Dense. On this page, cut to pictures of 32×32:

  C  96 3×3 valid, B, A relu, P max 3×3 stride 2     32 → 30 → 14
  C 256 3×3 valid, B, A relu, P max 3×3 stride 2     14 → 12 → 5
  C 384 3×3 same, relu                               5
  C 384 3×3 same, relu                               5
  C 256 3×3 same, relu, P max 3×3 stride 2           5 → 2
  Flatten: 2·2·256 = 1024
  Dense 2048 relu, D 0.5
  Dense 2048 relu, D 0.5
  Dense 10 softmax

The original had larger kernels (11×11, 5×5), since its pictures were larger. The windows of the pooling overlap: 3×3 at stride 2.

Where are the 9.6 million parameters? Two thirds of them in the two Dense layers of 2048. That is why dropout stands there and not in the convolutions, and why it is as strong as 0.5. Put dropout to 0 and watch training and validation part; with a few thousand pictures they do so after two epochs.

What to expect: with 0.118 billion multiply-adds a picture this is the first network of the book for which an epoch on 50,000 pictures is a matter of many minutes rather than one. Start with 2,000 (--train-samples 2000); the pre-flight says what all of them would take. The first epochs may look as if nothing happens. With relu, He's initial weights would suit better than the default, and the loss stays near 2.3 for some hundred steps before it gives way.

A picture smaller than 21×21 does not get through: after the second pooling less than 3×3 is left, and the third finds nothing to stand on. The form says so before you start.`,
  zh: `2012 年，Alex Krizhevsky、Ilya Sutskever 和 Geoffrey Hinton 的网络赢得 ImageNet 竞赛，Top5 错误率 16.4%，用人工设计特征的第二名是 26%。从这一年起，再没有人不靠神经网络夺冠。

它并不是多么新的想法，而是用 2012 年的条件把 LeNet 做大：一百多万张带标签的图片，两块显卡，以及对几个老毛病的药方。

  用 relu 代替 sigmoid      梯度传得回来，训练快好几倍
  全连接层加 Dropout        每一步随机让一半神经元失活，防止过拟合
  数据增强                  平移和镜像
  标准化                    当年用 LRN，本页用批标准化

八层：五层卷积，三层全连接。本页缩到 32×32 的图片：

  C  96 个 3×3 valid，B，A relu，P 最大 3×3 步长 2     32 → 30 → 14
  C 256 个 3×3 valid，B，A relu，P 最大 3×3 步长 2     14 → 12 → 5
  C 384 个 3×3 same，relu                              5
  C 384 个 3×3 same，relu                              5
  C 256 个 3×3 same，relu，P 最大 3×3 步长 2           5 → 2
  Flatten：2·2·256 = 1024
  Dense 2048 relu，D 0.5
  Dense 2048 relu，D 0.5
  Dense 10 softmax

原版图片大，核也更大（11×11、5×5）。池化窗口是重叠的：3×3，步长 2。

960 万个参数在哪里？三分之二在两个 2048 的全连接层，所以 Dropout 放在那里而不是卷积里，而且一取就是 0.5。把它设为 0，看训练和验证怎样分道扬镳：只有几千张图片时，两轮之后就分开了。

会看到什么？每张图片 1.18 亿次乘加，这是本书第一个在五万张图片上一轮要好多分钟的网络。先用两千张试（--train-samples 2000），试跑会告诉你全部数据要多久。开头可能像什么也没发生：对 relu 来说，He 初始化比默认的更合适；损失要在 2.3 附近停上几百步才松动。

小于 21×21 的图片过不去：第二次池化之后剩不到 3×3，第三次池化就没有落脚的地方了。开始训练之前，表单会告诉你。`,
}
