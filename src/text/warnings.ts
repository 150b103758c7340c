import {findings} from './findings.ts'
import {measure, percent} from './numbers.ts'
import type {Templates} from './templates.ts'

/**
 * What `warning` events say, by their code. Codes that are errors elsewhere are found there; what to try against
 * what the health watch has seen, each chapter says in its own terms.
 */
export const warnings = {
  'backend-slow': {
    en: 'Training runs on plain JavaScript, many times slower than it could be ({why|why}).',
    zh: '训练使用纯 JavaScript 计算，比应有速度慢许多倍（{why|why}）。',
  },
  'backend-unavailable': {
    en: 'The backend {wanted|word} is not available here ({why|why}); {used|word} takes its place.',
    zh: '后端“{wanted|word}”在此不可用（{why|why}），改用 {used|word}。',
  },
  'backend-changed': {
    en: 'The run began on the backend {before|word} and goes on with {now|word} ({why|why}): the last digits may differ.',
    zh: '训练开始时用后端“{before|word}”，现在改用“{now|word}”（{why|why}）：末位数字可能不同。',
  },
  'schedule-of-all': {
    en: 'The cosine falls over all epochs: now over {epochs} instead of {before}, so that the learning rate is another from here on than it would have been.',
    zh: '余弦学习率按全部轮数下降：现在为 {epochs} 轮而非 {before} 轮，因此此后的学习率与原来不同。',
  },
  'branch-epoch-anew': {
    en: 'Its parent was in the middle of epoch {epoch} (step {step}); with other values that epoch begins anew.',
    zh: '原训练停在第 {epoch} 轮中间（第 {step} 步）；因设置已改，这一轮重新开始。',
  },
  'branch-other-data': {
    en: 'The samples of {dataset} are not those that its parent was trained on.',
    zh: '{dataset} 的样本与原训练所用的不同。',
  },
  'optimizer-anew': {
    en: 'The checkpoint has no state of {optimizer|word}, which begins anew: the first steps are as those of a new run.',
    zh: '检查点中没有 {optimizer|word} 的状态，优化器从头开始：最初几步与新训练相同。',
  },
  'keras-silent': {
    en: 'Python, which computes on Keras, has not answered for {seconds} s. Compiling a large network may take minutes; a stop ends it.',
    zh: '用 Keras 计算的 Python 已有 {seconds} 秒没有回答。编译大型网络可能需要几分钟；停止训练会将其结束。',
  },
  'one-device': {
    en: 'There are {seen} devices, and one of them computes, {used}: Keras on {backend} shares nothing out. On jax all of them compute.',
    zh: '共有 {seen} 个设备，只用其中一个（{used}）：Keras 在 {backend} 上不能分工。换用 jax 可用全部设备。',
  },
  'hosts-awaited': {
    en: 'Waits for {count} hosts. On each of them: TFNOTES_KEY=… tfnotes worker --join {address} (the key stands in {file})',
    zh: '正在等待 {count} 台主机。请在每台上运行：TFNOTES_KEY=… tfnotes worker --join {address}（密钥在 {file} 中）',
  },
  'batch-undivided': {
    en: 'A batch of {batchSize} cannot be shared out evenly over {devices} devices: each of them computes all of it, and nothing is gained. A batch size that {devices} divides makes it faster.',
    zh: '批大小 {batchSize} 不能平均分给 {devices} 个设备：每个设备都算整批，不会更快。请用 {devices} 的倍数作批大小。',
  },
  'norm-per-device': {
    en: 'On tensorflow each of the {devices} devices normalises its own {batchSize} samples of a batch: the losses differ from those of one device. On jax they are the same.',
    zh: '在 tensorflow 上，{devices} 个设备各自对每批中自己的 {batchSize} 个样本做批标准化：损失与单个设备不同。在 jax 上则相同。',
  },
  'run-by-checkpoint': {
    en: '{path} is missing or damaged; what its checkpoint says of the run is taken.',
    zh: '{path} 缺失或已损坏，改用检查点中记载的内容。',
  },
  'best-lost': {
    en: 'The checkpoint of the best epoch, {epoch}, is missing or damaged: the network keeps the weights of its last one.',
    zh: '最优一轮（第 {epoch} 轮）的检查点缺失或已损坏：网络保留最后一轮的参数。',
  },
  diverged: {
    en: 'The steps were too large.',
    zh: '步长太大。',
  },
  diverging: {
    en: 'The loss grows: {loss} after epoch {epoch}, it was {lowest} before.',
    zh: '损失在变大：第 {epoch} 轮后为 {loss}，此前最低 {lowest}。',
  },
  plateau: {
    en: 'The loss has stood still for {epochs} epochs.',
    zh: '损失已有 {epochs} 轮没有变化。',
  },
  'no-better-than-chance': {
    en: d =>
      `After {epochs} epochs it is no better than chance: ${percent(Number(d.accuracy))} right, where always the largest class gives ${percent(Number(d.largest))}; loss ${measure(Number(d.loss))}. ${d.runaway === true ? 'Lower the learning rate, to a tenth.' : 'Another learning rate or more epochs may help.'}`,
    zh: d =>
      `{epochs} 轮后仍与碰运气无异：正确率 ${percent(Number(d.accuracy))}，总答最大的一类也有 ${percent(Number(d.largest))}；损失 ${measure(Number(d.loss))}。${d.runaway === true ? '请把学习率降到十分之一。' : '可换个学习率，或增加轮数。'}`,
  },
  overfitting: {
    en: 'Validation loss has stayed above its best, epoch {bestEpoch}, for {validations} validations while training loss fell: over-fitting.',
    zh: '训练损失下降，而验证损失已连续 {validations} 次高于第 {bestEpoch} 轮的最优值：过拟合。',
  },

  // Price files
  'encoding-guessed': {
    en: 'The encoding of the price file is a guess: {encoding}. Where headings look wrong, say another with --encoding.',
    zh: '价格文件的编码是猜的：{encoding}。若表头显示不对，请用 --encoding 指明。',
  },
  'heading-missing': {
    en: 'The price file has no heading: column {column} is taken for “{wanted}”. --column takes another by its number.',
    zh: '价格文件没有表头：把第 {column} 列当作“{wanted}”。可用 --column 以序号另选。',
  },
  'column-twice': {
    en: 'More than one column could be “{column}”: number {at} is taken; the others are {others}. --column and --features take a number, too.',
    zh: '不止一列可当作“{column}”：取第 {at} 列，另有第 {others} 列。--column 和 --features 也可写序号。',
  },
  'decimal-guessed': {
    en: d =>
      `Whether {found} has thousands or decimals, the column {column} does not tell: “{decimal}” is taken to separate decimals. Say otherwise with --decimal ${d.decimal === '.' ? 'comma' : 'point'}.`,
    zh: d =>
      `从列 {column} 看不出 {found} 里的是千位分隔还是小数点：按“{decimal}”为小数点读取。若不对请加 --decimal ${d.decimal === '.' ? 'comma' : 'point'}。`,
  },
  'dates-guessed': {
    en: 'The order of day and month in the column {column} is a guess: the first day would be {first}. Say otherwise with --date-order.',
    zh: '列 {column} 中日与月的先后是猜的：第一天为 {first}。若不对请用 --date-order 指明。',
  },
  'time-missing': {
    en: 'No column of dates or times was recognised: rows are taken in the order of the file, oldest first. Say otherwise with --time-column, or with --order newest-first.',
    zh: '没有认出日期或时间列：按文件中的次序读取，最早的在前。若不对请用 --time-column，或 --order newest-first。',
  },
  'rows-mixed': {
    en: 'The rows of the price file do not stand in the order of time; they were sorted by the column {column}.',
    zh: '价格文件各行不按时间排列，已按列 {column} 排序。',
  },
  'rows-skipped': {
    en: d =>
      d.count === 1
        ? 'Line {lines} of the price file is left out: it has no price, or none that can be, or comes twice.'
        : '{count} lines of the price file are left out: they have no price, or none that can be, or come twice. The first of them: {lines}.',
    zh: '价格文件有 {count} 行被跳过（无价格、价格不可能或重复），例如第 {lines} 行。',
  },
  'notes-passed': {
    en: d =>
      d.count === 1
        ? 'Line {lines} behind the table is taken for a note and passed over.'
        : '{count} lines behind the table are taken for notes and passed over: {lines}.',
    zh: '表格之后有 {count} 行被当作说明略过：第 {lines} 行。',
  },
  'price-not-positive': {
    en: d =>
      d.count === 1
        ? 'A price of 0 or below, which is hardly one, stands in the column {column} in line {lines}. --skip-missing leaves such lines out.'
        : '{count} prices of 0 or below, which are hardly any, stand in the column {column}, the first of them in the lines {lines}. --skip-missing leaves such lines out.',
    zh: '列 {column} 有 {count} 个价格为 0 或更低，多半不是价格，例如第 {lines} 行。加 --skip-missing 可跳过这些行。',
  },
  'price-jump': {
    en: d =>
      `The column {column} jumps from {before} to {after} in line {lines}${d.count === 1 ? '' : ' ({count} such steps)'}: a split that was not adjusted, or a wrong figure?${d.date === undefined ? ' Take an adjusted column, or mend the file.' : ' Take an adjusted column, or leave what is before out with --since {date}.'}`,
    zh: d =>
      `列 {column} 在第 {lines} 行从 {before} 跳到 {after}${d.count === 1 ? '' : '（共 {count} 处）'}：是未复权的拆股，还是数据有误？${d.date === undefined ? '请改用复权列，或修正文件。' : '请改用复权列，或用 --since {date} 去掉之前的行。'}`,
  },
  'dates-gap': {
    en: 'Nothing stands between {from} and {to}, a gap of months, before line {lines}. --since {to} leaves out what is before.',
    zh: '{from} 与 {to} 之间没有数据（第 {lines} 行之前），相隔数月。可用 --since {to} 去掉之前的行。',
  },

  // Sets of pictures
  'data-passed-over': {
    en: '{folder} is passed over: it holds none of the files of {dataset}, such as {expected}.',
    zh: '已跳过 {folder}：其中没有 {dataset} 的文件，例如 {expected}。',
  },
  'data-incomplete': {
    en: '{folder} is passed over: it holds only a part of {dataset}; missing: {missing}.',
    zh: '已跳过 {folder}：其中的 {dataset} 不完整，缺少 {missing}。',
  },
  'other-set': {
    en: '{folder} is taken for {dataset}, but its labels begin as those of {other} do, whose files are called the same.',
    zh: '{folder} 按 {dataset} 读取，但其标签的开头与 {other} 相同，而两者文件同名。',
  },

  // Own pictures
  'test-kept': {
    en: 'Validated with {used} ({count} pictures); {kept} ({keptCount}) is not looked at: it is left for the end.',
    zh: '用 {used}（{count} 张）做验证；{kept}（{keptCount} 张）不读取，留到最后再测试。',
  },
  'part-unlabelled': {
    en: '{folder} holds pictures without labels, or none: it is passed over.',
    zh: '{folder} 中没有带标签的图片，已跳过。',
  },
  'classes-untrained': {
    en: d =>
      d.count === 1
        ? '{part} has a class that is not trained, {names}: no answer for its pictures can be right.'
        : '{part} has {count} classes that are not trained, {names}: no answer for their pictures can be right.',
    zh: '{part} 中有 {count} 个训练集没有的类别（{names}）：其图片不可能答对。',
  },
  'classes-unvalidated': {
    en: 'Not validated, for {part} has no picture of them: {names}.',
    zh: '{part} 中没有以下类别的图片，无法验证：{names}。',
  },
  'classes-alike': {
    en: 'Folders or labels that look the same but are written in different bytes are taken for one class: {names}.',
    zh: '看起来相同、只是字节写法不同的文件夹或标签按同一类处理：{names}。',
  },
  'classes-empty': {
    en: d =>
      d.count === 1
        ? 'The folder {names} holds no picture and is no class.'
        : '{count} folders hold no picture and are no classes: {names}.',
    zh: '有 {count} 个文件夹没有图片，不算类别：{names}。',
  },
  'class-weights': {
    en: 'In training each class counts for (its samples): {weights}.',
    zh: '训练中各类的权重（括号内为样本数）：{weights}。',
  },
  'pictures-kept': {
    en: 'The {count} pictures stay on the disk and are read while they are trained on: {bytes|bytes} in {folder}, made in {seconds} s. Delete that folder and they are made anew when they are wanted.',
    zh: '{count} 张图片留在磁盘上，训练时再读取：{folder} 占 {bytes|bytes}，制作用了 {seconds} 秒。删除该文件夹后，需要时会重新制作。',
  },
  'classes-uneven': {
    en: 'The classes are uneven: {most} pictures of {mostName}, {least} of {leastName}. Whoever always answers {mostName} is right {share} of the time.',
    zh: '各类图片数相差很大：{mostName} 有 {most} 张，{leastName} 只有 {least} 张。总是回答 {mostName} 就有 {share} 的正确率。',
  },
  'classes-unchecked': {
    en: d =>
      d.count === 1
        ? 'The class {names} has too few pictures to set one aside: it is not validated.'
        : '{count} classes have too few pictures to set one aside and are not validated: {names}.',
    zh: '有 {count} 个类别图片太少，分不出验证样本：{names}。',
  },
  'folder-entered': {
    en: 'The folder holds nothing but {names}; the classes are looked for in there.',
    zh: '文件夹中只有 {names}，类别从其中查找。',
  },
  'hidden-passed': {
    en: d =>
      d.count === 1
        ? 'A hidden or system file is passed over: {names}.'
        : '{count} hidden or system files are passed over, such as {names}.',
    zh: '跳过了 {count} 个隐藏文件或系统文件，例如 {names}。',
  },
  'files-passed': {
    en: d =>
      d.count === 1
        ? 'A file that is no picture by its name is passed over: {names}.'
        : '{count} files that are no pictures by their names are passed over, such as {names}.',
    zh: '按文件名不是图片，跳过了 {count} 个文件，例如 {names}。',
  },
  'pictures-unlabelled': {
    en: d =>
      d.count === 1
        ? 'A picture beside the folders of classes, in none of them, is passed over: {names}.'
        : '{count} pictures beside the folders of classes, in none of them, are passed over, such as {names}.',
    zh: '有 {count} 张图片不在任何类别文件夹里，已跳过，例如 {names}。',
  },
  'links-passed': {
    en: 'Links that lead back to a folder that was read before are not followed: {names}.',
    zh: '指回已读文件夹的链接不再跟随：{names}。',
  },
  'heading-passed': {
    en: 'The first line of the label file, “{names}”, names no picture and is taken for a heading.',
    zh: '标签文件的第一行“{names}”不对应任何图片，按表头处理。',
  },
  'names-odd': {
    en: d =>
      `${d.count === 1 ? 'A name is' : '{count} names are'} not UTF-8 and shown by their bytes: {names}.${d.chinese === undefined ? '' : ' In GBK the first would read {chinese}. convmv renames such files.'}`,
    zh: d =>
      `有 {count} 个名字不是 UTF-8，按字节显示：{names}。${d.chinese === undefined ? '' : '按 GBK 第一个应为 {chinese}，可用 convmv 改名。'}`,
  },
  ...findings,
} as const satisfies Templates

const remarks: ReadonlySet<string> = new Set([
  'class-weights',
  'pictures-kept',
  'hosts-awaited',
  'schedule-of-all',
  'optimizer-anew',
  'test-kept',
  'classes-alike',
  'folder-entered',
  'hidden-passed',
  'files-passed',
  'heading-passed',
  'notes-passed',
  'rows-mixed',
] satisfies (keyof typeof warnings)[])

/** Whether it only tells how things are: nothing is wrong, and nothing has to be done. */
export const isRemark = (code: string): boolean => remarks.has(code)
