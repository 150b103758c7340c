import type {Localised} from '../../text/localised.ts'

/** §6, on prices; ours. */
export const stockRnnNotes: Localised = {
  en: `Ten years of daily prices of one share, SH600519, Kweichow Moutai: 2,426 trading days from April 2010 to April 2020. From the opening prices of sixty days the network is to say that of the sixty-first. This page is not in the notes; it runs their network with the plainest memory cells, so that LSTM (chapter 7) and GRU (chapter 8) have something to stand beside.

Preparation is four steps, and each can be done wrongly.

Split by time. The last 300 days are for testing. Never shuffle first and split afterwards: the network would know days on both sides of the one it is asked about.

Scale to 0 … 1, with the minimum and maximum of the training rows alone. With those of all rows the future would leak into the past. As this share has risen, test values go beyond 1, and the network has to answer outside the range it has learnt. This is the real difficulty of the page.

Cut windows of 60 days, as with the alphabet: 2,126 − 60 = 2,066 for training and 300 − 60 = 240 for testing, each of shape [60, 1].

Shuffle the training windows. Within a window order is sacred; between windows it is not.

The network: SimpleRNN 80 that gives its whole sequence, dropout 0.2, SimpleRNN 100 that gives its last state, dropout 0.2, Dense 1. There is no activation at the end, for a price may be anything; and the loss is the mean squared error, for a price is a quantity. 24,761 parameters. Accuracy makes no sense here, so there is none.

After training the scaling is undone, and errors are given in yuan:

  MSE   mean of (predicted − actual)²
  RMSE  its root, in yuan
  MAE   mean of |predicted − actual|

Is an RMSE of 30 good, at prices around a thousand? Ask the laziest forecaster of all, the naive one: tomorrow will be as today. On these 240 days his RMSE is 19.62 and his MAE 14.71. Every number on this page stands beside his, and an honest look says: hardly any network beats him. The chart looks convincing only because a curve that follows the price one day late always looks convincing. Prices of a day contain little about the next that is not already in the price.

So what is the use? The method. The same window, the same layers, the same loss forecast electricity, temperature or traffic, where the past does say something about the future.

Best and last parameters differ a good deal: validation loss jumps from epoch to epoch. Use best/; but the days that choose it flatter it: hold out 0.1 chooses by earlier days and judges these once, and tfnotes train … --walk-forward 5 judges five stretches of time.`,
  zh: `一只股票十年的日线，SH600519 贵州茅台，2010 年 4 月到 2020 年 4 月，2,426 个交易日。网络要根据六十天的开盘价，说出第六十一天的。这一页不在笔记里：它把笔记的网络换上最朴素的循环核，好让 LSTM（第七章）和 GRU（第八章）有个参照。

数据准备分四步，每一步都可能做错。

按时间划分。最后 300 天作测试。绝不能先打乱再划分，那样网络就知道了所问那一天前后两边的价格。

归一化到 0 … 1，最小值和最大值只取自训练集。如果连测试集一起算，未来就泄露给了过去。这只股票一路上涨，所以测试集的值会超过 1，网络要在学过的范围之外作答，这才是本页真正的难处。

切成 60 天的窗口，和字母表一样：训练 2,126 − 60 = 2,066 个，测试 300 − 60 = 240 个，每个形状为 [60, 1]。

打乱训练窗口。窗口内部的次序不能动，窗口之间的可以。

网络：SimpleRNN 80，输出整个序列；Dropout 0.2；SimpleRNN 100，输出最后的状态；Dropout 0.2；Dense 1。末层没有激活函数，因为价格可以是任何数；损失用均方误差，因为价格是数量。24,761 个参数。准确率在这里没有意义，所以不显示。

训练之后把归一化还原，误差以元为单位：

  MSE   (预测 − 实际)² 的平均
  RMSE  它的平方根，单位是元
  MAE   |预测 − 实际| 的平均

价格在一千元上下，RMSE 等于 30 算好吗？去问一个最懒的预测者，他只会朴素预测：明天和今天一样。在这 240 天上，他的 RMSE 是 19.62，MAE 是 14.71。本页的每个数旁边都摆着他的数，老实看一眼就知道：几乎没有网络赢得了他。图上看起来很准，只是因为一条晚一天跟着价格走的曲线，看起来总是很准。一天的价格里，关于明天的东西，价格本身差不多都已经包含了。

那有什么用？用处在方法。同样的窗口、同样的层、同样的损失，可以预测用电量、气温、车流，那里的过去对未来确实有话要说。

最优参数和最后的参数相差不小，因为验证损失每一轮都在跳。请用 best/；不过用来挑它的日子会让它显得更好：留出 0.1 就改用更早的日子来挑，这些日子只评估一次；tfnotes train … --walk-forward 5 则在五段时间上评估。`,
}
