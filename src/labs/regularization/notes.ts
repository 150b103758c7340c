import type {Localised} from '../../text/localised.ts'

/** §1.9. */
export const notes: Localised = {
  en: `A network can be wrong in two ways.

It under-fits when it has not even understood the examples: a straight border where the classes need a curved one. Loss stays high on training and on test data alike. What helps: more features, more parameters (wider or deeper), less regularisation, longer training.

It over-fits when it has understood them too well, including their accidents: one stray red point among the blue ones, and the border makes a bay around it. Loss on training data goes on falling while on test data it turns and rises. What helps: clean the data; get more of it, if need be by augmentation; regularise; regularise more strongly.

Regularisation adds the size of the weights to the loss, so that a bend in the border must pay for itself:

  loss = loss(y, y_) + strength · R(w)

  L1   R(w) = Σ |w|
  L2   R(w) = Σ w² / 2

L1 pushes every weight towards 0 with the same force, however small it is already. Weights that are of little use arrive there and stay: the network becomes sparse, and the histogram shows a spike at 0. L2 pushes in proportion to the weight. Large weights shrink fast and small ones hardly at all; none becomes exactly 0, but none stands out either, and the border turns smooth. Biases are left alone: they only shift the border and cannot bend it.

This page shows a cloud of points with two features and two classes, and a network of eleven relu neurons and one output, trained with MSE, learning rate 0.01, for 800 epochs. Side by side: no regularisation, L1, and L2 with strength 0.03. Without it the border follows single points; with L2 it is calm. Turn the strength up to 1 and the border all but disappears, for now the cheapest network is one that does nothing: regularisation too is a dose. Turn the number of points down and the difference grows, because small data are easy to learn by heart.

The overfit meter is the gap between the loss on the training points and on those held out, which the network never saw. The points of the page are generated from a seed; a CSV of your own with the columns x1, x2, label does as well.

In the training chapters the same two numbers are called L1 and L2 on every page and act on the kernels of the layers; Keras leaves the half away there. Dropout (chapter 4) is a third remedy of another kind.`,
  zh: `网络犯错有两种方式。

欠拟合，是连例子都没看懂：类别之间需要弯的边界，它画了条直的。训练集和测试集上的损失都高。办法：增加输入特征，增加参数（更宽或更深），减小正则化，多训练一会儿。

过拟合，是看得太懂了，连偶然也当成规律：蓝点当中有一个走散的红点，边界就绕着它拐出一个海湾。训练集上的损失还在降，测试集上的却掉头上升。办法：清洗数据；增加数据，必要时做数据增强；采用正则化；加大正则化。

正则化就是把权重的大小也计入损失，边界每拐一个弯都要付出代价：

  loss = loss(y, y_) + 强度 · R(w)

  L1   R(w) = Σ |w|
  L2   R(w) = Σ w² / 2

L1 对每个权重用同样的力往 0 推，不管它已经多小。用处不大的权重推到 0 就不动了，网络变得稀疏，直方图在 0 处立起一根尖柱。L2 的推力与权重成正比：大的缩得快，小的几乎不动；没有一个恰好为 0，但也没有哪个特别突出，边界因此平滑。偏置不参与正则化：它只平移边界，不会使边界弯曲。

本页是一片二维的点，分两类；网络是十一个 relu 神经元加一个输出，用均方误差，学习率 0.01，训练 800 轮。并排三幅：不加正则、L1、强度 0.03 的 L2。不加时边界追着个别的点跑，加了 L2 就安静下来。把强度拧到 1，边界几乎消失，因为这时最省的网络就是什么也不做：正则化也讲剂量。把点数调少，差别更明显，因为数据越少越容易背下来。

过拟合指标就是训练点与留出点上的损失之差，留出点网络从未见过。本页的点由种子生成，也可以用你自己的 CSV，列为 x1、x2、label。

训练章节里这两个数在每一页上都叫 L1、L2，作用在各层的权重上；Keras 的 L2 不除以 2。第四章的 Dropout 是另一类药。`,
}
