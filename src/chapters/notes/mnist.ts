import type {Localised} from '../../text/localised.ts'

/** §2.1 and §2.3: layers, two ways of building, fit. */
export const mnistNotes: Localised = {
  en: `Seventy thousand handwritten digits, grey, 28×28 pixels: 60,000 to learn from and 10,000 to be tested on. MNIST is where one begins with pictures, because a small network reads it well and a mistake shows at once.

A pixel is a number from 0 to 255. Divided by 255 it is a number from 0 to 1. That is the whole preparation, and it matters: with large inputs the first steps would be far too large.

  Flatten         28×28 pixels in a row: 784 numbers, nothing to learn
  Dense 128 relu  784·128 + 128 = 100,480 parameters
  Dense 10        128·10 + 10 = 1,290 parameters, softmax
                  101,770 in all

These are two of four kinds of layers that make up the book. Flatten lines up what came in two dimensions. Dense joins each neuron with everything before it; it takes the number of neurons, an activation, and a regulariser. Conv2D (chapter 4) slides kernels over a picture and takes their number, size, stride and padding. LSTM (chapter 7) reads a sequence step by step.

There are two ways of building. Sequential is a list: the output of each layer is the input of the next, and nothing more need be said. A class says the same in two halves: the layers are made in its constructor, and the method call says how data flow through them. For this network that is merely longer. For Inception and ResNet, where paths part and meet, a list is not enough. The code panel shows every page both ways.

fit takes the training data, the batch size, the number of epochs, the validation data (or validationSplit, a share of the training data), and validationFreq, how many epochs lie between two validations. Here that is 32, 8, the 10,000 test pictures, and 2. One epoch is 1,875 steps.

After these 8 epochs about 97.7 % of the test pictures are read rightly, and the loss lies between 0.07 and 0.08. Training accuracy runs ahead of it, beyond 99 %. The gap between the two is over-fitting in the making: from about the sixth epoch on validation loss no longer falls, though training loss does. Try dropout 0.2 and see the gap close, or 16 hidden neurons and see both fall behind.

Then open "apply" and show it a digit of your own. MNIST's digits are white on black, fitted into a box of 20×20 and centred by their mass. A photograph of ink on paper is the opposite in every respect, so it is prepared in the same way before the network sees it, and the page shows you what the network sees. The notes' own preparation, scale and threshold, can be chosen too. Compare them, and you will know why a network that reads 98 % of the test set can fail on your own hand.`,
  zh: `七万张手写数字，灰度，28×28 像素：六万张用来学，一万张用来考。图像识别从 MNIST 开始，因为小网络就认得不错，出了错也一眼看得出来。

一个像素是 0 到 255 的数，除以 255 就成了 0 到 1 的数。数据准备仅此而已，却不能省：输入太大，最初的几步就会迈得太远。

  Flatten         28×28 像素拉成一排，784 个数，没有可学的
  Dense 128 relu  784·128 + 128 = 100,480 个参数
  Dense 10        128·10 + 10 = 1,290 个参数，softmax
                  共 101,770 个

全书的网络主要由四种层搭成，这里用了两种。Flatten（拉直层）把二维的排成一维。Dense（全连接层）让每个神经元连着前面的所有输入，要给出神经元个数、激活函数和正则化方式。Conv2D（卷积层，第四章）让卷积核在图上滑动，要给出核的个数、尺寸、步长和填充。LSTM（第七章）一步一步地读一个序列。

搭建有两种写法。Sequential 是一张清单：前一层的输出就是后一层的输入，别的都不用说。写成类（class）则分成两半：构造函数里造好各层，call 方法里说数据怎么流过它们。对这个网络来说只是更啰嗦；到了 Inception 和 ResNet，支路有分有合，清单就不够用了。代码面板里每一页都给出两种写法。

fit 要给训练数据、批大小、轮数、验证数据（或者用 validationSplit 从训练数据里划出一部分），以及 validationFreq，即每隔多少轮验证一次。这里是 32、8、一万张测试图片和 2。一轮是 1,875 步。

这 8 轮之后，测试图片大约认对 97.7%，损失在 0.07 到 0.08 之间。训练准确率跑在前面，超过 99%。两者之间的缝就是正在形成的过拟合：大约从第六轮起，训练损失还在降，验证损失已经不降了。试试 Dropout 0.2，看这道缝合上；或者只用 16 个隐藏神经元，看两条线一起落后。

然后到“应用”里给它看你自己写的数字。MNIST 的数字是黑底白字，缩到 20×20 的框里，按重心居中；而白纸上的墨迹照片处处相反，所以要先做同样的处理再交给网络，页面上会显示网络看到的样子。也可以改用笔记里的处理方法，即缩放加阈值。对比一下你就明白，为什么测试集上能认 98% 的网络，碰到你自己的字也会出错。`,
}
