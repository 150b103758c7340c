import type {Localised} from '../../text/localised.ts'

/** §5.1. */
export const lenetNotes: Localised = {
  en: `LeNet is where convolutional networks begin. Yann LeCun and colleagues described it in 1998; it read the amounts on cheques in American banks. Its idea is the shared kernel: one small set of weights, used at every place of the picture. That saves parameters and makes it indifferent where a stroke happens to be.

Five classic networks make up chapter 5. Each answers a question that the one before it left open.

  LeNet         1998   share the kernels
  AlexNet       2012   relu, dropout, graphics cards     top-5 error 16.4 %
  VGGNet        2014   small kernels, more layers                     7.3 %
  InceptionNet  2014   several kernel sizes at once                   6.67 %
  ResNet        2015   shortcuts past the layers                      3.57 %

The figures are errors on ImageNet, a thousand classes: how often the right one was not among the first five answers. LeNet is too early for it.

When layers are counted, only convolutions and Dense layers count, since the others have no kernels or weights of their own. LeNet has five.

  C  6 kernels 5×5 valid, no B, A sigmoid, P max 2×2, no D    32 → 28 → 14
  C 16 kernels 5×5 valid, no B, A sigmoid, P max 2×2, no D    14 → 10 → 5
  Flatten: 5·5·16 = 400
  Dense 120 sigmoid, Dense 84 sigmoid, Dense 10 softmax

In CBAPD terms two letters are missing. Batch normalisation and dropout were not yet invented. The original differed in details: it pooled by a mean with trained weights, and it ended in another kind of output. What is on this page is the form in which it is taught today, adapted to colour: 62,006 parameters.

What to expect. Sigmoid is the price of its age. After three epochs on 10,000 pictures the network stands near 0.28, where the simple network of chapter 4 is already beyond 0.4. The loss starts at 2.3, which is guessing, and at first hardly moves: the gradient has to come back through four sigmoids, each of which passes a quarter of it at most. Give it five epochs on all 50,000 and it gets to somewhere around 0.45; it does learn, it is only slow.

Two experiments. Train it on MNIST, for which it was made (choose mnist as the data set of this page): it reads more than 98 % of the digits, with less than half the parameters of the Dense network on the mnist page. And compare its first feature maps with those of cifar10: the kernels find edges in both.`,
  zh: `卷积网络从 LeNet 开始。1998 年，杨立昆（Yann LeCun）等人发表了它，美国的银行曾用它读支票上的金额。它的想法是共享卷积核：一小组权重用在图片的每个位置上。这样参数少了，一个笔画写在哪里也无所谓了。

第五章由五个经典网络组成，每一个都回答了前一个留下的问题：

  LeNet         1998   共享卷积核
  AlexNet       2012   relu、Dropout、用显卡训练    Top5 错误率 16.4%
  VGGNet        2014   小卷积核，更多的层                         7.3%
  InceptionNet  2014   一层内用几种尺寸的卷积核                   6.67%
  ResNet        2015   跨层的捷径                                 3.57%

错误率是在 ImageNet 的一千个类别上，正确答案没有出现在前五个回答里的比例。LeNet 太早，没有这个数。

数层数时只算卷积层和全连接层，其余的都附属于它们。LeNet 有五层。

  C  6 个 5×5 valid，无 B，A sigmoid，P 最大 2×2，无 D    32 → 28 → 14
  C 16 个 5×5 valid，无 B，A sigmoid，P 最大 2×2，无 D    14 → 10 → 5
  Flatten：5·5·16 = 400
  Dense 120 sigmoid，Dense 84 sigmoid，Dense 10 softmax

按 CBAPD 来看少了两个字母：批标准化和 Dropout 那时还没有发明。原版的细节也不同，池化用的是带权重的均值，输出层是另一种形式。这里是今天教学中常用的样子，并改成接收彩色图片：62,006 个参数。

会看到什么？sigmoid 是时代的代价。在一万张图片上训练三轮，准确率约 0.28，而第四章那个简单的网络早过了 0.4。损失从 2.3（等于瞎猜）起步，开头几乎不动：梯度要穿过四层 sigmoid 回来，每过一层最多剩四分之一。五万张训练五轮，能到 0.45 左右。它确实在学，只是慢。

两个实验。用 MNIST 训练它（把本页的数据集换成 mnist），它本来就是为此设计的：能认对 98% 以上的数字，参数却不到 mnist 页那个全连接网络的一半。再把它的第一层特征图与 cifar10 的比一比：两边的卷积核找的都是边缘。`,
}
