import type {Localised} from '../../text/localised.ts'

/** §3 and §3.1. */
export const customDatasetNotes: Localised = {
  en: `Chapter 2 was an exercise: somebody else's data, one training, a number at the end. Six things turn the exercise into a tool, and they are chapter 3.

  own data       your pictures instead of a ready set
  augmentation   more pictures out of those you have
  resuming       training that goes on where it stopped
  extraction     the parameters as a text you can read
  curves         what happened, epoch by epoch
  application    a picture in, an answer out

This page is the first. What load_data() did, you now do yourself. There is a folder of pictures and a text file that says what is on each of them, one line for each: the file's name, a space, the label.

  28755_0.jpg 0
  50361_5.jpg 5
  6129_7.jpg 7

Each line is read and split; the picture is opened, brought to the network's size, made grey (or left in colour), turned into an array and divided by 255; the label goes into a second array. Two arrays come out, features and labels, in the same order, and from there on it is the mnist page.

Decoding thousands of JPEGs takes far longer than reading one file of numbers. So the arrays are written to disk, and the next run finds them there. The program notes what they were made from: change a picture or a line, and they are made anew; change nothing, and they are not. The file is NumPy's own .npz, and np.load opens it.

A folder with one sub-folder for each class does as well, without a text file: the names of the folders are the names of the classes. The pictures may have any size and format. "Picture size" says to how many pixels a side they are brought; all must be equal, since the first layer has one weight for each pixel and neuron.

Real collections have faults. A line names a picture that is not there, a file is called .jpg and is none, a label is missing. Each is reported with its number, and you may stop and mend it or go on without.

How many pictures does one need? For the ten digits, a few hundred give a network that reads two thirds of what it is shown; several thousand give nine tenths. All classes should be about equally frequent, otherwise the network learns to answer with the frequent one. And the pictures must look like those it will be applied to: same light, same background, same framing. Whatever all the pictures of a class have in common, even if by chance, the network takes for the class.

With fifty pictures or fewer a class, go on to the next page: augmentation.`,
  zh: `第二章是练习：用别人的数据训练一次，得到一个数。要把练习变成工具，还差六件事，合起来就是第三章。

  自制数据集   用你的图片代替现成的数据
  数据增强     从已有的图片里变出更多
  断点续训     停在哪里就从哪里接着训
  参数提取     把参数写成看得懂的文本
  曲线         每一轮发生了什么
  应用         给一张图，得到一个答案

本页是第一件。load_data() 替你做过的事，现在自己来做。一个图片文件夹，加一个文本文件，每行写一张图：文件名、空格、标签。

  28755_0.jpg 0
  50361_5.jpg 5
  6129_7.jpg 7

逐行读入，按空格分开；打开图片，缩放到网络要的尺寸，转成灰度（或保留彩色），变成数组，除以 255；标签放进另一个数组。最后得到特征和标签两个数组，顺序一致，此后就和 mnist 那一页一样了。

解码几千张 JPEG 比读一个数值文件慢得多，所以把数组存到磁盘上，下次直接读取。程序会记下它们是由什么生成的：改了一张图或一行字，就重新生成；什么都没改，就直接用。文件是 NumPy 自己的 .npz 格式，np.load 能打开。

每类一个子文件夹也行，不需要文本文件，文件夹名就是类名。图片的尺寸和格式不限，“图片边长”决定缩放到多少像素；所有图片必须一样大，因为第一层的每个神经元对每个像素都有一个权重。

真实的数据总有毛病：某一行写的图片不存在，某个 .jpg 其实不是图片，某一行漏了标签。每一处都会报告行号，可以停下来修，也可以跳过继续。

要多少图片才够？以十个数字为例，几百张训练出来的网络能认对三分之二，几千张能认对九成。各类的数量要大致相当，否则网络会学会总答多的那一类。图片还要和将来用的场合相像：光线、背景、取景都一样。一类图片凡有共同之处，哪怕出于偶然，网络都会当成这一类的特征。

如果每类只有五十张甚至更少，请看下一页：数据增强。`,
}
