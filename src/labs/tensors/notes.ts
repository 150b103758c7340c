import type {Localised} from '../../text/localised.ts'

/** §1.4. */
export const notes: Localised = {
  en: `A tensor is numbers in rows, rows in tables, tables in stacks. Its shape says how many of each, its dtype what kind of number. int32 and float32 are what TensorFlow makes of 1 and of 1.0; bool of True. Two tensors are only calculated with each other if their dtypes agree: otherwise cast one.

Make: constant, convert (from NumPy), zeros, ones, fill; random ones by randomNormal, truncatedNormal (nothing beyond two deviations, which is how weights begin), randomUniform. A seed makes them repeatable, and here they are TensorFlow's own numbers.

Calculate element by element: add, subtract, multiply, divide (the four), square, pow, sqrt. Sizes of 1 are stretched to fit. matmul is the product of matrices.

Reduce: reduceMin, reduceMax, reduceMean, reduceSum over all, or along an axis: axis=0 goes down the columns, axis=1 along the rows. argmax gives the place of the largest.

Hold: variable marks a tensor as trainable; assignSub takes the step away from it. An update of gradient descent is exactly that.

Three matter most later. dataset pairs features with labels, row by row, and is what training is fed with. oneHot turns a class number into a row with a single 1, the form in which an answer can be compared with a label. softmax turns outputs into probabilities.

Bind names with = and use them on the next line. TensorFlow's own spelling is understood as well: tf.one_hot, tf.reduce_mean. An index takes out rows and columns: x[0], x[:, 1], x[:-30].`,
  zh: `张量就是成行的数、成表的行、成摞的表。形状（shape）说明各有多少，数据类型（dtype）说明是哪种数：1 会成为 int32，1.0 成为 float32，True 成为 bool。两个张量只有 dtype 相同才能运算，否则先用 cast 转换。

创建：constant，convert（由 numpy 转来），zeros，ones，fill；随机数有 randomNormal，truncatedNormal（不超出两倍标准差，参数初始化常用），randomUniform。给定种子可复现，而且这里得到的正是 TensorFlow 的那些数。

逐元素计算：四则运算 add、subtract、multiply、divide，以及 square、pow、sqrt。长度为 1 的维会自动扩展。矩阵乘法用 matmul。

归约：reduceMin、reduceMax、reduceMean、reduceSum，对全部元素或沿某一轴：axis=0 沿列向下，axis=1 沿行。argmax 给出最大值的位置。

保存：variable 把张量标记为可训练；assignSub 从中减去一步。梯度下降的一次更新就是它。

后面最常用的三个：dataset 把特征与标签逐行配对，训练就用它来喂数据；oneHot 把类别号变成只有一个 1 的行，这样答案才能与标签比较；softmax 把输出变成概率。

用 = 命名，下一行就能使用。TensorFlow 的原名同样认识：tf.one_hot、tf.reduce_mean。用下标取出行列：x[0]、x[:, 1]、x[:-30]。`,
}
