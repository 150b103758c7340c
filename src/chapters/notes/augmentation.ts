import type {Localised} from '../../text/localised.ts'

/** §3.2. */
export const augmentationNotes: Localised = {
  en: `A 7 is a 7 if it leans a little, stands a little further left or is written a little larger. You know that; the network knows only what it has seen. Augmentation shows it: before a picture is used for training it is changed at random, in ways that leave its meaning alone. In the next epoch the same picture comes in another variant. From 60,000 pictures you get, so to speak, as many as you like.

  rescale          multiply every pixel, 1/255: from 0…255 to 0…1
  rotation         turn by up to ± so many degrees
  width shift      move sideways by up to ± this share of the width
  height shift     the same, up and down
  zoom             enlarge or reduce by a factor of 1 ± this
  horizontal flip  mirror left and right, half of the time

What moves in from beyond the edge is filled with the nearest pixel of the edge. All the changes of one picture are put together into one mapping and calculated in one go, so that it is not blurred several times over.

Only training pictures are changed. Validation must remain comparable from epoch to epoch and with other runs, so its pictures stay as they are.

The art lies in choosing changes that your application will meet. Flipping suits cats and dogs, and is wrong for digits: a mirrored 2 is no digit at all, and a network that must accept it as a 2 gets worse. Turning by 45° suits leaves seen from above; for digits it is a lot, as a slanted 1 comes near a 7 and a 6 near a 0. Zooming by half makes some digits tiny and pushes others over the edge.

The notes' values on this page (45°, 0.15, 0.15, 0.5, no flip) are deliberately strong, so that you can see what happens. Look at the preview. Then train and compare with mnist: after five epochs training accuracy is clearly lower, and so is validation accuracy; and validation is better than training, the opposite of over-fitting. Nothing is wrong. The network is being asked a harder question in training than in the test. With 60,000 pictures and two small layers there was not much over-fitting to cure, and a good part of the 128 neurons now goes into leaning digits that the test set does not contain.

Now turn it about. Set the training samples to 1,000: without augmentation the network learns them by heart within twenty epochs, with a gentle one (rotation 10, shifts 0.1, zoom 0.1) it goes on improving. And apply both networks to crooked photographs of your own. Augmentation does not raise the number on a clean test set so much as the number in life.

Every picture chapter has the same switches; here they are merely on to begin with.`,
  zh: `一个 7，歪一点、靠左一点、写大一点，仍然是 7。这你知道，网络却只知道它见过的。数据增强就是让它见到：每张图片在用于训练之前先随机变一变，变法不改变它的含义；下一轮，同一张图又是另一副样子。六万张图片可以变出任意多张。

  rescale          所有像素乘 1/255，从 0…255 变到 0…1
  rotation         随机旋转，最多 ± 若干度
  width shift      水平平移，最多 ± 宽度的这个比例
  height shift     竖直平移，同上
  zoom             随机缩放，系数在 1 ± 这个值之间
  horizontal flip  以一半的概率左右翻转

从边缘外移进来的部分，用离边缘最近的像素填充。一张图的各种变换先合成一个映射，再一次算完，不会被反复模糊好几遍。

只变训练图片。验证要在各轮之间、各次训练之间可比，所以验证图片保持原样。

诀窍在于选择实际应用时真会碰到的变化。翻转适合猫狗，不适合数字：镜像的 2 根本不是数字，硬要网络把它认成 2，只会越学越差。转 45° 适合从上方看的树叶，对数字就太多了，斜着的 1 会接近 7，转了的 6 会接近 0。缩放一半，有的数字变得极小，有的被挤出边缘。

本页用的是笔记的取值（45°、0.15、0.15、0.5、不翻转），有意偏强，好让你看清效果。先看预览。再训练，与 mnist 比较：五轮之后训练准确率明显低了，验证准确率也低了；而且验证比训练还高，与过拟合恰好相反。这并不是出了错，而是训练时的题目比考试时难。六万张图片配两个小层，本来就没有多少过拟合可治，128 个神经元里现在有不少用来对付测试集里并没有的歪字。

反过来试：把训练样本设为 1,000。不增强，网络二十轮内就背熟了；温和地增强（旋转 10、平移 0.1、缩放 0.1），它能一直进步。再拿你自己拍歪了的照片分别去试这两个网络。数据增强提高的，与其说是干净测试集上的分数，不如说是实际使用时的分数。

每个图像章节都有这些开关，只是在这一页默认打开。`,
}
