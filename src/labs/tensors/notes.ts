import type {Localised} from '../../text/localised.ts'

/** §1.4. */
export const notes: Localised = {
  en: `Everything TensorFlow computes with is a tensor: a block of numbers with a shape and a type. The shape says how many numbers there are along each axis: (2, 3) is two rows of three. The type (dtype) says what the numbers are: float32 for everything that is trained, int32 for labels and indices, bool for yes and no. Two tensors are calculated with each other only if their types agree; otherwise cast one.

Making tensors. constant writes one down, convertToTensor takes one from elsewhere. zeros, ones and fill make blocks of one value. randomNormal draws from a bell curve with a mean and a standard deviation (sd); truncatedNormal throws away what is further than two sd from the mean and draws again, so no parameter starts out extreme; randomUniform draws evenly from [low, high). With a seed the draw is the same every time.

Measuring tensors. cast changes the type. reduceMin, reduceMax, reduceMean and reduceSum shrink a tensor to one number, or along one axis: axis=0 goes down the rows and leaves one number for each column, axis=1 goes along each row. Without axis everything is taken together.

Calculating. add, subtract, multiply and divide work element by element on equal shapes, as do square, pow and sqrt. matmul is the product of matrices, rows times columns, which is what a layer of neurons does: (n, 4) by (4, 3) gives (n, 3).

Training. variable marks a tensor as trainable, so that the gradient tape watches it, and assignSub lowers it in place: w.assignSub(lr · gradient) is a step of gradient descent.

Three functions matter most for what follows.

datasetFromSlices cuts features and labels into pairs along their first axis, so that row i of the one always meets entry i of the other. Every batch of every chapter is made like this.

oneHot turns a label into a row of switches: of three classes, class 1 is [0, 1, 0]. A class is not a quantity; 2 is not twice 1. As switches, all classes are equally far from each other, and the row reads as probabilities: 0 for the wrong ones, 1 for the right one.

softmax turns any numbers into probabilities of that same form:

  softmax(y)_i = e^y_i / Σ e^y_j

All are between 0 and 1, they add up to 1, and the largest number stays the largest. Only then can an answer of the network be compared with a one-hot label. argmax undoes it: the index of the largest value is the class.

Type any of these below. Names can be bound with =, and nothing you type is run as a program: the page reads its own small language.`,
  zh: `TensorFlow 计算的对象都是张量：一块数，带着形状和类型。形状说明每个轴上有几个数，(2, 3) 就是两行三列。类型（dtype）说明是什么数：参与训练的用 float32，标签和下标用 int32，真假用 bool。两个张量类型相同才能运算，否则先用 cast 转换。

创建张量。constant 直接写出一个，convertToTensor 把别处的数据转过来。zeros、ones、fill 生成同一个值的张量。randomNormal 按给定的均值和标准差生成正态分布的随机数；truncatedNormal 把偏离均值两个标准差以外的值丢掉重抽，这样不会有参数一开始就过大；randomUniform 在 [最小，最大) 内均匀取值。给定种子，每次抽到的都一样。

统计张量。cast 转换类型。reduceMin、reduceMax、reduceMean、reduceSum 把张量归约成一个数，或者沿某个轴归约：axis=0 是跨行、沿纵向，每列得一个数；axis=1 是跨列、沿横向，每行得一个数；不写 axis 则所有元素一起算。

四则运算。add、subtract、multiply、divide 对形状相同的张量逐元素计算，square、pow、sqrt 也一样。matmul 是矩阵乘法，行乘列，一层神经元做的就是它：(n, 4) 乘 (4, 3) 得 (n, 3)。

训练。variable 把张量标记为可训练，梯度带会盯着它；assignSub 原地自减：w.assignSub(lr · 梯度) 就是梯度下降的一步。

后面用得最多的是三个函数。

datasetFromSlices 沿第一个轴把特征和标签切成一对一对，第 i 行特征总是配第 i 个标签。后面每一章的每一批数据都是这样来的。

oneHot（独热码）把标签变成一排开关：三类中的第 1 类写作 [0, 1, 0]。类别不是数量，2 并不是 1 的两倍。写成开关后，任意两类的距离都相等，而且可以当概率读：错的是 0，对的是 1。

softmax 把任意一组数变成同样形式的概率：

  softmax(y)_i = e^y_i / Σ e^y_j

每个值都在 0 与 1 之间，加起来等于 1，原来最大的仍然最大。这样网络的输出才能和独热码标签相比较。反过来用 argmax：最大值的下标就是类别。

在下面输入其中任意一个试试。可以用 = 给结果起名字。输入的内容不会被当作程序执行，本页只认自己这门小语言。`,
}
