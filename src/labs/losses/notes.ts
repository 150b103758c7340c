import type {Localised} from '../../text/localised.ts'

/** §1.8. */
export const notes: Localised = {
  en: `The loss function is the task. A network does not want to name flowers; it makes one number small, and nothing else. So the number has to be the one you mean.

Mean squared error is for quantities:

  MSE = Σ (y − y_)² / n

The example of this page sells yogurt. Sales depend on two things, x1 and x2, and the truth is y_ = x1 + x2, with a little noise between −0.05 and 0.05. One neuron without bias, learning rate 0.002, 15,000 steps: the weights end near [1, 1]. The rule was found again from the data.

But is every error equally bad? If a yogurt costs 1 to make and brings a profit of 99, then making one too few loses 99 and making one too many loses 1. MSE treats both alike. A custom cost says what you mean:

  loss = Σ  profit · (y_ − y)   where y < y_    too few
            cost   · (y − y_)   where y ≥ y_    too many

Train with this one and the weights come out above 1: the network learns to promise too much rather than too little. Swap cost and profit, and they come out below 1.

Cross-entropy is for classes. It measures the distance between two distributions of probability, the right one y_ and the network's y:

  H(y_, y) = −Σ y_ · ln y

Say the right answer is (1, 0). The answer (0.6, 0.4) gives −ln 0.6 = 0.511 and the answer (0.8, 0.2) gives −ln 0.8 = 0.223: the second is nearer, and the number says by how much. As a single class is right, only the probability given to that class counts. A confident wrong answer costs without limit: −ln 0.001 is 6.9.

A network's raw outputs, the logits, are no probabilities. Softmax makes them so, then cross-entropy compares. The two are best taken as one function. The numbers agree, as the table below shows to the last digit, but the joined one never takes the logarithm of a number that has already been rounded to 0, and its gradient is as simple as can be: probability minus label. In Keras this is fromLogits: true, and the network then ends without softmax.

With integer labels (2) instead of one-hot ones ([0, 0, 1]) the same function is called sparse.`,
  zh: `损失函数就是任务本身。网络并不“想”认花，它只会把一个数变小，别的一概不管。所以这个数必须正是你的意思。

均方误差用于数量：

  MSE = Σ (y − y_)² / n

本页的例子是卖酸奶。日销量由 x1、x2 两个因素决定，真实的规律是 y_ = x1 + x2，再加上 −0.05 到 0.05 之间的噪声。一个没有偏置的神经元，学习率 0.002，训练 15,000 步，两个权重都停在 1 附近：规律从数据里被找了回来。

可是每种错误都一样糟吗？如果一杯酸奶成本 1 元、利润 99 元，少做一杯就少赚 99 元，多做一杯只亏 1 元。均方误差把两者一视同仁。自定义损失函数可以说出你真正的意思：

  loss = Σ  利润 · (y_ − y)   当 y < y_    做少了
            成本 · (y − y_)   当 y ≥ y_    做多了

用它来训练，权重都大于 1：网络学会了宁可多报，不可少报。把成本和利润对调，权重就都小于 1。

交叉熵用于类别。它衡量两个概率分布的距离，一个是标准答案 y_，一个是网络的答案 y：

  H(y_, y) = −Σ y_ · ln y

设标准答案是 (1, 0)。答 (0.6, 0.4) 的交叉熵是 −ln 0.6 = 0.511，答 (0.8, 0.2) 是 −ln 0.8 = 0.223：后者更接近，而且说得出近多少。因为只有一个类是对的，只有给这一类的概率算数。自信地答错，代价没有上限：−ln 0.001 是 6.9。

网络的原始输出（logits）不是概率，先用 softmax 变成概率，再算交叉熵。这两步最好合成一个函数。数值是一样的，下面的表一直对到最后一位；但合起来就不会去取一个已经被舍入成 0 的数的对数，梯度也简单到了极点：概率减标签。在 Keras 里这就是 fromLogits: true，此时网络末层不带 softmax。

标签若是整数（2）而不是独热码（[0, 0, 1]），同一个函数的名字前就加上 sparse。`,
}
