import type {Localised} from '../../text/localised.ts'

/** §2.1–2.2: the six steps, compile and its choices. */
export const irisNotes: Localised = {
  en: `Every Keras program in this book is the same six steps. Learn them once, on the smallest network there is.

  1 import     what is needed
  2 data       training set and test set, features and labels
  3 network    layers, from the input to the answer
  4 compile    optimizer, loss, what to measure
  5 fit        batch size, epochs, validation
  6 summary    layers, shapes, parameters; then apply it

The data are the 150 irises of the page before, four lengths in centimetres and a species, shuffled with seed 10. A fifth of them is set aside by validationSplit: the network never trains on these 30, it is only asked about them, every 20 epochs.

The network is one layer, Dense with 3 neurons. Each reads all four measurements, softmax makes the three sums into probabilities, and L2 with 0.01 keeps the weights small. 4·3 weights and 3 biases are 15 parameters. The listing in the notes has 4 neurons by a slip. Try it: it trains all the same. No flower has label 3, so the fourth neuron learns to stay inactive.

compile decides how to learn. The optimizer turns gradients into updates: sgd (with momentum if you like), adagrad, adadelta, rmsprop, adam, and adamw, which is adam with weights that decay; see §1.10. The loss says what is wrong: mse for quantities, sparse categorical cross-entropy for classes. It has one switch, fromLogits. If the network ends in softmax it is false, because what arrives are probabilities already. If the network ends without, it is true, and the loss does softmax itself. Set it wrongly and nothing complains; the network merely learns badly. Here the choice of the loss also takes softmax away from the last layer, so the two always fit.

What to measure depends on the form of label and answer:

  metric                       label              answer
  accuracy                     a number           a number
                               1                  1
  categorical_accuracy         a distribution     a distribution
                               [0, 1, 0]          [.2, .7, .1]
  sparse_categorical_accuracy  a number           a distribution
                               1                  [.2, .7, .1]

Iris labels are 0, 1, 2 and the answer is three probabilities, so it is the third.

fit runs the two loops that were written by hand in §1.5: 50 epochs, batches of 32, four steps each (the last batch has 24 rows). With 120 rows that is 200 steps in all, a second's work.

What to watch: setosa is parted from the others at once, and accuracy jumps to about two thirds. Versicolor and virginica touch, so the rest takes longer. With the 50 epochs of the notes the network is still on the way, with 200 it misses one flower or a few, with 500 one or two of the 30: that is the recommended preset. Then try lr 1, or L2 0.1, or momentum, and compare the runs.`,
  zh: `本书里每个 Keras 程序都是同样的六步。在最小的网络上学一遍，以后就都会了。

  1 import     导入要用的模块
  2 数据       训练集和测试集，特征和标签
  3 网络       从输入到答案，一层一层
  4 compile    优化器、损失函数、评测指标
  5 fit        批大小、轮数、验证
  6 summary    各层、形状、参数；然后拿去用

数据还是前面那 150 朵鸢尾花，四个以厘米计的长度加一个品种，用种子 10 打乱。validationSplit 留出五分之一：这 30 朵网络从不拿来训练，只在每 20 轮问它一次。

网络只有一层，3 个神经元的 Dense。每个神经元读全部四个测量值，softmax 把三个和变成概率，0.01 的 L2 正则让权重保持小。4·3 个权重加 3 个偏置，15 个参数。笔记的代码里误写成了 4 个神经元，不妨试试，照样能训练：没有一朵花的标签是 3，第四个神经元只好学会从不激活。

compile 决定怎么学。优化器把梯度变成更新：sgd（可带动量）、adagrad、adadelta、rmsprop、adam，还有让权重衰减的 adamw，见 §1.10。损失函数说明什么叫错：数量用 mse，类别用 sparse categorical crossentropy。后者有一个开关 fromLogits：网络末层若带 softmax，到手的已经是概率分布，取 false；末层不带 softmax，取 true，由损失函数自己做。设反了不会报错，只是网络学得很差。在这里，选择损失函数会同时决定末层带不带 softmax，两者总是配套的。

评测指标要看标签和答案各是什么形式：

  指标                         标签 y_            答案 y
  accuracy                     数值               数值
                               1                  1
  categorical_accuracy         独热码             概率分布
                               [0, 1, 0]          [.2, .7, .1]
  sparse_categorical_accuracy  数值               概率分布
                               1                  [.2, .7, .1]

鸢尾花的标签是 0、1、2，答案是三个概率，所以用第三种。

fit 跑的就是 §1.5 里亲手写过的两层循环：50 轮，每批 32 个，每轮四步（最后一批 24 个）。120 行数据一共 200 步，一秒钟的事。

看点：setosa 一下就分开了，准确率马上跳到三分之二左右；versicolor 和 virginica 挨在一起，剩下的就慢了。笔记的 50 轮时网络还在半路；200 轮时认错一朵或几朵；500 轮时 30 朵里只错一两朵，这就是推荐预设。然后试试学习率 1，或者 L2 取 0.1，或者加上动量，把几次训练放在一起比较。`,
}
