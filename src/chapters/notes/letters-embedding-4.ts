import type {Localised} from '../../text/localised.ts'

/** §6: embedding over several steps. */
export const lettersEmbedding4Notes: Localised = {
  en: `The whole alphabet this time, 26 letters, in windows of four:

  abcd → e
  bcde → f
  …
  vwxy → z

There are 22 windows. The alphabet ends at z and does not go round, so z is never in a window, only an answer; and a, b, c, d are never an answer.

How such samples are made is worth remembering, for chapters 7 and 8 do exactly the same with prices. Take a long sequence. Lay a window of length n at its beginning: what lies in the window is the input, what follows just after it is the answer. Move the window by one and repeat, until nothing follows any more. A sequence of length m gives m − n samples: 26 − 4 = 22.

  for i from 4 to 25:
    x gets letters i−4 … i−1
    y gets letter i

x is [22, 4]: samples, steps; indices, not one-hot codes. The network:

  Embedding(26, 2)     26·2                     52
  SimpleRNN 10         2·10 + 10·10 + 10       130
  Dense 26 softmax     10·26 + 26              286
                                               468 parameters

With one-hot codes the recurrent layer alone would have 26·10 + 100 + 10 = 370, and the codes would say nothing.

The batch size of 32 holds all 22 windows, so again an epoch is one step, and 100 epochs are 100 steps. That is not many. Loss starts at ln 26 = 3.26, where all letters are equally likely, and it has to find 26 codes, a recurrence and a readout at the same time. Watch accuracy climb in steps of 1/22. After 100 epochs most windows are right, with luck all of them; 200 are safe.

Now look at the plot of the codes. In the ring of five letters nothing was related, but in the alphabet each letter has neighbours: after c and d comes nearly the same as after d and e. The points are not scattered any more. They tend to lie along a bent line, in alphabetical order, which nobody told them. That is what an embedding is for.

And then let it go on. Type abcd: e. The window moves to bcde: f. And so forth to z. After z it is on ground it has never seen, for no window contains z; whatever it says then it invents. Type the letters in some wrong order and look at the probabilities, and you see how sure a network can be of nonsense.`,
  zh: `这次是整个字母表，26 个字母，窗口长度为四：

  abcd → e
  bcde → f
  …
  vwxy → z

一共 22 个窗口。字母表到 z 为止，不绕回来，所以 z 只当答案，从不出现在窗口里；而 a、b、c、d 从不当答案。

这样构造样本的方法值得记住，第七、八章处理股价用的完全是同一套。取一个长序列，把长度为 n 的窗口放在开头：窗口里的是输入，紧跟在后面的是答案。窗口移动一格，再来一次，直到后面没有东西为止。长度为 m 的序列得到 m − n 个样本：26 − 4 = 22。

  i 从 4 到 25：
    x 加入第 i−4 … i−1 个字母
    y 加入第 i 个字母

x 的形状是 [22, 4]，即样本数、步数；里面是序号，不是独热码。网络：

  Embedding(26, 2)     26·2                     52
  SimpleRNN 10         2·10 + 10·10 + 10       130
  Dense 26 softmax     10·26 + 26              286
                                               共 468 个参数

若用独热码，光循环层就要 26·10 + 100 + 10 = 370 个，而且编码本身什么也没说。

批大小 32 装得下全部 22 个窗口，一轮还是一步，100 轮就是 100 步，并不多。损失从 ln 26 = 3.26（每个字母可能性相同）开始，要同时找到 26 个编码、循环的方式和读出的方式。看准确率以 1/22 为单位一级一级往上走。100 轮后大部分窗口对了，运气好就全对；200 轮就稳了。

再看编码图。五个字母那一圈里谁和谁都没有关系，字母表里却有邻居：c、d 之后与 d、e 之后差不多。这些点不再是散的，它们倾向于沿一条弯曲的线、按字母顺序排开，而这个顺序并没有人告诉它们。这就是 Embedding 的用处。

然后让它接着写。输入 abcd，得 e；窗口移到 bcde，得 f；这样一直到 z。过了 z 就是它从未见过的地方，因为没有一个窗口里有 z，它再说什么都是编的。换一种错乱的顺序输入，看看概率，你就知道网络对胡话也可以多么自信。`,
}
