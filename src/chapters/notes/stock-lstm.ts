import type {Localised} from '../../text/localised.ts'

/** §7. */
export const stockLstmNotes: Localised = {
  en: `A SimpleRNN forgets. Its state is written over at every step, and on the way back the gradient is multiplied at each step with w_hh and with the slope of tanh, which is at most 1. Over sixty steps sixty such factors meet. If they are a little below 1 nothing is left, and what happened at the beginning of the window cannot be learnt; if they are above 1 it explodes. That is the long-term dependency that Sepp Hochreiter and Jürgen Schmidhuber set out to cure in 1997 with the long short-term memory.

LSTM adds a second state c, the cell, which is not written over but added to, and three gates. A gate is a row of numbers between 0 and 1, from a sigmoid, that says how much to let through. All of them read the input x_t and the last output h_t−1:

  input gate    i_t = σ(w_i · [h_t−1, x_t] + b_i)
  forget gate   f_t = σ(w_f · [h_t−1, x_t] + b_f)
  output gate   o_t = σ(w_o · [h_t−1, x_t] + b_o)

  candidate     c'_t = tanh(w_c · [h_t−1, x_t] + b_c)
  cell state    c_t = f_t · c_t−1 + i_t · c'_t       long memory
  output        h_t = o_t · tanh(c_t)               short memory

In the words of a student: c is everything you still know of the lecture. The forget gate decides how much of the old stays. The candidate is the slide in front of you; the input gate decides how much of it is worth keeping. What you say when asked is h: the output gate lets out of all you know what matters just now.

Where the forget gate stays near 1, c is handed on unchanged over many steps, and the gradient comes back along the same way undiminished. Keras lets this gate begin open by giving its bias the value 1.

Four times a SimpleRNN's matrices make four times the parameters:

  LSTM 80      4·(1·80 + 80·80 + 80)        26,240
  LSTM 100     4·(80·100 + 100·100 + 100)   72,400
  Dense 1      100 + 1                         101
                                            98,741

Data, windows and scaling are those of "Prices with SimpleRNN": 60 opening prices in, one out, 2,066 windows for training, 240 for testing. Batch 64, Adam 0.001, MSE, 50 epochs, a step for each of 33 batches.

What to expect: test RMSE with the best parameters between 30 and 40 yuan, with those of the last epoch often worse. The naive forecast has 19.62. LSTM is built for memory over long distances, and a share's price hardly needs any. It smooths, comes late, and tires where prices go beyond what it was trained on.

The picture of the gates shows for a single window what each gate did on each of the sixty days. And the forecast of the next days feeds each answer back in as if it had happened; after a few days it lives on its own inventions, which is why it is drawn as extrapolation, with a band that widens.`,
  zh: `SimpleRNN 健忘。它的状态每一步都被改写；反向传播时，梯度每退一步都要乘上 w_hh 和 tanh 的斜率，而斜率最大是 1。六十步就有六十个这样的因子相乘：略小于 1，就什么也不剩，窗口开头发生的事学不到；大于 1，就爆炸。这就是长期依赖问题。1997 年，Hochreiter 和 Schmidhuber 提出长短时记忆网络（LSTM）来对付它。

LSTM 增加了第二个状态 c，即细胞态，它不是被改写，而是往上累加；还增加了三个门。门是一排由 sigmoid 算出的 0 到 1 之间的数，表示放行多少。三个门读的都是当前输入 x_t 和上一时刻的输出 h_t−1：

  输入门    i_t = σ(w_i · [h_t−1, x_t] + b_i)
  遗忘门    f_t = σ(w_f · [h_t−1, x_t] + b_f)
  输出门    o_t = σ(w_o · [h_t−1, x_t] + b_o)

  候选态    c'_t = tanh(w_c · [h_t−1, x_t] + b_c)
  细胞态    c_t = f_t · c_t−1 + i_t · c'_t       长期记忆
  记忆体    h_t = o_t · tanh(c_t)               短期记忆

打个比方：你在听课，c 是到目前为止你还记得的全部内容。遗忘门决定旧内容留下多少；候选态是眼前这一页幻灯片，输入门决定其中有多少值得记。别人问起时你说出来的是 h：输出门从你所知的一切里，挑出此刻要紧的。

遗忘门保持在 1 附近时，c 可以原样传过许多步，梯度也沿着同一条路毫不衰减地回来。Keras 把这个门的偏置初始化为 1，让它一开始就是敞开的。

矩阵是 SimpleRNN 的四倍，参数也是四倍：

  LSTM 80      4·(1·80 + 80·80 + 80)        26,240
  LSTM 100     4·(80·100 + 100·100 + 100)   72,400
  Dense 1      100 + 1                         101
                                            98,741

数据、窗口、归一化都与“股价预测：SimpleRNN”相同：输入 60 个开盘价，输出一个；训练窗口 2,066 个，测试窗口 240 个。批大小 64，Adam 0.001，均方误差，50 轮，每轮 33 步。

会看到什么？用最优参数，测试集 RMSE 在 30 到 40 元之间；用最后一轮的参数往往更差。朴素预测是 19.62。LSTM 是为长距离记忆造的，而股价几乎用不着这种记忆。它把曲线抹平，慢半拍，价格超出训练时的范围它就乏力。

门的图画出一个窗口里每个门在六十天中每天做了什么。对未来几天的预测，是把每个答案当作已经发生的事再喂回去；几天之后，它就活在自己编的故事里了，所以这一段画成外推，带一条越来越宽的误差带。`,
}
