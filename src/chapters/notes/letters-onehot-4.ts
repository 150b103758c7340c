import type {Localised} from '../../text/localised.ts'

/** §6: several steps. */
export const lettersOnehot4Notes: Localised = {
  en: `Now the memory is put to use. The network reads four letters, one after another, and names the fifth:

  a b c d → e      d e a b → c
  b c d e → a      e a b c → d
  c d e a → b

The layers are those of the page before, and so is the number of parameters, 47. Only the shape of the input differs: [5, 4, 5], five samples of four steps with five switches each. The same three matrices are simply used four times.

Follow one sample, abcd. Before it starts h is 0, 0, 0. The cell reads a and forms a first state from it alone. It reads b and the state left by a; then c; then d. Each state is a mixture of the letter just read and of what is left of those before. Only the last goes on to the Dense layer and is asked: what comes next?

  h_0 = 0
  h_1 = tanh(a · w_xh + h_0 · w_hh + b_h)
  h_2 = tanh(b · w_xh + h_1 · w_hh + b_h)
  h_3 = tanh(c · w_xh + h_2 · w_hh + b_h)
  h_4 = tanh(d · w_xh + h_3 · w_hh + b_h)
  y   = softmax(h_4 · w_hy + b_y)

To be honest, d alone would be enough to know that e comes next. The network is free to find that out, to make w_hh small and forget. It is equally free to use all four. Which of them it has done can be seen: after training, type abcd and then aaad. If the answers are equally sure, it looks only at the last letter. The trace of the hidden state shows the same, three lines over four steps.

Gradients have to go back through time as well: from y to h_4, to h_3, to h_2, to h_1, and at each step they are multiplied with w_hh and the slope of tanh, which is at most 1. Over four steps that is harmless. Over sixty it is not, and that is why chapters 7 and 8 exist.

Each of the three matrices collects its gradient from all the steps in which it was used, and is then changed once. This is back-propagation through time; it is the usual one, on the unrolled network.

Hundred epochs with Adam at 0.01 are enough here nearly always; the four letters give it four times as much to hold on to.

When applying, exactly four letters are wanted, for the window it has learnt. When it goes on by itself, the window moves: the answer is appended, the first letter falls out at the other end.`,
  zh: `现在记忆真正用上了。网络依次读入四个字母，说出第五个：

  a b c d → e      d e a b → c
  b c d e → a      e a b c → d
  c d e a → b

层与前一页相同，参数也一样是 47 个，不同的只是输入的形状：[5, 4, 5]，五个样本，每个四步，每步五个开关。同样的三个矩阵用上四次而已。

跟着一个样本 abcd 走一遍。开始之前 h 是 0、0、0。循环核读入 a，由它形成第一个状态；读入 b 和 a 留下的状态；然后是 c，然后是 d。每个状态都混合了刚读到的字母和前面字母的残余。只有最后一个送到全连接层去问：下一个是什么？

  h_0 = 0
  h_1 = tanh(a · w_xh + h_0 · w_hh + b_h)
  h_2 = tanh(b · w_xh + h_1 · w_hh + b_h)
  h_3 = tanh(c · w_xh + h_2 · w_hh + b_h)
  h_4 = tanh(d · w_xh + h_3 · w_hh + b_h)
  y   = softmax(h_4 · w_hy + b_y)

老实说，光看 d 就知道下一个是 e。网络完全可以自己发现这一点，把 w_hh 变小，把前面的忘掉；它也完全可以四个都用。到底是哪种，是看得出来的：训练之后输入 abcd，再输入 aaad，如果两次的置信度一样高，它就只看最后一个字母。隐藏状态的轨迹图上也能看到：三条线，四步。

梯度也要沿着时间往回走：从 y 到 h_4、h_3、h_2、h_1，每退一步都要乘上 w_hh 和 tanh 的斜率，而斜率最大是 1。四步无妨，六十步就不行了，第七、八章由此而来。

三个矩阵各自把每一步贡献的梯度加在一起，然后更新一次。这叫随时间反向传播，其实就是在展开后的网络上做普通的反向传播。

Adam 学习率 0.01，这里 100 轮几乎总是够的：四个字母给了它四倍的线索。

应用时要正好输入四个字母，因为它学的就是四个字母的窗口。让它自己接着写，窗口就往前移：答案接在末尾，最前面的字母掉出去。`,
}
