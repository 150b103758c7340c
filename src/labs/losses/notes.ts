import type {Localised} from '../../text/localised.ts'

/** §1.8. */
export const notes: Localised = {
  en: `A loss function measures how far the answer y is from the known one y_. Training does nothing but make it small, so it must say what you want.

Mean squared error, MSE(y, y_) = Σ (y − y_)² / n, treats too much and too little alike. Suppose sales of a day depend on two things known beforehand, y_ = x1 + x2, with some noise of ±0.05. Gradient descent on MSE finds w ≈ [1, 1]: it predicts as many sales as there will be, on average.

A custom cost. Suppose every carton costs 1 to make and brings a profit of 99. A carton too many loses 1, a carton not made loses 99. MSE does not know that. A cost function that does,

    f(y, y_) = cost · (y − y_)    where y > y_
               profit · (y_ − y)  elsewhere

is added up over the days. With it the weights come out above 1: better to make too many. Exchange the two numbers and they come out below 1.

Cross-entropy measures the distance between two distributions, H(y_, y) = −Σ y_ · ln y. If the truth is (1, 0), the answer (0.6, 0.4) is at a distance of 0.511 and (0.8, 0.2) at 0.223: the second is nearer. It is the loss of classification.

A network's raw outputs are no distribution. Softmax makes them one: all between 0 and 1, with sum 1. Cross-entropy of softmax can be computed in two steps or in one; the results agree (the table has both). The single step, from logits, is faster, and exact where the separate one meets ln 0 and has to clip: try the preset "extreme".`,
  zh: `损失函数衡量预测 y 与标准答案 y_ 的差距。训练只会把它变小，所以它必须说出你真正想要的东西。

均方误差 MSE(y, y_) = Σ (y − y_)² / n，把预测多了与预测少了同等看待。设某种商品的日销量取决于事先知道的两个因素，y_ = x1 + x2，外加 ±0.05 的噪声。以 MSE 做梯度下降得到 w ≈ [1, 1]：平均而言，卖多少就预测多少。

自定义损失。设每盒成本 1 元、利润 99 元：多做一盒损失 1 元，少做一盒损失 99 元。MSE 不知道这回事。知道的损失函数是

    f(y, y_) = cost · (y − y_)     当 y > y_
               profit · (y_ − y)   其余

对各天求和。用它训练，系数都大于 1：宁可多做。把两个数对调，系数就小于 1。

交叉熵衡量两个概率分布的距离，H(y_, y) = −Σ y_ · ln y。标准答案为 (1, 0) 时，(0.6, 0.4) 的交叉熵为 0.511，(0.8, 0.2) 为 0.223：后者更接近。分类问题用它作损失。

网络的原始输出不是概率分布。softmax 使每个输出落在 0 到 1 之间且总和为 1。softmax 与交叉熵可以分两步算，也可以一步算，结果一致（表中两种都有）。一步算（from logits）更快，而且在分两步会遇到 ln 0、不得不截断的地方仍然精确：试试预设"极端"。`,
}
