import type {Localised} from '../../text/localised.ts'

/** §1.3. */
export const notes: Localised = {
  en: `A network starts with random parameters and wrong answers. To mend it we first need to know how wrong it is. The loss function says so in one number, the distance between the answer y and the right answer y_. The plainest is the mean squared error:

  MSE(y, y_) = Σ (y − y_)² / n

Training means finding the parameters at which the loss is smallest. Nobody can try them all, but there is a local hint: the gradient. The partial derivative ∂loss/∂w says how the loss changes when w grows a little. Where it is positive, a smaller w is better; where it is negative, a larger one. The gradient points uphill, so we walk against it:

  w ← w − lr · ∂loss/∂w

That is gradient descent. lr, the learning rate, says how long a step is. This page uses the friendliest loss there is, (w + 1)², whose lowest point lies at w = −1. Its derivative is 2w + 2. Starting at w = 5 with lr = 0.2, the loss is 36, the gradient 12, and the first step leads to 5 − 0.2·12 = 2.6. Forty such steps end at −1, as near as a computer can tell.

Now turn lr. With 0.001 the ball crawls: after 40 epochs it has hardly left the start. With 0.999 it jumps across the valley to nearly the same height on the other side, and back, and so on: it oscillates and barely descends. Beyond 1 every jump lands higher than the last, and the loss runs off to infinity. Too small costs time, too large costs everything.

A way out is to begin with long steps and end with short ones. Exponential decay shrinks the rate as training goes on:

  lr = base · rate^(epoch / step)

With base 0.2, rate 0.99 and step 1 the learning rate loses a hundredth of itself in every epoch.

Where do the gradients come from when there are many layers? From back-propagation. The chain rule lets us go from the last layer to the first and hand each layer the derivative of the loss with respect to its output; the layer needs only its own derivative to pass it on. One pass forward for the loss, one pass backward for all the gradients, however many parameters there are.

A word on the numbers themselves. A single number is a scalar (rank 0), a row of them a vector (rank 1), a table a matrix (rank 2); the general name for a block of numbers of any rank is tensor. Count the opening brackets: [[1, 2], [3, 4]] has two, so its rank is 2.`,
  zh: `网络刚建好时参数是随机的，答案是错的。要改，先得知道错了多少。损失函数用一个数来表示：预测值 y 与标准答案 y_ 的差距。最朴素的是均方误差：

  MSE(y, y_) = Σ (y − y_)² / n

训练，就是找到一组参数使损失最小。参数不可能一一试过来，但有一个局部的线索：梯度。偏导数 ∂loss/∂w 说的是 w 增大一点点时损失怎么变。它为正，w 应当减小；它为负，w 应当增大。梯度指向上坡，所以我们逆着它走：

  w ← w − lr · ∂loss/∂w

这就是梯度下降。lr 是学习率，决定一步迈多大。本页用一个最和气的损失函数 (w + 1)²，它的最低点在 w = −1，导数是 2w + 2。从 w = 5、lr = 0.2 出发：损失 36，梯度 12，第一步走到 5 − 0.2·12 = 2.6。这样走四十步，就到了 −1，误差小得几乎看不出来。

现在拧一拧 lr。取 0.001，小球慢吞吞地爬，四十轮后几乎还在原地。取 0.999，它一下跳到山谷对面差不多同样高的地方，再跳回来，如此来回振荡，几乎不下降。超过 1，一次比一次跳得高，损失奔向无穷。太小费时间，太大全盘皆输。

办法是先迈大步，后迈小步。指数衰减学习率随训练逐渐变小：

  lr = 初始学习率 · 衰减率^(当前轮数 / 衰减间隔)

初始 0.2、衰减率 0.99、衰减间隔 1 时，学习率每一轮减少百分之一。

层数多了，梯度从哪里来？靠反向传播。按链式法则从最后一层往前，把损失对各层输出的导数一层层传回去，每一层只需再乘上自己的导数。前向走一遍得到损失，反向走一遍得到全部梯度，不管有多少参数。

最后说说“数”本身。单个数叫标量（0 阶），一排数叫向量（1 阶），一张表叫矩阵（2 阶），任意阶的统称张量。几阶，数左边的方括号就行：[[1, 2], [3, 4]] 开头有两个方括号，所以是 2 阶。`,
}
