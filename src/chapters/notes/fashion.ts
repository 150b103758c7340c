import type {Localised} from '../../text/localised.ts'

/** §2.4. */
export const fashionNotes: Localised = {
  en: `Fashion-MNIST was made to take the place of MNIST, and therefore copies its form to the byte: 60,000 and 10,000 pictures, 28×28, grey, ten classes. Only what they show is different.

  0 T-shirt/top   1 Trouser   2 Pullover   3 Dress   4 Coat
  5 Sandal        6 Shirt     7 Sneaker    8 Bag     9 Ankle boot

So everything on this page is as on the page before it: the same preparation, the same 101,770 parameters, the same six steps. A program that is written well takes other data by changing one line. In tfnotes it is one key: each network of the picture chapters takes each set of pictures, because the shape of the input and the number of classes are read from the data and not written into the network.

And yet the result is not the same. The network that reads 98 % of the digits names about 88 % of the garments. Look at the confusion matrix after a run. Trousers, sandals, bags and boots are hardly ever missed. Almost all the mistakes happen inside one group: T-shirt, pullover, coat, dress and shirt, and the shirt is the worst, since a shirt at 28×28 pixels is a T-shirt with slightly longer sleeves or a thin coat. People do not do very much better.

What would help? More neurons: a little. More epochs: training accuracy climbs, validation accuracy does not, which is over-fitting again. The trouble lies deeper. After Flatten the network no longer knows which pixels are neighbours; if all pictures had their pixels shuffled in the same way, it would learn just as well. A collar is a thing of neighbouring pixels. What a network needs that keeps the neighbourhood is the subject of chapter 4, and the networks of chapters 4 and 5 can all be tried on these pictures: choose the data set "fashion" on their pages.

How to read the curves. Loss and accuracy are drawn for training and for validation. Both losses falling together: go on training. Training falls, validation stands still: enough. Validation rises: too much; the best epoch is marked, and its parameters are the ones kept in best/. Curves that jump up and down: the learning rate is too large, or the batch too small. Curves that hardly move: it is too small.

Note that a validation loss can rise while validation accuracy stays the same. The network is not more often wrong then; it is more certain of itself where it is wrong, and cross-entropy makes that expensive.`,
  zh: `Fashion-MNIST 就是为了替换 MNIST 而做的，所以格式一个字节都不差：六万加一万张图，28×28，灰度，十个类别。不同的只是图里的东西。

  0 T恤    1 裤子    2 套头衫    3 连衣裙    4 外套
  5 凉鞋   6 衬衫    7 运动鞋    8 包        9 短靴

因此这一页的一切都和前一页相同：同样的预处理，同样的 101,770 个参数，同样的六步。写得好的程序，换一批数据只改一行。在 tfnotes 里只按一个键：图像各章的每个网络都能接每个图像数据集，因为输入形状和类别数是从数据里读出来的，没有写死在网络里。

结果却不一样。数字能认对 98% 的网络，衣物只认对 88% 左右。训练之后看一看混淆矩阵：裤子、凉鞋、包和靴子几乎不会认错，错误差不多都出在一伙里面，T恤、套头衫、外套、连衣裙和衬衫，其中衬衫最惨。在 28×28 的图上，衬衫就是袖子稍长的 T恤，或者薄一点的外套。让人来认也好不了多少。

怎么改进？加神经元，好一点点。加轮数，训练准确率往上爬，验证准确率不动，又是过拟合。问题出在更深的地方：经过 Flatten，网络已经不知道哪些像素是邻居。如果把所有图片的像素按同一种方式打乱，它照样能学得一样好。而衣领恰恰是相邻像素组成的东西。什么样的网络能保留相邻关系，是第四章的内容；第四、五章的网络都可以拿这些图片来试，在它们的页面上把数据集选成 fashion 即可。

怎样读曲线。损失和准确率各有训练、验证两条。两条损失一起降：接着训。训练降，验证不动：够了。验证上升：过头了，图上标出了最优的那一轮，best/ 里存的就是那时的参数。曲线上下乱跳：学习率太大，或者批太小。曲线几乎不动：学习率太小。

还要注意，验证损失上升的时候，验证准确率可能不变。这时网络并没有错得更多，只是在错的地方更加自信，而交叉熵对自信的错误罚得很重。`,
}
