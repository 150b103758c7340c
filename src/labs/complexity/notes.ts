import type {Localised} from '../../text/localised.ts'

/** §1.6. */
export const notes: Localised = {
  en: `How big is a network? Two numbers answer: how much room it takes and how much time.

Space. The number of layers is the number of layers that calculate: hidden layers and the output layer. The input layer only hands over the features and does not count. The number of parameters is all w and all b. For 3 inputs, 4 hidden neurons and 2 outputs: (3 · 4 + 4) + (4 · 2 + 2) = 16 + 10 = 26 parameters in 2 layers.

Time. The number of multiply-adds: each line between two neurons is one multiplication whose product is added to a sum. For the same network: 3 · 4 + 4 · 2 = 20.

In a fully connected network the two nearly agree, since every weight is used once for a sample. In a convolutional network they do not: a kernel of a few hundred weights passes over the whole picture and is used thousands of times. Pick a chapter's network below and compare its layers: the parameters sit in the fully connected ones, the time goes into the convolutions.`,
  zh: `网络有多大？看两个数：占多少空间，花多少时间。

空间复杂度。层数只数有计算能力的层：隐藏层与输出层，输入层只把数据送进来，不计入。参数个数是全部 w 加全部 b。3 个输入、4 个隐藏神经元、2 个输出的网络：(3 · 4 + 4) + (4 · 2 + 2) = 16 + 10 = 26 个参数，2 层。

时间复杂度。看乘加运算次数：每条连线是一次乘法，积再加入求和。同一个网络：3 · 4 + 4 · 2 = 20 次。

全连接网络中两者相近，因为每个 w 对一个样本只用一次。卷积网络则不然：几百个参数的卷积核在整幅图上滑动，被使用成千上万次。在下面选一章的网络，逐层比较：参数集中在全连接层，时间花在卷积层。`,
}
