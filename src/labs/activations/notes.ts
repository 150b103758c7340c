import type {Localised} from '../../text/localised.ts'

/** §1.7. */
export const notes: Localised = {
  en: `Without an activation function a network of many layers is still one linear function, however deep. The function bends the sum of a neuron, and a network of bent sums can approach any function. A good one is not linear, has a slope everywhere that matters (gradient descent needs it), is monotone, and is close to f(x) = x for small inputs while the weights are small.

sigmoid, 1 / (1 + e⁻ˣ), squeezes everything into 0 … 1. Its slope is at most 0.25. Back-propagation multiplies one slope for every layer, so that ten layers leave at most 0.25¹⁰ ≈ 10⁻⁶ of the gradient: it vanishes, and the first layers do not learn. Its outputs are all positive, so their mean is not 0, which slows the next layer down, and exponentials take time.

tanh squeezes into −1 … 1. Its mean is 0 and its slope reaches 1 at the origin, but away from it the gradient vanishes just so.

relu, max(0, x), costs one comparison. On the positive side its slope is 1 however many layers there are, and networks converge far sooner with it. Two weaknesses: the mean of its outputs is not 0, and a unit whose sum is negative for every sample has slope 0 and is never updated again: a dead relu. Too large a learning rate, or unlucky initial weights, cause it.

leaky relu, max(a·x, x), keeps a small slope a on the negative side, so that nothing dies.

What to do as a beginner: choose relu; choose a small learning rate; standardise the features (mean 0, standard deviation 1); draw the initial weights around 0 with standard deviation √(2 / inputs of the layer).`,
  zh: `没有激活函数，再多层的网络也只是一个线性函数。激活函数把神经元的加权和变成非线性，于是网络可以逼近任意函数。好的激活函数应当：非线性；处处可导（梯度下降要用）；单调；参数较小时近似恒等 f(x) ≈ x，网络更稳定。

sigmoid，1 / (1 + e⁻ˣ)，把输入压到 0 到 1 之间。它的导数最大只有 0.25，反向传播每过一层就要乘一次，十层之后梯度至多剩 0.25¹⁰ ≈ 10⁻⁶：梯度消失，前面的层学不动。它的输出全为正，均值不为 0，使下一层收敛变慢；指数运算也慢。

tanh 把输入压到 −1 到 1 之间，均值为 0，原点处导数为 1，但远离原点时梯度同样消失。

relu，max(0, x)，只需一次比较。正区间导数恒为 1，层数再多也不消失，收敛远快于前两者。它有两个弱点：输出均值不为 0；若某神经元对所有样本的输入都是负数，导数为 0，就再也不会更新，即"神经元死亡"。学习率过大或初始参数不巧，都会造成这种情况。

leaky relu，max(a·x, x)，在负区间保留一个小斜率 a，神经元不会死亡。

给初学者的建议：首选 relu；学习率取小一些；输入特征标准化（均值 0、标准差 1）；初始参数中心化，取均值 0、标准差 √(2 / 当前层输入特征数) 的正态分布。`,
}
