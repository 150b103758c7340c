import type {Localised} from '../../text/localised.ts'

/** §8. */
export const stockGruNotes: Localised = {
  en: `Does it take three gates and two states? In 2014 Kyunghyun Cho and colleagues, working on translation, made do with less. The gated recurrent unit has two gates and one state, h, which is long and short memory in one.

  update gate   z_t = σ(w_z · [h_t−1, x_t])
  reset gate    r_t = σ(w_r · [h_t−1, x_t])

  candidate     h'_t = tanh(w · [r_t · h_t−1, x_t])
  state         h_t = (1 − z_t) · h_t−1 + z_t · h'_t

The update gate is LSTM's input and forget gate tied together: as much as is taken in of the new, so much goes of the old. With z near 0 the state passes unchanged through the step, and so does the gradient; that is the wire past time which SimpleRNN lacks. The reset gate decides how much of the past takes part in forming the candidate: with r near 0 the cell starts afresh from the present input, as at the beginning of a sentence.

Two remarks for those who compare with Keras. Keras writes z the other way round, h_t = z_t · h_t−1 + (1 − z_t) · h'_t. It is the same network with the gate's sign changed. And it applies the reset gate after the multiplication with the matrix and not before it:

  h'_t = tanh(w_x · x_t + b + r_t · (w_h · h_t−1 + b₂))

which makes one large product of three small ones, as graphics cards like it, and needs a second bias. That is why there are six times the units in biases and not three times:

  GRU 80      3·(1·80 + 80·80 + 2·80)        19,920
  GRU 100     3·(80·100 + 100·100 + 2·100)   54,600
  Dense 1     100 + 1                           101
                                             74,621

A quarter less than LSTM's 98,741, and a quarter less to calculate.

Data, windows, scaling, batch, optimizer and epochs are those of the two pages before, so the three can be laid over each other: open the runs, mark one of each, compare. What comes out on SH600519, with the best parameters, in yuan of test RMSE, for two seeds each:

  SimpleRNN   36.7   25.6
  LSTM        32.0   38.9
  GRU         25.2   25.5
  naive       19.62

GRU is steadier than the other two and still behind the naive forecast. Two seeds prove little; run five and see how wide they scatter before you believe in an order.

What to try: a window of 20 instead of 60, which costs a third and loses nothing, as the last days count most. Several columns (features close,high,low,volume), so that the network sees more than its own past. Dropout 0. A learning rate that decays. And keep the naive forecast in view: what does not beat it is an exercise, not a forecast.`,
  zh: `一定要三个门、两种状态吗？2014 年，Cho 等人在做机器翻译时用得更少。门控循环单元（GRU）只有两个门和一个状态 h，长期记忆和短期记忆合而为一。

  更新门    z_t = σ(w_z · [h_t−1, x_t])
  重置门    r_t = σ(w_r · [h_t−1, x_t])

  候选态    h'_t = tanh(w · [r_t · h_t−1, x_t])
  记忆体    h_t = (1 − z_t) · h_t−1 + z_t · h'_t

更新门相当于把 LSTM 的输入门和遗忘门绑在一起：新的放进多少，旧的就去掉多少。z 接近 0 时，状态原样穿过这一步，梯度也一样，这就是 SimpleRNN 所缺的那根绕过时间的线。重置门决定过去有多少参与形成候选态：r 接近 0 时，循环核从当前输入重新开始，好比另起一句。

与 Keras 对照时有两点要说明。Keras 把 z 反过来写，h_t = z_t · h_t−1 + (1 − z_t) · h'_t，不过是门的正负号换了，网络是同一个。另外，Keras 把重置门放在矩阵乘法之后而不是之前：

  h'_t = tanh(w_x · x_t + b + r_t · (w_h · h_t−1 + b₂))

这样三个小乘法可以合成一个大乘法，显卡喜欢这样，代价是多一组偏置。所以偏置的个数是记忆体个数的六倍而不是三倍：

  GRU 80      3·(1·80 + 80·80 + 2·80)        19,920
  GRU 100     3·(80·100 + 100·100 + 2·100)   54,600
  Dense 1     100 + 1                           101
                                             74,621

比 LSTM 的 98,741 少四分之一，计算量也少四分之一。

数据、窗口、归一化、批大小、优化器、轮数都与前两页相同，三者可以叠在一起看：打开训练记录，各选一次，比较。在 SH600519 上用最优参数，测试集 RMSE（元），各跑两个种子：

  SimpleRNN   36.7   25.6
  LSTM        32.0   38.9
  GRU         25.2   25.5
  朴素预测    19.62

GRU 比另外两个稳，但还是不如朴素预测。两个种子说明不了什么，跑上五个，看看它们散得多开，再决定信不信这个名次。

可以试试：窗口从 60 减到 20，计算量只有三分之一，却不吃亏，因为最近几天最要紧；多用几列（features 填 close,high,low,volume），让网络看到的不只是自己的过去；Dropout 设为 0；让学习率衰减。同时始终看着朴素预测：赢不了它的，是练习，不是预测。`,
}
