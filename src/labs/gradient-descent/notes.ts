import type {Localised} from '../../text/localised.ts'

/** §1.3. */
export const notes: Localised = {
  en: `A network answers, and a loss function says how far the answer y is from the right one y_. The most common is the mean squared error, MSE(y, y_) = Σ (y − y_)² / n. Learning means to find the parameters w for which the loss is smallest.

The gradient ∂loss/∂w tells in which direction the loss grows fastest, so a small step the other way makes it smaller:

    w ← w − lr · ∂loss/∂w

lr, the learning rate, is how far to step. Here loss = (w + 1)², its slope is 2(w + 1), and its lowest point lies at w = −1. From w = 5 with lr = 0.2 the first step goes to 5 − 0.2 · 12 = 2.6, and after forty steps w has arrived.

With lr = 0.001 every step is tiny: after forty of them w has hardly left its place. With lr = 0.999 every step overshoots the valley and lands almost as high on the other side: w swings and does not settle. Above 1 it climbs out for good. Start the ball from different places and watch.

A way to have both, large steps at first and small ones near the end, is a rate that decays exponentially:

    lr = base · rate ^ (epoch / every)

In a network of layers the slope of the loss by the first layer's parameters is found by going from the loss backwards, layer by layer, multiplying slopes on the way (the chain rule). That is back-propagation; the gradient tape of TensorFlow does it for you.

What flows through all this are tensors. A number is a tensor of rank 0 (scalar), a row of numbers of rank 1 (vector), a table of rank 2 (matrix); a tensor may have any rank, and its rank is the number of brackets before its first number.`,
  zh: `网络给出答案，损失函数衡量答案 y 与标准答案 y_ 的距离。最常用的是均方误差：MSE(y, y_) = Σ (y − y_)² / n。训练的目的，就是找到一组参数 w，使损失最小。

梯度 ∂loss/∂w 指出损失增长最快的方向，沿反方向走一小步，损失就会变小：

    w ← w − lr · ∂loss/∂w

lr 是学习率，决定每一步走多远。本例中 loss = (w + 1)²，导数为 2(w + 1)，最低点在 w = −1。取 w = 5、lr = 0.2，第一步到达 5 − 0.2 · 12 = 2.6，四十步后 w 已经到达谷底。

lr = 0.001 时每步都太小：四十步之后 w 几乎没动。lr = 0.999 时每步都越过谷底，落在另一侧差不多高的地方：w 来回振荡，不收敛。大于 1 则越走越高，一去不回。换几个起点，看看小球怎么走。

想先快后慢，可以让学习率按指数衰减：

    lr = base · rate ^ (epoch / every)

多层网络中，损失对前面各层参数的梯度，要从损失出发逐层向后求，一路把导数相乘（链式法则），这就是反向传播。TensorFlow 的 GradientTape 会替你完成。

这一切的载体是张量。一个数是 0 阶张量（标量），一行数是 1 阶（向量），一张表是 2 阶（矩阵）；张量可以有任意阶数，第一个数前面有几个方括号就是几阶。`,
}
