import type {Localised} from '../../text/localised.ts'

/** §1.5. */
export const irisManualNotes: Localised = {
  en: `Once in a lifetime a network should be trained by hand, without layers, optimizers or fit. After that, everything Keras does for you is a convenience and no longer a mystery. This page is that network: 150 irises, four measurements each, three species, 15 parameters.

Data. The rows come sorted by species, so they have to be shuffled. Features and labels are shuffled separately, each after setting the same seed (116): both undergo the same permutation, and row i still belongs to label i. Forget the second seed and every flower gets another flower's name, with no error message, only a network that does not learn. The first 120 rows are for training, the last 30 for testing; no flower is in both. Pairs are cut into batches of 32.

Network. One layer, y = x·w + b. w is 4×3 and b has three entries, both drawn from a truncated normal distribution with standard deviation 0.1, both marked as trainable.

Training is two loops, one inside the other. The outer one counts epochs, the passes over all the data. The inner one takes batch after batch, four to an epoch, and does the same four things each time:

  with a gradient tape running:
    y    = softmax(x·w + b)                forward pass
    loss = mean((oneHot(label) − y)²)      how wrong
  gw, gb = gradients of loss for w and b   backward pass
  w ← w − lr·gw     b ← b − lr·gb          assignSub

The tape writes down every operation of the forward pass, so that it can be played backwards for the gradients. assignSub changes w and b in place; anything else would make new tensors that the tape does not watch. The losses of the four batches are added up and divided by four: that is the point of the loss curve for this epoch.

Test. After each epoch the 30 test rows go through the same forward pass with the parameters of the moment. argmax names the species, comparison with the labels gives true and false, and the share of true is the accuracy.

With lr = 0.1 and 500 epochs the loss sinks from about 0.28 to about 0.03, and all 30 test flowers are named rightly. Notice that accuracy moves in jumps while the loss falls smoothly: the loss is what is optimised, accuracy is only what interests us. Notice also what is missing. There is no hidden layer: three straight borders in four dimensions are enough to part these flowers.

Then compare with the page "Iris species": the same flowers in six calls of Keras.`,
  zh: `一辈子至少该亲手训练一次网络：不用现成的层，不用优化器，不用 fit。做过之后，Keras 替你做的一切就只是方便，不再神秘。这一页就是这样一个网络：150 朵鸢尾花，每朵四个测量值，三个品种，15 个参数。

数据。原始数据按品种排好了，必须打乱。特征和标签分别打乱，打乱前各设一次同样的种子（116）：两者经历同一个置换，第 i 行仍旧配第 i 个标签。要是忘了第二次设种子，每朵花就都安上了别的花的名字，而且不报任何错，只是网络怎么也学不会。前 120 行用来训练，后 30 行用来测试，两者没有交集。再切成每批 32 对。

网络。只有一层，y = x·w + b。w 是 4×3，b 有三个数，都取标准差 0.1 的截断正态分布随机数，都标记为可训练。

训练是两层循环。外层数轮次（epoch），一轮就是把全部数据过一遍；内层一批一批地取，每轮四批，每批都做同样四件事：

  在梯度带的记录下：
    y    = softmax(x·w + b)             前向传播
    loss = mean((oneHot(标签) − y)²)    错了多少
  gw、gb = loss 对 w、b 的梯度          反向传播
  w ← w − lr·gw    b ← b − lr·gb        assignSub 自更新

梯度带把前向传播的每一步运算都记下来，才能倒着放一遍求出梯度。assignSub 在原地修改 w 和 b；换成别的写法会生成新的张量，而新的张量梯度带是不认的。四批的损失加起来除以四，就是损失曲线上这一轮的点。

测试。每一轮之后，30 个测试样本用当下的参数做一遍前向传播。argmax 给出品种，与标签一比得到对错，对的比例就是准确率。

lr = 0.1 训练 500 轮，损失从 0.28 左右降到 0.03 左右，30 朵测试花全部认对。注意看：损失平滑下降，准确率却一跳一跳的，因为被优化的是损失，准确率只是我们关心的结果。再注意少了什么：没有隐藏层。四维空间里几条直的分界就足以把这些花分开。

然后去看“鸢尾花分类”那一页：同样的花，用 Keras 只要六步。`,
}
