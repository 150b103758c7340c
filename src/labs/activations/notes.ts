import type {Localised} from '../../text/localised.ts'

/** §1.7. */
export const notes: Localised = {
  en: `Two linear layers in a row are one linear layer: (x·W₁)·W₂ = x·(W₁·W₂). However many are stacked, nothing is gained. What makes depth worth having is a bend between the layers, a function applied to every value: y = f(x·w + b). A good f is not linear, can be differentiated, grows steadily, and keeps the values in a range in which training is stable.

  sigmoid(x) = 1 / (1 + e^−x)              0 … 1

The oldest. It reads as a probability. But its derivative is at most 0.25, and near 0 wherever |x| is large. On the way back through the layers these derivatives are multiplied: after five sigmoids at most 0.25⁵ ≈ 0.001 of the gradient is left, and the first layers learn almost nothing. This is the vanishing gradient. Its outputs are all positive with a mean of one half, so the next layer's weights are all pushed in the same direction, and convergence is slow. And the exponential takes time to compute.

  tanh(x) = (1 − e^−2x) / (1 + e^−2x)      −1 … 1

Centred on 0, which cures one of the three faults. Its derivative reaches 1, but only at 0; further out the gradient still vanishes, and there are still exponentials.

  relu(x) = max(x, 0)                      0 … ∞

Half of it is the identity. On the positive side the derivative is 1, so nothing vanishes however many layers there are; to compute it is one comparison; and networks converge several times faster than with sigmoid. Its mean is not 0 either, and it has a fault of its own: a neuron whose sum is negative for every sample gives 0, its gradient is 0, and so it can never change again. Such units are called dead. A large learning rate kills them by the dozen: one long step, and the bias is so negative that nothing wakes the neuron any more.

  leaky relu(x) = max(x, a·x)              −∞ … ∞

A small slope a (0.01, say) on the negative side keeps the gradient alive. In theory better than relu, in practice about the same.

What to choose when starting out: relu. Keep the learning rate small. Standardise the features, mean 0 and standard deviation 1, so that the sums start in the middle of the bend. Centre the initial weights on 0 too, with a standard deviation of √(2 / number of inputs), so that the signal neither swells nor fades from layer to layer.

Below, draw each function with its derivative, and send a gradient back through a chain of n of them.`,
  zh: `两个线性层连在一起还是一个线性层：(x·W₁)·W₂ = x·(W₁·W₂)。堆多少层都是白堆。让“深”变得有意义的，是层与层之间的那一下弯折，即作用在每个值上的激活函数：y = f(x·w + b)。好的 f 应当是非线性的、可微的、单调的，并且让数值停留在训练稳定的范围里。

  sigmoid(x) = 1 / (1 + e^−x)              0 … 1

资格最老，输出可以当概率读。但它的导数最大只有 0.25，|x| 一大就接近 0。反向传播时各层导数要连乘：过五层 sigmoid，梯度最多剩 0.25⁵ ≈ 0.001，前面的层几乎学不到东西，这叫梯度消失。它的输出全是正数，均值在二分之一附近而不是 0，下一层的权重总被推向同一个方向，收敛慢。再者，指数运算费时间。

  tanh(x) = (1 − e^−2x) / (1 + e^−2x)      −1 … 1

以 0 为中心，三个毛病治好了一个。导数能到 1，但只在 0 处；离远了梯度照样消失，指数运算也还在。

  relu(x) = max(x, 0)                      0 … ∞

一半就是恒等函数。正半边导数恒为 1，层数再多梯度也不消失；计算只是一次比较；收敛速度远快于 sigmoid。它的输出均值也不是 0，还有一个特有的毛病：如果一个神经元对所有样本的加权和都是负数，它的输出是 0，梯度也是 0，于是再也不会改变，称为神经元“死亡”。学习率太大会成片地弄死它们：一步迈远，偏置负得太多，再没有什么能唤醒它。

  leaky relu(x) = max(x, a·x)              −∞ … ∞

负半边留一个很小的斜率 a（例如 0.01），梯度就不会断。理论上比 relu 好，实际效果往往差不多。

初学者怎么选：首选 relu；学习率取小一点；输入特征标准化，即均值为 0、标准差为 1，让加权和从弯折的中段起步；初始权重也以 0 为中心，标准差取 √(2 / 输入个数)，这样信号一层层传下去既不膨胀也不衰减。

在下面画出各个函数和它的导数，再把一个梯度送回去穿过 n 个这样的函数看看。`,
}
