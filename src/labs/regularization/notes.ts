import type {Localised} from '../../text/localised.ts'

/** §1.9. */
export const notes: Localised = {
  en: `A model that has not learnt enough is under-fitted: it is wrong on the data it was trained with. What helps: more features, more parameters, less regularisation.

A model that has learnt too much is over-fitted: it knows its training data by heart, noise and all, and is wrong on anything new. What helps: cleaner data, more data, regularisation, stronger regularisation.

The overfit meter compares the two: the loss on the points it was trained with, and on points held out that it never saw. While both fall, all is well; when the first falls and the second does not, it is learning by heart.

Regularisation puts the size of the weights into the loss, so that a weight must earn its keep:

    loss = loss(y, y_) + strength · loss(w)

L1 adds Σ|w|: it pushes every weight towards 0 with the same force, whatever its size, and many end there. The network becomes sparse. L2 adds Σw² / 2 (tf.nn.l2_loss): it pushes large weights hardest; they become small, hardly any becomes 0. Biases are left alone: they shift the boundary, they do not crumple it.

Here two classes of points are to be told apart by a network of 11 hidden neurons. Without regularisation the boundary bends around single points. With it, the boundary becomes smooth. In the histogram you see why.`,
  zh: `模型学得不够，叫欠拟合：连训练用的数据都答不对。办法：增加输入特征，增加网络参数，减少正则化。

模型学得太过，叫过拟合：把训练数据连同噪声一起背了下来，遇到新数据就出错。办法：清洗数据，增大训练集，采用正则化，增大正则化强度。

过拟合指示比较两个数：训练点上的损失，以及从未见过的留出点上的损失。两者一起下降，一切正常；前者下降而后者不降，就是在死记硬背。

正则化把权重的大小写进损失，使每个权重都要"值得保留"：

    loss = loss(y, y_) + 强度 · loss(w)

L1 加上 Σ|w|：不论权重大小都以同样的力推向 0，许多权重会变成 0，网络变稀疏。L2 加上 Σw² / 2（tf.nn.l2_loss）：权重越大推得越重，它们变小，但几乎不会变成 0。偏置不参与：它只平移边界，不会把边界揉皱。

本例用 11 个隐藏神经元的网络区分两类点。不加正则化，分界线会绕着个别点弯曲；加上之后变得平滑。看权重直方图就知道为什么。`,
}
