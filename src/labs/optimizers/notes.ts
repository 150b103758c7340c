import type {Localised} from '../../text/localised.ts'

/** §1.10. */
export const notes: Localised = {
  en: `An optimizer turns gradients into updates. Whatever its name, it takes four steps for every batch t:

1. the gradient g of the loss by each parameter,
2. the first moment m (from g) and the second moment V (from g²),
3. the step η = lr · m / √V,
4. the update w ← w − η.

The five differ only in m and V.

SGD, the oldest: m = g, V = 1. The step is lr · g. In a long narrow valley it bounces between the walls and creeps along the floor.

SGDM adds a first moment with memory: m = β·m + (1 − β)·g, β = 0.9, so about the last ten gradients count. It is a ball with mass: what points to and fro cancels out, what points along the valley adds up. It rolls through flat places and, with luck, out of a dip that is not the deepest: try the preset "two dips".

Adagrad adds a second moment: V = Σ g². Each parameter gets a learning rate of its own, smaller the more it has moved. V only grows, so that in the end nothing moves.

RMSProp forgets: V = β·V + (1 − β)·g². The step depends on the recent gradients alone.

Adam has both moments, m with β₁ = 0.9 and V with β₂ = 0.999. Since both begin at 0, they are too small at first; m̂ = m / (1 − β₁ᵗ) and V̂ = V / (1 − β₂ᵗ) correct that.

None of the five has the small ε under the root that real optimizers add. When a gradient becomes exactly 0, V follows, and 0 / 0 is no number: in float32 this happens to RMSProp on iris. Here such a parameter stays where it is.

In the race all five start from the same weights of the iris network, on the same batches. On the surface all start at the same place. Change the learning rate: the best one for SGD is not the best one for RMSProp. An update costs more the more moments there are, which is the last column.`,
  zh: `优化器把梯度变成参数的更新。不论叫什么名字，对每个 batch t 都是四步：

1. 求损失对各参数的梯度 g；
2. 求一阶动量 m（与 g 有关）和二阶动量 V（与 g² 有关）；
3. 求下降量 η = lr · m / √V；
4. 更新 w ← w − η。

五种优化器只是 m 与 V 的定义不同。

SGD，最早的一种：m = g，V = 1，下降量就是 lr · g。在狭长的山谷里，它在两壁之间来回弹，沿谷底爬得很慢。

SGDM 增加有记忆的一阶动量：m = β·m + (1 − β)·g，β = 0.9，约等于最近十步梯度的平均。它像一个有质量的球：来回的分量互相抵消，沿谷底的分量不断累积。它能滚过平地，运气好时还能滚出不是最深的坑：试试预设"两个坑"。

Adagrad 增加二阶动量：V = Σ g²。每个参数有自己的学习率，走得越多学习率越小。V 只增不减，最后谁也不动了。

RMSProp 会遗忘：V = β·V + (1 − β)·g²，步长只取决于最近的梯度。

Adam 两种动量都有，m 用 β₁ = 0.9，V 用 β₂ = 0.999。两者都从 0 开始，起初偏小，用 m̂ = m / (1 − β₁ᵗ)、V̂ = V / (1 − β₂ᵗ) 修正。

这五条规则都没有实际优化器在根号下加的小量 ε。梯度恰为 0 时 V 也趋于 0，0 / 0 不是数：用 float32 在鸢尾花上训练，RMSProp 就会如此。这里遇到这种情况，该参数保持不动。

比赛中，五种优化器从鸢尾花网络的同一组参数、按同样的批次出发；在曲面上从同一点出发。改变学习率：对 SGD 最好的，对 RMSProp 未必。动量越多，一次更新花的时间越长，见最后一列。`,
}
