import type {Localised} from '../../text/localised.ts'

/** §5.3. */
export const vgg16Notes: Localised = {
  en: `VGGNet came from Oxford's Visual Geometry Group in 2014 and was second in that year's ImageNet, with a top-5 error of 7.3 %. It asked what depth alone can do, and kept everything else as plain as possible: each kernel is 3×3, each convolution pads to the same size, each pooling halves, each group doubles the kernels. Because it is so regular, hardware runs it well, and because it is so plain, people still take it as a first feature extractor.

Small kernels are the point. Two layers of 3×3 see 5×5, three of them see 7×7; but three have 27 weights for each pair of channels where a 7×7 has 49, and bend three times instead of once.

  group 1     64  64          CBA CBAPD        32 → 16
  group 2    128 128          CBA CBAPD        16 → 8
  group 3    256 256 256      CBA CBA CBAPD     8 → 4
  group 4    512 512 512      CBA CBA CBAPD     4 → 2
  group 5    512 512 512      CBA CBA CBAPD     2 → 1
  Flatten 512
  Dense 512 relu D, Dense 512 relu D, Dense 10 softmax

Thirteen convolutions and three Dense layers: sixteen layers with weights. 15,262,026 parameters, 314 million multiply-adds for each picture.

Why do the kernels double while the picture shrinks? The map becomes smaller, so each value stands for more, and there has to be room to say it. The work stays about the same from group to group: a quarter of the places, four times the weights at each.

Follow the receptive field in the layer table. After group 1 a value sees 6 pixels, after group 3 it is 44, after group 5 it is 212, which on a picture of 32 is all of it, many times over. The first groups see edges and colours, the middle ones textures and parts, the last ones things.

Batch normalisation was not yet known when VGG was published. Its authors had to train a shallow version first and put more layers in between. Here, with B after each C, it trains from scratch; dropout of 0.2 follows each group.

What to expect: this is a large network for small pictures, and slow. On 2,000 pictures three epochs are enough to see the loss fall, not to see good answers: validation stays near guessing at first while training improves, because the running means of 13 normalisations need some hundred steps to catch up with the weights. On all of CIFAR-10 it would reach four fifths and more after some tens of epochs. The pre-flight tells you how long these are on your machine before you begin.`,
  zh: `VGGNet 出自牛津大学视觉几何组（Visual Geometry Group），获 2014 年 ImageNet 亚军，Top5 错误率 7.3%。它问的是：单靠加深能做到什么？其余一切尽量简单：卷积核都是 3×3，卷积都保持尺寸，池化都减半，每组的核数加倍。因为规整，硬件跑起来顺手；因为简单，至今还常有人拿它提取特征。

要点是小卷积核。两层 3×3 看到 5×5，三层看到 7×7；三层 3×3 对每一对通道只有 27 个权重，一个 7×7 却有 49 个，而且前者弯折三次，后者只有一次。

  第 1 组    64  64          CBA CBAPD        32 → 16
  第 2 组   128 128          CBA CBAPD        16 → 8
  第 3 组   256 256 256      CBA CBA CBAPD     8 → 4
  第 4 组   512 512 512      CBA CBA CBAPD     4 → 2
  第 5 组   512 512 512      CBA CBA CBAPD     2 → 1
  Flatten 512
  Dense 512 relu D，Dense 512 relu D，Dense 10 softmax

十三层卷积、三层全连接，一共十六个带权重的层。15,262,026 个参数，每张图片 3.14 亿次乘加。

为什么图片变小，核数反而加倍？特征图小了，每个值代表的内容就多，得有地方把它说出来。各组的计算量大致不变：位置只剩四分之一，每个位置的权重是四倍。

在层表里跟着感受野走：第 1 组之后一个值看到 6 个像素，第 3 组之后 44 个，第 5 组之后 212 个，对边长 32 的图片来说早已是全部。前面的组看边缘和颜色，中间的组看纹理和部件，最后的组看物体。

VGG 发表时还没有批标准化，作者只好先训练一个浅的，再往中间加层。这里每个 C 后面都有 B，可以从零直接训练；每组末尾有 0.2 的 Dropout。

会看到什么？对小图片来说这是个大网络，慢。两千张图片训三轮，足以看到损失下降，却看不到好的答案：训练在进步，验证起初还和瞎猜差不多，因为 13 个批标准化的滑动均值要几百步才跟得上权重。用全部 CIFAR-10 训练几十轮，可以达到五分之四以上。在你的机器上要多久，开始之前试跑会告诉你。`,
}
