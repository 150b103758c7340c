import type {Localised} from '../../text/localised.ts'

/** §1.10. */
export const notes: Localised = {
  en: `Gradient descent says: go downhill. It does not say how. In a narrow valley the steepest way down is across, not along; the walker bounces between the walls and hardly moves on. In a small hollow he stops, though the sea is further down. Optimizers are ways of walking that know more than the slope under one's feet.

All of them fit one scheme. With w the parameters, lr the learning rate and g_t the gradient of the loss at step t:

  1  g_t = ∂loss / ∂w
  2  first moment m_t and second moment V_t from g_1 … g_t
  3  η_t = lr · m_t / √V_t
  4  w_t+1 = w_t − η_t

The first moment is about direction, a mean of the gradients. The second is about size, a mean of their squares. The five rules differ only in step 2.

  SGD       m = g_t                              V = 1
  SGDM      m = β·m + (1 − β)·g_t                V = 1
  Adagrad   m = g_t                              V = Σ g²
  RMSProp   m = g_t                              V = β·V + (1 − β)·g_t²
  Adam      m = β₁·m + (1 − β₁)·g_t              V = β₂·V + (1 − β₂)·g_t²
            then m / (1 − β₁^t) and V / (1 − β₂^t)

SGD uses the gradient as it is.

SGDM adds momentum. Think of a heavy ball: it remembers where it was rolling. What pulls left now and right next cancels out; what keeps pointing down the valley adds up. So it rolls through the narrow valley instead of bouncing, and its swing carries it over a bump and out of a shallow local minimum. β = 0.9 remembers about the last ten gradients.

Adagrad gives every parameter a learning rate of its own, divided by the root of all its squared gradients so far. A parameter that is seldom used keeps long steps, a busy one gets short ones. The sum only grows, so in a long training everything comes to rest, sometimes too early.

RMSProp forgets: a moving mean in place of the sum, and the steps stay alive.

Adam takes both, momentum from SGDM and the scaling from RMSProp. As m and V start at 0 they are too small at first; the division by 1 − β^t corrects that and fades by itself. β₁ = 0.9, β₂ = 0.999.

On this page all five start from the same parameters on the iris network with lr = 0.1, and on a surface where you can see their paths. Watch who is first after 50 epochs and who after 500, what time an epoch takes, and which of them bears lr = 1. There is no best one for everything; that is why there are five.

None of the five rules has a small ε below its fraction. When a gradient becomes exactly 0, V follows, and 0 / 0 is no number: in TensorFlow's float32 that is how RMSProp ends on iris. This page calculates more finely, and a parameter without a gradient stays where it is.

In the training chapters the optimizer is part of compile. The rules there are those of Keras, which adds a small ε below the fraction and, for SGD with momentum, writes v = momentum·v − lr·g: ten times as much in the long run as (1 − β)·g at the same lr.

Two things there are not in the notes. AdamW lets every parameter decay apart from its gradient: w ← w − lr·decay·w, then Adam's step. L2 in the loss would pass through Adam's fraction, which divides it by √V̂ as it does any gradient, so that parameters with large gradients would hardly feel it. And clip norm looks at all gradients as one vector: where ‖g‖ is greater than the limit, all of them are multiplied with limit / ‖g‖, so that one bad batch cannot throw the network far off; the direction stays.`,
  zh: `梯度下降只说“往下走”，没说怎么走。在狭长的山谷里，最陡的方向是横着而不是顺着山谷，走的人在两壁之间弹来弹去，几乎不前进；碰到一个小坑，他就停下了，尽管大海还在下面。优化器就是各种走法，它们知道的不只是脚下的坡度。

所有走法可以写成同一个框架。w 是待优化参数，lr 是学习率，g_t 是第 t 步损失的梯度：

  1  g_t = ∂loss / ∂w
  2  由 g_1 … g_t 计算一阶动量 m_t 和二阶动量 V_t
  3  η_t = lr · m_t / √V_t
  4  w_t+1 = w_t − η_t

一阶动量管方向，是梯度的某种平均；二阶动量管大小，是梯度平方的某种平均。五种优化器只在第 2 步不同。

  SGD       m = g_t                              V = 1
  SGDM      m = β·m + (1 − β)·g_t                V = 1
  Adagrad   m = g_t                              V = Σ g²
  RMSProp   m = g_t                              V = β·V + (1 − β)·g_t²
  Adam      m = β₁·m + (1 − β₁)·g_t              V = β₂·V + (1 − β₂)·g_t²
            再修正为 m / (1 − β₁^t)、V / (1 − β₂^t)

SGD 直接用当前的梯度。

SGDM 加上了动量。想象一个重球，它记得自己正往哪里滚：这次向左、下次向右的力互相抵消，一直指向谷底的力越积越大。于是它顺着狭谷滚下去而不再左右弹跳，冲劲还能带它越过小坎，滚出浅浅的局部极小。β = 0.9 大致相当于记住最近十次的梯度。

Adagrad 给每个参数各自的学习率：除以历次梯度平方和的平方根。难得用到的参数保持大步，常常更新的迈小步。但这个和只增不减，训练久了全都停下来，有时停得太早。

RMSProp 会遗忘：用滑动平均代替累加，步子就不会越走越死。

Adam 两样都要：SGDM 的动量加 RMSProp 的缩放。m 和 V 从 0 起步，开头偏小，除以 1 − β^t 就是修正这个偏差，随着 t 增大它自己就消失了。β₁ = 0.9，β₂ = 0.999。

本页上五种优化器从同一组参数出发，在鸢尾花网络上以 lr = 0.1 赛跑，也在一个看得见路径的曲面上赛跑。看看 50 轮时谁领先，500 轮时又是谁，每轮各用多少时间，谁经得起 lr = 1。没有哪一种处处最好，所以才有五种。

这五条规则的分母上都没有小量 ε。梯度恰好为 0 时 V 也归 0，0 / 0 不是数：TensorFlow 用 float32 训练鸢尾花，RMSProp 就这样结束。本页计算得更细，没有梯度的参数就留在原地。

训练章节里，优化器在 compile 这一步选择。那里用的是 Keras 的公式：分母上加一个很小的 ε；带动量的 SGD 写作 v = momentum·v − lr·g，同样的 lr 下，长期来看步子是 (1 − β)·g 写法的十倍。

那里还有两样是笔记里没有的。AdamW 让每个参数在梯度之外自行衰减：先 w ← w − lr·衰减·w，再走 Adam 的一步。若把 L2 写进损失，它也要经过 Adam 的除法，和其他梯度一样除以 √V̂，梯度大的参数几乎感觉不到它。梯度裁剪把全部梯度看作一个向量：‖g‖ 超过上限时，全部乘以 上限 / ‖g‖，一批坏样本就不会把网络甩得很远，而方向不变。`,
}
