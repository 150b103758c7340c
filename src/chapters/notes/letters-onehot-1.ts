import type {Localised} from '../../text/localised.ts'

/** §6: the memory cell. */
export const lettersOnehot1Notes: Localised = {
  en: `Kernels share their weights over space. Some data are spread over time instead: sentences, prices, melodies. What comes next depends on what came before, and a network that sees one moment at a time would need a memory. A recurrent network has one.

Its memory cell keeps a state h, a row of numbers. At each step it reads the input x and its own last state:

  h_t = tanh(x_t · w_xh + h_t−1 · w_hh + b_h)
  y_t = softmax(h_t · w_hy + b_y)

Three matrices: w_xh from the input to the state, w_hh from the old state to the new one, w_hy from the state to the answer. All three are the same at every step; that is how features of time are shared. On the way forward h changes at each step while the matrices stand still. On the way back gradient descent changes the matrices.

h may be as long as you choose: units is its length. A longer one remembers more and costs more.

In Keras the cell unrolled over time is the layer SimpleRNN. It wants its input in three dimensions:

  [samples, time steps, features per step]

and gives back the last state alone, or with returnSequences the states of all steps. The last layer before a Dense layer gives the last one; a layer below another recurrent layer must give them all.

The task of this page is the smallest there is. Letters follow each other in a ring: a → b → c → d → e → a. Given one, name the next. A letter goes in as a one-hot code, five switches of which one is on:

  a 10000   b 01000   c 00100   d 00010   e 00001

Five samples, one step, five features: x has the shape [5, 1, 5]. SimpleRNN with 3 units, Dense with 5 and softmax.

  w_xh 5·3   w_hh 3·3   b_h 3      27
  w_hy 3·5   b_y 5                 20
                                   47 parameters

With one step there is no past: h_0 is 0 and w_hh is multiplied with nothing. It is a plain network with tanh, in the clothes of a recurrent one, and that is what makes it a good beginning: all the pieces are there and can be followed by hand.

All five samples fit into one batch, so an epoch is one step. Hundred epochs with Adam at 0.01 take the blink of an eye. Mostly accuracy reaches 1; with an unlucky start one letter may still be missing. Three numbers must hold five letters apart, and that takes some turning. Give it 200 epochs or another seed.

Then type a letter and let it go on: a, b, c, d, e, a, b …`,
  zh: `卷积核在空间上共享参数。有些数据却是沿着时间展开的：句子、股价、旋律。下一个是什么，取决于前面是什么；只看得见眼前一刻的网络，需要有记忆才行。循环网络就有。

它的记忆体保存一个状态 h，也就是一排数。每个时刻读入 x 和自己上一时刻的状态：

  h_t = tanh(x_t · w_xh + h_t−1 · w_hh + b_h)
  y_t = softmax(h_t · w_hy + b_y)

三个矩阵：w_xh 从输入到状态，w_hh 从旧状态到新状态，w_hy 从状态到答案。三者在每个时刻都是同一份，这就是在时间上共享特征。前向传播时，h 每个时刻都在变，矩阵不动；反向传播时，梯度下降改的是矩阵。

h 可以取任意长度，units 就是它的长度，也叫记忆体个数。越长记得越多，也越费算力。

在 Keras 里，沿时间展开的循环核就是 SimpleRNN 层。它要求输入是三维的：

  [样本数, 时间步数, 每步的特征数]

输出只有最后一步的状态；设了 returnSequences，则输出每一步的状态。接全连接层的用前者，后面还有循环层的用后者。

这一页的任务小到不能再小。字母围成一圈：a → b → c → d → e → a，给一个，说出下一个。字母用独热码输入，五个开关中开一个：

  a 10000   b 01000   c 00100   d 00010   e 00001

五个样本，一步，五个特征：x 的形状是 [5, 1, 5]。SimpleRNN 有 3 个记忆体，Dense 有 5 个神经元加 softmax。

  w_xh 5·3   w_hh 3·3   b_h 3      27
  w_hy 3·5   b_y 5                 20
                                   共 47 个参数

只有一步，就没有过去：h_0 是 0，w_hh 乘的全是零。它其实是一个穿着循环外衣的 tanh 网络。正因如此适合入门：零件一个不缺，全都可以亲手验算。

五个样本一批就装下了，所以一轮就是一步。用学习率 0.01 的 Adam 训练 100 轮，一眨眼的工夫。准确率多半能到 1；起点不走运时，可能还差一个字母：三个数要把五个字母分开，总得转几圈。给它 200 轮，或者换一个种子。

然后输入一个字母，让它自己接下去：a、b、c、d、e、a、b……`,
}
