import type {Localised} from '../../text/localised.ts'
import type {DataFile} from './data-file.ts'

/** What the printed programs say in either language, as a comment. */
export const remarks = {
  parameterText: {
    en: 'the parameters as text: name, shape, values (large networks would fill the disk)',
    zh: '参数提取：名字、形状、数值（大网络会写满磁盘，故跳过）',
  },
  testedOnce: {
    en: 'the test set is evaluated once, with the weights of the epoch that the held out samples chose',
    zh: '测试集只评估一次，用留出样本选出的那一轮的参数',
  },
  testedByLast: {
    en: 'the test set is evaluated once; with the last weights here, where tfnotes takes those of the best epoch',
    zh: '测试集只评估一次；这里用最后的参数，而 tfnotes 用最优一轮的参数',
  },
  pictureFiles: {
    en: 'picture files named on the command line, then the first test pictures',
    zh: '命令行上给出的图片文件，然后是前几张测试图片',
  },
  measurements: {en: 'four measurements in centimetres', zh: '四个测量值，单位厘米'},
  firstLetters: (steps: number | undefined) => ({
    en: `the first letters (${steps} of them) may be given; each answer is appended and the window moves on`,
    zh: `在命令后面写 ${steps} 个字母；答案接在后面，窗口前移`,
  }),
  nextDays: {
    en: 'the next days, each answer fed back in: extrapolation',
    zh: '未来几天：把答案再喂回去，是外推',
  },
  furtherColumns: {en: 'further columns stay as they were', zh: '其他列保持不变'},
  anyBackend: {en: 'or jax, or torch; KERAS_BACKEND chooses', zh: '或 jax、torch；由 KERAS_BACKEND 选择'},
  onlyBackend: (strategy: string) => ({en: `${strategy} needs it`, zh: `${strategy} 需要它`}),
  upright: {
    en: 'turned as it was held; what is transparent becomes white',
    zh: '按拍摄方向摆正；透明处视为白色',
  },
  mirrored: {
    en: 'every GPU of this host has a copy of the network and computes its part of each batch',
    zh: '本机每块 GPU 各有一份网络，各算每批的一部分',
  },
  normalisedApart: {
    en: 'batch normalisation goes by each device’s own part: the losses are not quite those of one device',
    zh: '批标准化只看各设备自己的那部分：损失与单设备略有不同',
  },
  parallel: {
    en: 'every device has a copy of the network and computes its part of each batch',
    zh: '每个设备各有一份网络，各算每批的一部分',
  },
  hosts: (chapter: string) => ({
    en: `python ${chapter}.py takes all devices of this host. On several hosts it is started on each, told by its environment:`,
    zh: `python ${chapter}.py 使用本机全部设备。多台主机时在每台上启动，并用环境变量说明：`,
  }),
  addresses: {en: 'all hosts, the same for each', zh: '全部主机，每台都写一样的'},
  processes: {en: 'how many they are', zh: '共几台'},
  rank: {en: 'which of them this is; 0, the first, writes the files', zh: '本机是第几台；第 0 台负责写文件'},
  gloo: {en: 'how CPUs exchange their gradients; GPUs have NCCL', zh: 'CPU 之间交换梯度的方式；GPU 用 NCCL'},
  allDevices: {en: 'of all hosts', zh: '所有主机的设备数'},
  uneven: (batch: number) => ({
    en: `a batch of ${batch} cannot be shared out evenly among {devices} devices`,
    zh: `每批 ${batch} 个样本无法平均分给 {devices} 个设备`,
  }),
  share: {
    en: 'this process’s part of every batch; the few samples at the end that cannot be shared out evenly are left out',
    zh: '每一批里属于本进程的部分；末尾不能均分的几个样本略去',
  },
  sameFolder: {
    en: 'the checkpoint has to be in a folder that all hosts see, or nowhere',
    zh: '检查点要么在所有主机共享的文件夹里，要么都没有',
  },
  savedByFirst: {
    en: 'the first process alone saves; what saving makes is its own and not shared out',
    zh: '只由第一个进程保存；保存时产生的变量不分发到其他设备',
  },
  firstAlone: {
    en: 'the first process goes on alone, with the network on one device',
    zh: '其余由第一个进程独自完成，网络放在一个设备上',
  },
  derivative: {
    en: 'the derivative of the loss, then of softmax (what TensorFlow’s gradient tape would find)',
    zh: '先对损失求导，再对 softmax 求导（即 TensorFlow 的梯度带算出的结果）',
  },
  derivativeOfCrossEntropy: {
    en: 'the derivative of cross-entropy and softmax together (what TensorFlow’s gradient tape would find)',
    zh: '交叉熵与 softmax 合在一起的导数（即 TensorFlow 的梯度带算出的结果）',
  },
  firstNumbers: (deviation: number, seed: number) => ({
    en: `what TensorFlow’s truncated_normal(stddev=${deviation}, seed=${seed}) draws, so that the curve is the page’s own`,
    zh: `TensorFlow 的 truncated_normal(stddev=${deviation}, seed=${seed}) 所得的数，使曲线与本页一致`,
  }),
  branched: {en: 'begins with the weights of its parent:', zh: '从原训练的参数开始：'},
  otherWeights: {en: 'begins with weights of its own, not with those of', zh: '从自己的初始参数开始，而不是'},
  goOn: {
    en: 'go on where the last run stopped; delete the file to begin anew',
    zh: '断点续训：接着上次的训练；想从头开始就删掉这个文件',
  },
  update: {en: 'w ← w − lr · gradient', zh: 'w ← w − lr · 梯度'},
  passes: {en: 'passes over all the data', zh: '外层循环：遍历数据集'},
  batches: {en: 'batch after batch', zh: '内层循环：一批一批'},
  irises: {
    en: 'Fisher’s irises, fifty of each species: four lengths in millimetres each',
    zh: '费希尔的鸢尾花，每个品种五十朵：四个长度，单位毫米',
  },
  letterWindows: (steps: number | undefined) => ({
    en: `windows of ${steps} and the letter that follows`,
    zh: `长度为 ${steps} 的窗口，和紧跟其后的字母`,
  }),
  official: {
    en: 'the official set; a page that says its samples are generated trains on those, which --data writes',
    zh: '官方数据集；若本页注明样本是生成的，训练用的是生成的样本，可用 --data 写出',
  },
  dataFile: {
    en: 'what the page trains on, as it has it after loading; written by',
    zh: '本页读入后用来训练的数据；生成它的命令：',
  },
  dataMissing: ({path, command}: DataFile) => ({
    en: `${path} is missing here; this writes it: ${command}`,
    zh: `这里没有 ${path}；生成它的命令：${command}`,
  }),
  windows: (steps: number | undefined) => ({
    en: `windows of ${steps} rows and the row that follows, scaled by the lowest and highest value of the training rows`,
    zh: `每个样本是连续 ${steps} 行和随后一行，用训练集的最小、最大值归一化`,
  }),
  shaped: {
    en: 'NumPy’s arrays: a header that tells type and shape, then the values',
    zh: 'NumPy 数组：先是写明类型和形状的文件头，然后是数值',
  },
  part: {
    en: 'the first of them, to try it quickly; --data gives the very ones that the page takes, as many of each class',
    zh: '只取前一部分，先试试；用 --data 可得到本页所取的那些样本（各类一样多）',
  },
  border: {
    en: 'turned round where the border is light',
    zh: '边缘是亮的就反相',
  },
  so: (why: Localised) => ({en: `: ${why.en}`, zh: `：${why.zh}`}),
  centred: (box: number) => ({
    en: `the ink cut out, fitted into ${box} pixels and centred by its mass, as in MNIST`,
    zh: `取出笔迹，缩放到 ${box} 像素，按重心居中，与 MNIST 一致`,
  }),
  clipped: (norm: unknown) => ({
    en: `where all gradients together are longer than ${norm}, they are shortened alike`,
    zh: `全部梯度合起来的长度超过 ${norm} 时，按同一比例缩短`,
  }),
  clippedApart: {
    en: 'every device clips the gradients of its own part of a batch: the losses are not quite those of one device',
    zh: '每个设备各自裁剪自己那部分的梯度：损失与单设备略有不同',
  },
  decayed: {
    en: 'TensorFlow.js has no AdamW: Adam, and before it learning rate · weight decay of every parameter away',
    zh: 'TensorFlow.js 没有 AdamW：用 Adam，之前先从每个参数减去 学习率·权重衰减 的份额',
  },
  balanced: {
    en: 'a rare class counts for more: samples / (classes · samples of the class)',
    zh: '样本少的类权重更大：样本总数 /（类别数·该类样本数）',
  },
  rateOfStep: {
    en: 'what the learning rate is multiplied with at each step',
    zh: '每一步学习率所乘的系数',
  },
  loweredStays: {
    en: 'what a plateau has lowered stays so',
    zh: '停滞时降低的学习率保留下来',
  },
  jaxAside: {
    en: 'JAX keeps the optimizer’s numbers aside during an epoch',
    zh: 'JAX 在一轮之内把优化器的数值放在别处',
  },
  leastGain: {
    en: 'progress is what beats the best value by this share of it',
    zh: '比最优值好出这个比例才算改进',
  },
  keepsBest: {
    en: 'never stops, but brings back the very best weights at the end',
    zh: '不会停止训练，只在结束时恢复最优参数',
  },
  progress: {
    en: 'how many values in a row have been no progress',
    zh: '连续多少个值没有改进',
  },
  keptBest: {en: 'the best weights come back', zh: '恢复最优参数'},
  decay: {
    en: 'learning rate · decay rate ^ (epoch / decay epochs)',
    zh: '学习率 · 衰减率 ^ (轮数 / 衰减间隔)',
  },
}
