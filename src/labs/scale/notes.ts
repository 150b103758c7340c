import type {Localised} from '../../text/localised.ts'

/** Beside §1.6: what a network costs, shared out. */
export const notes: Localised = {
  en: `Many devices can train one network. Each holds all the weights and computes the gradients of its own samples; then the gradients are added up over all devices, everybody takes the same step, and the next batch begins. That adding up is called all-reduce, and it is the price.

What one step costs is known once it has been measured on one device; pre-flight says it. What more devices would make of it can be computed:

  step = computing + waiting for gradients

Computing has two parts. One grows with the samples of a device, the other does not: starting kernels, reading the weights, updating them. Measure with half the batch too, and you have both:

  fixed part = 2 × ms at half the batch − ms

Gradients are as many as trainable parameters, four bytes each. In a ring every device sends to its neighbour, n−1 times for the sum and n−1 times for the result, each time one n-th of the bytes:

  all-reduce = 2(n−1)/n × bytes / bandwidth + 2(n−1) × latency

So the bytes that a device sends hardly grow with n, and the slowest link of the ring decides. The latencies do grow, and once for every bucket in which the gradients are sent. Buckets are there because the gradients of the last layers are ready first: they may travel while the earlier ones are still being computed. The overlap says how much of the journey is hidden so; backpropagation is two thirds of the computing, and more than that cannot be hidden.

There are two ways to use n devices, and they are different bargains.

The batch may be shared out: each device gets 1/n of it. The result is the one of a single device. But the computing shrinks only to its fixed part, while the all-reduce stays, so beyond some n each further device adds next to nothing, and then makes it slower.

Or every device gets a whole batch of its own. Computing stays as long as it was, there are n times fewer steps in an epoch, and the efficiency is good as long as the links keep up. But the batch is now n times as large, and that is another training: fewer updates, with less noise. The usual answer is a learning rate that grows with the batch, warmed up over the first epochs; it works up to a batch that depends on the data, and beyond it the epochs are faster but more of them are needed.

Devices stop paying, in this table, where each does less than half of what one does alone. Below, put in your own figures. Nothing in the tables is measured but the ms per step, and the default is that of two cores: a GPU computes a hundred times faster, so its links must be a hundred times faster too.`,
  zh: `一个网络可以由许多设备一起训练。每个设备都有全部权重，各算自己那些样本的梯度；然后把所有设备的梯度加起来，大家走同样的一步，再开始下一批。这个求和叫 all-reduce，代价就在这里。

一步要多久，在一个设备上量过就知道了，试跑会给出来。更多设备会怎样，可以算：

  一步 = 计算 + 等待梯度

计算分两部分。一部分随设备上的样本数增长，另一部分不变：启动内核、读权重、更新权重。再用半批量一次，两者就都有了：

  固定部分 = 2 × 半批时的毫秒 − 毫秒

梯度与可训练参数一样多，每个四字节。在环上，每个设备只发给邻居，求和发 n−1 次，分发结果再发 n−1 次，每次发总字节的 n 分之一：

  all-reduce = 2(n−1)/n × 字节 / 带宽 + 2(n−1) × 延迟

所以每个设备发送的字节几乎不随 n 增长，由环上最慢的连接决定。延迟却会增长，而且梯度分几个桶发送，就乘以几。之所以分桶，是因为最后几层的梯度最先算好：前面的还在算，它们就可以上路。重叠比例说的是路上的时间有多少这样藏了起来；反向传播占计算的三分之二，再多就藏不住了。

n 个设备有两种用法，是两笔不同的买卖。

一种是把一批分给大家，每个设备 1/n。结果与单个设备相同。但计算最多减到固定部分，all-reduce 却不减，所以超过某个 n，再加设备几乎没用，接着反而更慢。

另一种是每个设备各算完整的一批。计算时间不变，一轮的步数少了 n 倍，只要连接跟得上，效率就很好。但现在的一批大了 n 倍，这已经是另一种训练：更新更少，噪声更小。通常的办法是让学习率随批增大，并在头几轮预热；在某个取决于数据的批大小以内这样可行，再大，每轮虽快，需要的轮数却更多。

本表中，当每个设备做不到单个时的一半，就算不再划算。请在下面填入你自己的数字。表里除了每步毫秒都不是实测，而默认值来自两个核：GPU 的计算快一百倍，连接也就得快一百倍。`,
}
