import type {Localised} from '../../text/localised.ts'

/** §3.3–3.6: resume, extraction, curves, application. */
export const checkpointsNotes: Localised = {
  en: `What a training has reached lives in the memory of one process. If the process ends, it is gone. A checkpoint writes it down, and everything else on this page follows from that.

After every epoch (where epochs are short, about once a second) and whenever you stop, the run's folder holds two checkpoints. last/ is where the training stands. best/ is where validation was best so far; as in the notes it is chosen by the test set, unless hold out keeps a part of the training data for that. Each is first written beside its place and then moved in, so whatever happens there is always a complete one.

What has to be in it? The parameters, of course. But a training is more than its parameters. Adam keeps two moments for each of them; the order of this epoch's batches has been drawn; the learning rate may have been lowered; dropout has its generator. If all of that is kept, a run that was interrupted ends with the same parameters, bit for bit, as one that was not. Try it: stop this run in the middle of an epoch, resume it, and compare it with an undisturbed one of the same seed.

Two switches, as in Keras' ModelCheckpoint. "Weights only" keeps just the parameters: a third of the size with Adam, but the optimizer starts anew and the loss often takes a small jump on resuming. "Best only" writes only when validation has improved: whatever the later epochs do, you keep the best, and a stopped run goes back to it.

Resuming is one question at the start: is there a checkpoint? If so load it, if not begin at random. In tfnotes you answer it in the list of runs, or with train --resume.

Extraction. The parameters are only numbers. On request they are written to weights.txt: for each tensor its name, its shape and all its values. For this network these are

  hidden/kernel  (784, 128)    hidden/bias  (128,)
  output/kernel  (128, 10)     output/bias  (10,)

With this file anybody can build the network again in any language: two multiplications of matrices, one max, one softmax.

Curves. history.csv has loss and accuracy of every epoch, for training and validation; the charts of the run are drawn from the same numbers, and after resuming they go on without a gap or a fold.

Application. To use the network you need the structure again, the parameters from the checkpoint, and an input prepared exactly as in training. That last one is where most mistakes happen: same size, same grey, same scale, white on black if that is how it was trained. Then one forward pass, and argmax. No optimizer, no loss, no gradient; dropout is off.

The epochs a run still has to go are part of what it was asked to do. A run of 5 epochs that was stopped at 3 has 2 left.`,
  zh: `训练的成果存在一个进程的内存里，进程一结束就没了。检查点把它写下来，这一页的其他内容都由此而来。

每一轮之后（一轮很短时，大约每秒一次），以及每次你按停止时，训练目录里都有两个检查点：last/ 是训练进行到的地方，best/ 是迄今验证结果最好的地方；和笔记一样按测试集挑选，除非用“留出比例”从训练数据里留出一部分来挑。它们都先写在旁边，写完再移进去，所以无论发生什么，总有一份是完整的。

里面该有什么？参数自然要有，但训练不只是参数。Adam 为每个参数保存两个动量；这一轮各批的次序已经抽好；学习率可能已经降过；Dropout 有自己的随机数发生器。把这些都存下来，中断过的训练与没有中断过的，最后的参数逐位相同。试一试：在一轮中间停下，再续上，与同一个种子、一口气训完的那次比一比。

有两个开关，与 Keras 的 ModelCheckpoint 一样。“只存参数”：用 Adam 时大小只有三分之一，但优化器要从头开始，续训时损失往往会跳一下。“只存最优”：只有验证结果变好才写，后面的轮次怎么折腾都不怕，中断后回到最优处。

续训，就是开头问一句：有检查点吗？有就读进来，没有就从随机数开始。在 tfnotes 里，你在训练记录中回答这个问题，或者用 train --resume。

参数提取。参数不过是一些数，需要时写进 weights.txt：每个张量的名字、形状和全部的值。这个网络有

  hidden/kernel  (784, 128)    hidden/bias  (128,)
  output/kernel  (128, 10)     output/bias  (10,)

有了这个文件，任何人用任何语言都能重建这个网络：两次矩阵乘法，一次取最大值，一次 softmax。

曲线。history.csv 记录每一轮的损失和准确率，训练、验证各一份；训练页面上的图就是用这些数画的，续训之后接着画，既不断开也不折返。

应用。要用一个网络，需要三样：同样的结构，检查点里的参数，以及与训练时完全相同的输入处理。出错多半在第三样：尺寸一样、灰度一样、数值范围一样，训练时若是黑底白字，这里也得是。然后做一次前向传播，取 argmax。没有优化器，没有损失，没有梯度；Dropout 也关掉。

一次训练还剩多少轮，是它当初任务的一部分：说好训 5 轮，停在第 3 轮，就还剩 2 轮。`,
}
