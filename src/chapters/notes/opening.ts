import type {Localised} from '../../text/localised.ts'

/** §1.1–1.2, the book's opening page. */
export const openingNotes: Localised = {
  en: `What is it that makes a machine look intelligent? Three schools have answered, and each left something that works.

Behaviourism looks at what a thing does: sense, act, sense again. A robot that keeps its balance on one leg does not reason about it; a control loop from perception to action corrects it a hundred times a second.

Symbolism writes knowledge down. Rules and formulas that a person can read are combined by logic, as in the expert systems of the 1970s: if the petal is longer than 2.5 cm and wider than 1.7 cm, then it is an iris virginica. What nobody can put into rules, such as how a 7 looks, stays out of reach.

Connectionism imitates the brain: very many simple neurons, each of which adds up what it receives and passes on a little, joined by connections of different strength. Nothing is told to it in rules. It is shown examples, and the strengths are changed until the answers are right. With many layers of neurons this is what is called deep learning, and it is what this book is about.

How does such a network come about? Always in the same four movements.

  1 data         collect pairs of an input and the right answer
  2 structure    choose layers of neurons and how they connect
  3 parameters   start at random, then optimise until the answers fit
  4 application  freeze the parameters and feed in something new

Take the iris. Someone measured 150 flowers, four numbers each, and noted the species: those are the pairs. One layer of three neurons, one for each species, is the structure: y = x·w + b, with a matrix w of 4×3 numbers and three numbers b. At first w and b are random and so are the answers. A loss function says in one number how wrong they are, and gradient descent turns the numbers, all fifteen at once, in the direction in which the loss falls. After a few hundred rounds the network names a flower that it has never seen.

Nothing more happens in the large networks at the end of the book. There are fifteen million numbers instead of fifteen, and the layers are of cleverer kinds; data, structure, optimisation and application stay what they are.

Chapter 1 takes this machinery apart: every page of it is a small laboratory with something to turn. Chapters 2 to 8 put it together again with Keras' layers, and every page trains for real.`,
  zh: `机器怎样才算有智能？历史上有三种回答，也就是三个学派，每一派都留下了管用的东西。

行为主义看的是“做什么”：感知、动作、再感知。单腿站立的机器人并不推理平衡，它靠一个“感知—动作”的控制回路，每秒纠正自己上百次。

符号主义把知识写下来。人读得懂的规则和公式，按逻辑组合起来，上世纪七十年代的专家系统就是这样：花瓣长于 2.5 厘米且宽于 1.7 厘米，那么它是维吉尼亚鸢尾。可是凡写不成规则的事，比如“7 长什么样”，它就够不着了。

连接主义模仿大脑：数量极多的简单神经元，各自把收到的信号加起来，再传出去一点；神经元之间的连接有强有弱。没有人告诉它规则，只给它看例子，再一点点调整连接的强弱，直到回答正确。层数多了，就是所谓深度学习。这本书讲的就是它。

一个神经网络是怎么来的？总是这四步：

  1 准备数据    采集大量“特征—标签”对
  2 搭建网络    选定神经元的层数和连接方式
  3 优化参数    从随机数出发，训练到答案吻合
  4 应用网络    固定参数，输入没见过的数据

以鸢尾花为例。有人量了 150 朵花，每朵四个数，并记下品种，这就是数据对。一层三个神经元，每个品种一个，这就是结构：y = x·w + b，w 是 4×3 的矩阵，b 是三个数。一开始 w 和 b 都是随机数，答案自然也是乱的。损失函数用一个数说出答案错得有多厉害；梯度下降把这十五个数同时朝着损失变小的方向拧一点。几百轮之后，网络就能认出它从没见过的花。

书末的大网络里发生的也还是这些。数从十五个变成一千五百万个，层的花样更巧妙，但数据、结构、优化、应用这四件事没有变。

第一章把这套机器拆开：每一页是一个小实验台，上面有可以拧的旋钮。第二章到第八章用 Keras 的层把它重新装起来，每一页都是真的在训练。`,
}
