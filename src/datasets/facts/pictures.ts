import {alike, type Facts, type RemoteFile} from './facts.ts'

/** The four files of MNIST's form, which its successors keep, at every mirror. */
const idxFiles = (
  mirrors: readonly string[],
  files: Readonly<Record<string, readonly [sha256: string, bytes: number]>>,
): RemoteFile[] =>
  Object.entries(files).map(([name, [sha256, bytes]]) => {
    const path = `${name}-ubyte.gz`
    return {path, urls: mirrors.map(mirror => `${mirror}/${path}`), sha256, bytes}
  })

const kerasLoads = (name: string) =>
  `(x_train, y_train), (x_test, y_test) = keras.datasets.${name}.load_data()`

/** `load_data()` for a file of so common a name would put the official one in the place of the reader's own. */
const kerasReads = (file: string, address: string) => [
  {
    en: `what Keras keeps as ${file} is read as it is: its load_data() would replace one that is not the official file`,
    zh: `Keras 缓存中的 ${file} 按原样读取：load_data() 会覆盖不是官方的同名文件`,
  },
  `saved = np.load(keras.utils.get_file("${file}", "${address}/${file}"))`,
  'x_train, y_train = saved["x_train"], saved["y_train"]',
  'x_test, y_test = saved["x_test"], saved["y_test"]',
]

const takesPart = ['from', 'trainSamples', 'testSamples', 'holdOut'] as const

/** Where printed programs fetch the files: the mirrors that answer programs. */
const kerasMirror = 'https://storage.googleapis.com/tensorflow/tf-keras-datasets'
const mnistMirror = 'https://storage.googleapis.com/cvdf-datasets/mnist'

/** Every set of pictures, in the order in which picture chapters offer them. */
export const pictures = {
  mnist: {
    title: {en: 'MNIST handwritten digits', zh: 'MNIST 手写数字'},
    about: {en: '70,000 handwritten digits, 28×28, grey', zh: '七万张手写数字，28×28，灰度'},
    kind: 'pictures',
    inputShape: [28, 28, 1],
    classes: alike('0123456789'),
    trainCount: 60_000,
    testCount: 10_000,
    licence: 'CC BY-SA 3.0',
    homepage: 'https://yann.lecun.com/exdb/mnist/',
    files: idxFiles(
      ['https://yann.lecun.com/exdb/mnist', 'https://ossci-datasets.s3.amazonaws.com/mnist', mnistMirror],
      {
        'train-images-idx3': ['440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609', 9_912_422],
        'train-labels-idx1': ['3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c', 28_881],
        't10k-images-idx3': ['8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6', 1_648_877],
        't10k-labels-idx1': ['f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6', 4_542],
      },
    ),
    brings: {},
    takes: takesPart,
    picture: {
      prepare: 'mnist',
      invert: 'auto',
      why: {
        en: 'ink on paper becomes white on black, as in the training pictures',
        zh: '白底黑字变成黑底白字，与训练图片一致',
      },
      program: {
        python: kerasReads('mnist.npz', kerasMirror),
        typescript: {form: 'idx', address: mnistMirror},
      },
    },
  },
  fashion: {
    title: {en: 'Fashion-MNIST garments', zh: 'Fashion-MNIST 服饰'},
    about: {en: '70,000 garments, 28×28, grey', zh: '七万张衣物图片，28×28，灰度'},
    kind: 'pictures',
    inputShape: [28, 28, 1],
    classes: [
      {en: 'T-shirt/top', zh: 'T恤'},
      {en: 'Trouser', zh: '裤子'},
      {en: 'Pullover', zh: '套头衫'},
      {en: 'Dress', zh: '连衣裙'},
      {en: 'Coat', zh: '外套'},
      {en: 'Sandal', zh: '凉鞋'},
      {en: 'Shirt', zh: '衬衫'},
      {en: 'Sneaker', zh: '运动鞋'},
      {en: 'Bag', zh: '包'},
      {en: 'Ankle boot', zh: '短靴'},
    ],
    trainCount: 60_000,
    testCount: 10_000,
    licence: 'MIT',
    homepage: 'https://github.com/zalandoresearch/fashion-mnist',
    files: idxFiles(
      [
        'https://fashion-mnist.s3-website.eu-central-1.amazonaws.com',
        kerasMirror,
        'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion',
      ],
      {
        'train-images-idx3': ['3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84', 26_421_880],
        'train-labels-idx1': ['a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845', 29_515],
        't10k-images-idx3': ['346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073', 4_422_102],
        't10k-labels-idx1': ['67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5', 5_148],
      },
    ),
    brings: {},
    takes: takesPart,
    picture: {
      prepare: 'plain',
      invert: 'auto',
      why: {
        en: 'a garment on a white ground becomes a light one on black, as in the training pictures',
        zh: '白底的衣物变成黑底，与训练图片一致',
      },
      program: {python: [kerasLoads('fashion_mnist')], typescript: {form: 'idx', address: kerasMirror}},
    },
  },
  cifar10: {
    title: {en: 'CIFAR-10 pictures', zh: 'CIFAR-10 图像'},
    about: {en: '60,000 photographs, ten classes, 32×32, colour', zh: '六万张照片，十类，32×32，彩色'},
    kind: 'pictures',
    inputShape: [32, 32, 3],
    classes: [
      {en: 'airplane', zh: '飞机'},
      {en: 'automobile', zh: '汽车'},
      {en: 'bird', zh: '鸟'},
      {en: 'cat', zh: '猫'},
      {en: 'deer', zh: '鹿'},
      {en: 'dog', zh: '狗'},
      {en: 'frog', zh: '青蛙'},
      {en: 'horse', zh: '马'},
      {en: 'ship', zh: '船'},
      {en: 'truck', zh: '卡车'},
    ],
    trainCount: 50_000,
    testCount: 10_000,
    licence: 'not stated; made by Krizhevsky, Nair and Hinton for research',
    homepage: 'https://www.cs.toronto.edu/~kriz/cifar.html',
    files: [
      {
        path: 'cifar-10-python.tar.gz',
        urls: ['https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz'],
        sha256: '6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce',
        bytes: 170_498_071,
      },
    ],
    brings: {},
    takes: takesPart,
    picture: {
      prepare: 'plain',
      invert: 'no',
      program: {
        python: [kerasLoads('cifar10'), 'y_train, y_test = y_train.ravel(), y_test.ravel()'],
        typescript: {form: 'cifar', address: 'https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz'},
      },
    },
  },
  'own-pictures': {
    title: {en: 'Your own pictures', zh: '自备图片'},
    about: {en: 'your own labelled pictures', zh: '你自己的、带标签的图片'},
    kind: 'pictures',
    inputShape: h => [Number(h.imageSize), Number(h.imageSize), h.colorMode === 'rgb' ? 3 : 1],
    classes: 10,
    licence: 'the reader’s own',
    homepage: '',
    files: [],
    brings: {imageSize: 28, colorMode: 'grayscale' as const},
    takes: ['images', 'labels', 'skipMissing', 'trainSamples', 'testSamples', 'holdOut'],
    needs: 'images',
    picture: {prepare: 'plain', invert: 'no'},
  },
} satisfies Readonly<Record<string, Facts>>
