import type {Step} from './step.ts'

const enter = '\r'
const up = '\x1b[A'
const back = '\x1b'
const minutes = (count: number) => count * 60_000

/** What all trainings of the walk have in common: small enough for an evening's laptop. */
const small = '--epochs 4 --train-samples 4000 --test-samples 1000'

/** From nothing to: which of three learning rates is best for CIFAR-10, is it real, and why. */
export const learningRates: readonly Step[] = [
  {
    say: {
      en: `# Which learning rate is best, is it real, and why?

A walk with CIFAR-10: photographs of ten kinds of things, a small convolutional network, three learning rates. Everything below
is what the program showed when \`npx tsx scripts/walk.ts\` recorded this page; on your machine times differ, and the last digits may.

\`npm start\` shows the chapters. \`/cifar\` and Enter find the one that is meant, Enter opens it.`,
      zh: `# 哪个学习率最好？差别是真的吗？为什么？

以 CIFAR-10（十类照片）为例：一个小的卷积网络，三个学习率。以下全部是 \`npx tsx scripts/walk.ts\` 录制本页时程序实际显示的内容；
在你的机器上用时会不同，最后几位数字也可能不同。

\`npm start\` 显示各章。输入 \`/cifar\` 并按 Enter 找到该章，再按 Enter 打开。`,
    },
    press: [
      {keys: '/cifar', until: /▸? ?CIFAR-10/},
      {keys: enter, until: '198,506'},
      {keys: enter, until: 'tfnotes train cifar10'},
    ],
  },
  {
    say: {
      en: `## Where to look at all

A learning rate that is too small learns nothing in your lifetime, one that is too large runs away. Between them lie powers of
ten. \`F\` tries them on real batches, with a copy of the weights and three seeds, and answers with a range.`,
      zh: `## 该在哪里找

学习率太小，等到天荒地老也学不会；太大，损失就会发散。两者之间差着好几个数量级。按 \`F\`，程序用真实的批次、权重的副本和
三个种子逐个尝试，给出一个范围。`,
    },
    press: [
      {
        keys: 'F',
        until: {en: /It learns between|No range|still falls/, zh: /按 Enter|没有|仍在/},
        within: minutes(3),
      },
    ],
  },
  {
    say: {
      en: `## Three candidates, one run each

\`Esc\` goes back to the form. Three values in one field make it a sweep: up to *learning rate*, \`0.0001,0.001,0.01\`, Enter. The
epochs become 4, so that it does not take all evening.`,
      zh: `## 三个候选值，各训练一次

按 \`Esc\` 回到表单。在一栏里填入三个值就成了一次扫描：向上移到“学习率”，输入 \`0.0001,0.001,0.01\`，按 Enter。轮数改为 4，免得等一晚上。`,
    },
    press: [
      {keys: back, until: {en: 'passes over the training data', zh: '遍历训练集的次数'}},
      {keys: '4', until: '4'},
      {keys: enter, until: '--epochs 4'},
      {keys: up, until: {en: 'samples per update', zh: '每次更新参数'}},
      {keys: up, until: {en: '▸', zh: '▸'}},
      {keys: up, until: {en: 'FromLogits', zh: 'FromLogits'}},
      {keys: up, until: {en: /what the rate does|cosine|exponential/, zh: /余弦|指数/}},
      {keys: up, until: {en: 'the size of a step', zh: '每一步的大小'}},
      {keys: '0.0001,0.001,0.01', until: '001,0.001,0.01'},
      {keys: enter, until: 'tfnotes sweep cifar10'},
    ],
  },
  {
    say: {
      en: `The last lines of the page are the same question for a shell. We ask it there, on fewer pictures and with three seeds each: one
run says as much about the luck of its first weights as about its learning rate. \`±\` is what that luck makes of the mean.`,
      zh: `页面最后几行是同一个问题的命令形式。我们改在命令行里问：用较少的图片，每个值三个种子。只训练一次，看到的既是学习率，
也是初始权重的运气；\`±\` 就是这份运气对平均值的影响。`,
    },
    command: `sweep cifar10 --learning-rate 0.0001,0.001,0.01 ${small} --seeds 3`,
  },
  {
    say: {
      en: `The board has an order, and beside each row whether that order means anything: *worse* is certain, *not told apart* is not,
however far the means seem to lie apart.

## Is it real?

The two whose means lie farthest apart may still not be told apart: seeds differ by much. Twins ask again, with pairs that
share their seed: the same first weights, the same batches. What was trained already is taken, not trained again; it stops when it
is sure, or when nothing is to be hoped for.`,
      zh: `排行榜有先后，每行旁边还写着这个先后是否有意义：*较差* 是确定的，*分不出* 则不是，无论平均值看上去相差多远。

## 差别是真的吗？

平均值相差最远的两个也未必分得出：种子之间差别很大。对照让每一对使用同一个种子，即相同的初始权重和相同的批次。已经训练过的直接采用，
不再训练；能确定时自动停止。`,
    },
    command: `twins cifar10 --a lr=0.001 --b lr=0.01 ${small}`,
  },
  {
    say: {
      en: `One sentence answers: by how much, between which bounds, in how many of the pairs.

## Why?

The curves say why. \`compare\` lays the runs of the first seed over each other: all that differs is the learning rate.`,
      zh: `一句话就是答案：差多少，在什么范围内，多少对如此。

## 为什么？

原因在曲线里。\`compare\` 把第一个种子的几次训练叠在一起：不同的只有学习率。`,
    },
    command: 'compare --where "cifar10 seed:1" --measure val-loss',
  },
  {
    say: {
      en: `The small rate falls evenly and is still falling when its epochs end: it is not wrong, it is slow. The large one gets stuck early and
jumps about: its steps are wider than the valley. The one in the middle falls fast and
furthest; where it turns up at the end, smaller steps would serve it now, which is what a schedule is for. The best epoch of each
stands in the list of runs:`,
      zh: `小学习率的损失平稳下降，训练结束时仍在下降：它没有错，只是慢。大学习率很快停滞并上下跳动：步子比谷底还宽。中间的下降得最快、
最低；末尾的回升说明此时该用更小的步子，学习率策略就是为此而设。每次训练最好的一轮列在训练列表里：`,
    },
    command: `runs --where "cifar10 seed:1" --sort acc`,
  },
  {
    say: {
      en: `## And on the screens

\`S\` shows the studies, Enter the one that was asked: the board, what mattered, and the curves of the best. Its trials are ordinary
runs: Enter opens one, \`c\` compares them, \`a\` on a run applies it to a photograph of your own.`,
      zh: `## 在屏幕上

按 \`S\` 显示各项研究，Enter 打开刚才那一个：排行榜、什么起作用、最优几组的曲线。其中都是普通的训练：Enter 打开其中一次，\`c\` 比较，
在某次训练上按 \`a\` 即可用它识别你自己的照片。`,
    },
    press: [
      {keys: 'S', until: 'sweep-cifar10'},
      {keys: 'j', until: 'sweep-cifar10'},
      {keys: enter, until: '0.001'},
    ],
  },
]
