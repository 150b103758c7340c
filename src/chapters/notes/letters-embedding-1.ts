import type {Localised} from '../../text/localised.ts'

/** §6: embedding. */
export const lettersEmbedding1Notes: Localised = {
  en: `One-hot codes have two faults. They are long: an alphabet of 5 needs 5 numbers a letter, the words of a language would need 100,000 a word, nearly all of them 0. And they are strangers to each other: any two codes are equally far apart, so nothing that is learnt about one is of use for another.

An embedding gives each symbol a short code of real numbers, and these are trained with everything else. Symbols that behave alike drift together. In languages that is how "Monday" comes to lie beside "Tuesday".

  one-hot      a = [1, 0, 0, 0, 0]      long, sparse, unrelated, fixed
  embedding    a = [0.31, −0.87]        short, dense, related, trained

In Keras it is the layer Embedding(inputDim, outputDim): how many symbols there are, and how many numbers stand for one. It is nothing but a table with a row for each symbol; reading a letter means fetching its row, and learning means changing the rows that were fetched. Mathematically it is the one-hot code times a matrix, only without multiplying all the zeros.

The input is now merely the letter's index, 0 to 4, and its shape has two dimensions, not three:

  [samples, time steps]

The embedding adds the third, outputDim features a step, and so the SimpleRNN gets what it wants.

On this page: Embedding(5, 2), SimpleRNN 3, Dense 5 softmax.

  table 5·2                        10
  w_xh 2·3   w_hh 3·3   b_h 3      18
  w_hy 3·5   b_y 5                 20
                                   48 parameters

The task is the ring again, a → b → c → d → e → a, from one letter.

With two numbers a letter the table can be drawn: five points on a plane. After training look at the plot. At the start the points lie in a small heap around 0, as the table is initialised between −0.05 and 0.05. During training they are driven apart, for the network has to tell them all from each other by these two numbers alone. Often they end up as corners of a pentagon, not always in the order of the alphabet. Here nothing is alike, so nothing comes together; what you see is only how five things keep their distance in a plane.

It takes somewhat longer than with one-hot codes, since the codes have to be found first. After 100 epochs accuracy is mostly 1, sometimes 0.8: then two points have stayed too close to each other. Take another seed or 200 epochs, or embeddingSize 3, and compare.`,
  zh: `独热码有两个毛病。一是长：五个字母的字母表，一个字母要五个数；一门语言的词，一个词要十万个数，几乎全是 0。二是互不相干：任意两个码的距离都一样，对一个学到的东西，对另一个毫无用处。

Embedding（嵌入编码）给每个符号一个由实数组成的短码，和网络的其他参数一起训练。用法相近的符号，编码会渐渐靠拢。在语言里，“星期一”就这样挨到了“星期二”旁边。

  独热码       a = [1, 0, 0, 0, 0]      长、稀疏、互不相关、固定
  Embedding    a = [0.31, −0.87]        短、稠密、有相关性、可训练

Keras 里的层是 Embedding(inputDim, outputDim)：一共多少个符号，每个符号用几个数表示。它不过是一张表，每个符号一行；读一个字母就是取出它那一行，学习就是修改取出过的行。从数学上说，等于独热码乘一个矩阵，只是省掉了那些乘零。

输入现在只是字母的序号 0 到 4，形状是二维而不是三维：

  [样本数, 时间步数]

Embedding 补上第三维，每步 outputDim 个特征，正是 SimpleRNN 要的。

本页是 Embedding(5, 2)、SimpleRNN 3、Dense 5 softmax。

  编码表 5·2                       10
  w_xh 2·3   w_hh 3·3   b_h 3      18
  w_hy 3·5   b_y 5                 20
                                   共 48 个参数

任务还是那一圈：a → b → c → d → e → a，看一个字母说下一个。

每个字母两个数，这张表就可以画出来：平面上的五个点。训练后看看图。开始时五个点挤在 0 附近的一小堆里，因为初始值在 −0.05 到 0.05 之间；训练把它们赶开，因为网络只能凭这两个数来区分它们。最后往往成为五边形的五个角，次序不一定按字母表。这里没有谁和谁相近，所以也没有谁靠拢，你看到的只是五样东西怎样在平面上保持距离。

它比独热码学得慢一些，因为编码也要一起找出来。100 轮之后准确率多半是 1，有时是 0.8，那是有两个点还挨得太近。换一个种子，或者 200 轮，或者把 embeddingSize 设为 3，比较一下。`,
}
