import {configErrors} from './config-errors.ts'
import {datasetErrors} from './dataset-errors.ts'
import {hostErrors} from './host-errors.ts'
import {kerasErrors} from './keras-errors.ts'
import type {Language} from './localised.ts'
import {logErrors} from './log-errors.ts'
import {studyErrors} from './study-errors.ts'
import type {Detail, Templates} from './templates.ts'
import {tensorErrors} from './tensor-errors.ts'

const isOne = (value: unknown) => value === 1
const has = (detail: Detail, key: string) => detail[key] !== undefined && detail[key] !== ''
/** A limit that nobody reaches is none. */
const isOpen = ({min, max, value}: Detail) =>
  Number(max) >= Number.MAX_SAFE_INTEGER && Number(value) < Number(min)
/** What a file operation was about, under whatever name the detail has it. */
const placeOf = (detail: Detail) =>
  has(detail, 'path') ? '{path}' : has(detail, 'file') ? '{file}' : '{folder}'

/** What a name stands for that should be a file. */
const foreignKinds: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  link: {en: 'a link to {target}', zh: '指向 {target} 的链接'},
  'hard-link': {en: 'a hard link: it has other names elsewhere', zh: '硬链接（在别处还有其他名字）'},
  folder: {en: 'a folder', zh: '文件夹'},
  pipe: {en: 'a named pipe', zh: '命名管道'},
  socket: {en: 'a socket', zh: '套接字'},
  device: {en: 'a device', zh: '设备'},
}
const foreign = ({kind}: Detail, language: Language) =>
  (foreignKinds[String(kind)] ?? foreignKinds.device)?.[language]

/** How a process ended. What is killed so without a word is mostly killed by a system that wants its memory back. */
const endOf = (detail: Detail, language: Language) =>
  !has(detail, 'signal')
    ? {en: 'exit code {code}', zh: '退出码 {code}'}[language]
    : detail.signal === 'SIGKILL'
      ? {en: '{signal}: out of memory?', zh: '{signal}：内存不足？'}[language]
      : '{signal}'

/** The disk has room, but not for this user. */
const isQuota = ({reason}: Detail) => typeof reason === 'string' && reason.startsWith('EDQUOT')

/**
 * What went wrong, by the code of the `TfnotesError`: one sentence that names the file, line or value, and what
 * would be right. Append new codes to the part they belong to; what is thrown with a code that
 * is missing here does not compile.
 */
export const errors = {
  'rates-flat': {
    en: 'No learning rate is named: within a hundred steps the loss falls with none of them. Such a network wakes up late: train it with its usual rate, or look at its data.',
    zh: '无法给出学习率：一百步之内，损失在任何学习率下都没有下降。这种网络起步慢：请用它通常的学习率训练，或检查数据。',
  },
  'rates-open': {
    en: 'No learning rate is named: the loss still falls at {greatest}, the greatest that is tried.',
    zh: '无法给出学习率：试到最大的 {greatest}，损失仍在下降。',
  },
  'rates-apart': {
    en: 'No learning rate is named: the seeds differ too much, the loss turns at {turns}.',
    zh: '无法给出学习率：不同种子相差太大，损失分别在 {turns} 处回升。',
  },
  // The program itself
  unexpected: {
    en: d =>
      `Unexpected error: ${has(d, 'message') ? '{message}' : '{reason}'}. Set TFNOTES_DEBUG=1 to see where it arose.`,
    zh: d =>
      `意外错误：${has(d, 'message') ? '{message}' : '{reason}'}。设置 TFNOTES_DEBUG=1 可查看出错位置。`,
  },
  'unknown-code': {
    en: 'Something went wrong ({code}): {detail}',
    zh: '出错（{code}）：{detail}',
  },
  interrupted: {
    en: 'Interrupted.',
    zh: '已中断。',
  },

  // Command line
  'unknown-command': {
    en: d =>
      has(d, 'suggestion')
        ? 'There is no command “{command}”. Did you mean “{suggestion}”? `tfnotes --help` lists all.'
        : 'There is no command “{command}”. `tfnotes --help` lists all.',
    zh: d =>
      has(d, 'suggestion')
        ? '没有命令“{command}”。是否想用“{suggestion}”？`tfnotes --help` 列出全部命令。'
        : '没有命令“{command}”。`tfnotes --help` 列出全部命令。',
  },
  'unknown-flag': {
    en: d =>
      has(d, 'suggestion')
        ? '`tfnotes {command}` has no option {flag}. Did you mean {suggestion}?'
        : '`tfnotes {command}` has no option {flag}; `tfnotes {command} --help` lists all.',
    zh: d =>
      has(d, 'suggestion')
        ? '`tfnotes {command}` 没有选项 {flag}。是否想用 {suggestion}？'
        : '`tfnotes {command}` 没有选项 {flag}；`tfnotes {command} --help` 列出全部选项。',
  },
  'flag-twice': {
    en: 'The option {flag} is given twice.',
    zh: '选项 {flag} 给出了两次。',
  },
  'flag-without-value': {
    en: 'The option {flag} needs a value.',
    zh: '选项 {flag} 需要一个值。',
  },
  'missing-argument': {
    en: 'Missing {argument}. Usage: {usage}',
    zh: '缺少 {argument}。用法：{usage}',
  },
  'too-many-arguments': {
    en: 'One argument too many: “{argument}”. Usage: {usage}',
    zh: '多余的参数“{argument}”。用法：{usage}',
  },
  'unknown-chapter': {
    en: d =>
      has(d, 'suggestion')
        ? 'There is no chapter “{chapter}”. Did you mean “{suggestion}”? `tfnotes chapters` lists all.'
        : 'There is no chapter “{chapter}”; `tfnotes chapters` lists all.',
    zh: d =>
      has(d, 'suggestion')
        ? '没有“{chapter}”这一章。是否想用“{suggestion}”？`tfnotes chapters` 列出全部章节。'
        : '没有“{chapter}”这一章；`tfnotes chapters` 列出全部章节。',
  },
  'unknown-lab': {
    en: d =>
      has(d, 'suggestion')
        ? 'There is no lab “{lab}”. Did you mean “{suggestion}”? There are: {accepted}.'
        : 'There is no lab “{lab}”. There are: {accepted}.',
    zh: d =>
      has(d, 'suggestion')
        ? '没有“{lab}”这个实验。是否想用“{suggestion}”？共有：{accepted}。'
        : '没有“{lab}”这个实验。共有：{accepted}。',
  },
  'unknown-term': {
    en: d =>
      has(d, 'suggestion')
        ? 'The glossary has no “{term}”. Did you mean “{suggestion}”? `tfnotes glossary` lists all.'
        : 'The glossary has no “{term}”; `tfnotes glossary` lists all.',
    zh: d =>
      has(d, 'suggestion')
        ? '术语表里没有“{term}”。是否想查“{suggestion}”？`tfnotes glossary` 列出全部术语。'
        : '术语表里没有“{term}”；`tfnotes glossary` 列出全部术语。',
  },
  'unknown-dataset': {
    en: 'There is no data set “{dataset}”. There are: {accepted}.',
    zh: '没有数据集“{dataset}”。共有：{accepted}。',
  },
  'dataset-not-accepted': {
    en: 'The network of {chapter} does not take the data set {dataset}; it takes: {accepted}.',
    zh: '{chapter} 的网络不能用数据集 {dataset}；可用：{accepted}。',
  },
  'unknown-preset': {
    en: '{chapter} has no preset “{preset}”. There are: {accepted}.',
    zh: '{chapter} 没有预设“{preset}”。共有：{accepted}。',
  },
  'unknown-hyperparameter': {
    en: d =>
      has(d, 'suggestion')
        ? '{chapter} has no value “{name}” to set. Did you mean --{suggestion}?'
        : '{chapter} has no value “{name}” to set. There are: {accepted}.',
    zh: d =>
      has(d, 'suggestion')
        ? '{chapter} 没有可设的“{name}”。是否想用 --{suggestion}？'
        : '{chapter} 没有可设的“{name}”。共有：{accepted}。',
  },
  'not-a-number': {
    en: d => `{name|flag} takes a number${has(d, 'min') ? ' from {min} to {max}' : ''}, not “{value}”.`,
    zh: d => `{name|flag} 应为${has(d, 'min') ? ' {min} 到 {max} 之间的' : ''}数字，而不是“{value}”。`,
  },
  'not-an-integer': {
    en: '{name|flag} takes a whole number from {min} to {max}, not “{value}”.',
    zh: '{name|flag} 应为 {min} 到 {max} 之间的整数，而不是“{value}”。',
  },
  'out-of-range': {
    en: d =>
      isOpen(d)
        ? '{name|flag} takes {min} or more; {value} is less.'
        : '{name|flag} must lie between {min} and {max}; {value} does not.',
    zh: d =>
      isOpen(d)
        ? '{name|flag} 至少为 {min}，而 {value} 太小。'
        : '{name|flag} 必须在 {min} 与 {max} 之间，{value} 不在其中。',
  },
  'not-as-written': {
    en: '{name|flag} is written as {accepted}, not “{value}”.',
    zh: '{name|flag} 应写成 {accepted} 的样子，而不是“{value}”。',
  },
  'not-a-choice': {
    en: '{name|flag} takes one of {accepted}, not “{value}”.',
    zh: '{name|flag} 只能是 {accepted} 之一，而不是“{value}”。',
  },
  'not-one-of': {
    en: '“{value}” is none of {accepted}.',
    zh: '“{value}”不是 {accepted} 之一。',
  },
  'not-a-flag': {
    en: '{name|flag} is either true or false, not “{value}”.',
    zh: '{name|flag} 只能是 true 或 false，而不是“{value}”。',
  },
  'text-too-long': {
    en: '{name|flag} is longer than {max} characters.',
    zh: '{name|flag} 超过了 {max} 个字符。',
  },
  'notify-unknown': {
    en: '--notify takes {accepted} or a command; there is no program {value}.',
    zh: '--notify 可取 {accepted} 或一条命令；没有名为 {value} 的程序。',
  },
  'flags-together': {
    en: '{flags} cannot be used together.',
    zh: '{flags} 不能同时使用。',
  },
  'too-few-runs': {
    en: d =>
      isOne(d.count)
        ? 'Only one run is named; name two or more to compare.'
        : 'No run is named; name two or more to compare.',
    zh: d =>
      isOne(d.count)
        ? '只给出了一次训练；请给出两次或更多以便比较。'
        : '没有给出训练；请给出两次或更多以便比较。',
  },
  'run-is-settled': {
    en: '{flag} cannot be given here: {run} is a run, and its program is the one of what it trained.',
    zh: '这里不能给 {flag}：{run} 是一次训练，输出的是它当时所用的程序。',
  },
  'distribute-python': {
    en: '--distribute {how} is for Python: TypeScript programs take one device.',
    zh: '--distribute {how} 只用于 Python：TypeScript 程序只用一个设备。',
  },
  'distribute-small': {
    en: '--distribute {how} is for pictures and prices: {chapter} has too few samples.',
    zh: '--distribute {how} 用于图片和价格：{chapter} 的样本太少。',
  },
  'argument-or-flag': {
    en: '“{argument}” and {flag} cannot be given together.',
    zh: '“{argument}”不能与 {flag} 同时给出。',
  },
  'bad-run-name': {
    en: '“{name}” is no name for a run: up to {max} characters that can all be seen, without slashes, not beginning with a point or a hyphen, and not “latest”.',
    zh: '“{name}”不能作训练的名称：至多 {max} 个可见字符，不含斜线，不以点或连字符开头，也不能是 latest。',
  },
  'bad-run-tag': {
    en: '“{tag}” is no tag: up to {max} characters that can all be seen, without blanks and quotation marks, not beginning with a hyphen; several are separated by commas.',
    zh: '“{tag}”不能作标签：至多 {max} 个可见字符，不含空格与引号，不以连字符开头；多个标签用逗号分隔。',
  },
  'bad-run-note': {
    en: 'A note is one line of up to {max} characters, without control characters.',
    zh: '备注为一行，至多 {max} 个字符，不含控制字符。',
  },
  'too-many-run-tags': {
    en: 'A run has {max} tags at most; these would be {count}.',
    zh: '一次训练至多 {max} 个标签，这样会有 {count} 个。',
  },
  'name-taken': {
    en: 'The name “{name}” would also mean {run}; choose another one.',
    zh: '名称“{name}”也会指 {run}，请换一个。',
  },
  'name-of-several': {
    en: 'The name “{name}” can be given to one run, not to {count}.',
    zh: '名称“{name}”只能给一次训练，不能给 {count} 次。',
  },
  'no-run-matches': {
    en: 'No run in {root} matches “{query}”.',
    zh: '{root} 中没有训练符合“{query}”。',
  },
  'flag-needs': {
    en: '{flag} needs {needed}.',
    zh: '{flag} 需要同时给出 {needed}。',
  },
  'argument-needs': {
    en: '“{argument}” is of use only together with {needed}.',
    zh: '“{argument}”要与 {needed} 一起给出才有用。',
  },
  'csv-of-lab': {
    en: 'Only the lab regularization reads points from --csv; {lab} does not.',
    zh: '只有实验 regularization 用 --csv 读入数据点，{lab} 不读。',
  },
  'needs-own-pictures': {
    en: 'Own pictures need --images <folder>, and --labels <file> unless each class has a folder of its own.',
    zh: '使用自己的图片需要 --images <文件夹>；若不是每类一个文件夹，还需要 --labels <文件>。',
  },
  'bad-threads': {
    en: 'The number of threads must lie between {min} and {max}; {found} does not.',
    zh: '线程数必须在 {min} 与 {max} 之间，{found} 不在其中。',
  },
  'network-too-deep': {
    en: 'The network of {chapter} is too deep for these pictures: only {height} × {width} pixels reach layer {layer}, which looks at {kernelSize} × {kernelSize}. The smallest picture it takes is {smallest} × {smallest}.',
    zh: '{chapter} 的网络对这些图片来说太深：到达 {layer} 层时只剩 {height} × {width} 像素，而该层窗口为 {kernelSize} × {kernelSize}。它能用的最小图片是 {smallest} × {smallest}。',
  },
  'loss-needs-classes': {
    en: 'The loss {loss|word} needs classes, but this data has numbers to predict: take {accepted|word} (--loss {accepted}).',
    zh: '损失函数“{loss|word}”需要类别，而此数据要预测的是数值：请用{accepted|word}（--loss {accepted}）。',
  },

  'bad-environment': {
    en: 'The environment variable {name} is “{value}”; it takes {accepted}.',
    zh: '环境变量 {name} 为“{value}”；它只能是 {accepted}。',
  },

  // Runs
  'no-runs': {
    en: d =>
      has(d, 'chapter')
        ? 'There is no run of {chapter} in {root} yet. Start one with: tfnotes train {chapter}'
        : 'There is no run in {root} yet. Start one with: tfnotes train iris',
    zh: d =>
      has(d, 'chapter')
        ? '{root} 中还没有 {chapter} 的训练。可用 tfnotes train {chapter} 开始。'
        : '{root} 中还没有任何训练。可用 tfnotes train iris 开始。',
  },
  'label-unreadable': {
    en: 'The label {path} is damaged: name, tags and note of this run are not known. Delete the file, or write it anew.',
    zh: '标签文件 {path} 已损坏，此次训练的名称、标签与备注不可知。请删除该文件后重写。',
  },
  'query-open-quote': {
    en: 'The quotation mark at character {position} of the query is never closed.',
    zh: '查询第 {position} 个字符处的引号没有闭合。',
  },
  'query-unknown-key': {
    en: d =>
      has(d, 'suggestion')
        ? 'A run has no “{key}” (character {position} of the query). Did you mean “{suggestion}”?'
        : 'A run has no “{key}” (character {position} of the query); it has {accepted}, and whatever can be set for it, such as learning-rate or seed. Text with such a sign in it is put in quotation marks.',
    zh: d =>
      has(d, 'suggestion')
        ? '训练没有“{key}”这一项（查询第 {position} 个字符）。是否想用“{suggestion}”？'
        : '训练没有“{key}”这一项（查询第 {position} 个字符）；可用 {accepted}，以及各种可设的值，如 learning-rate、seed。含有这类符号的文字请放在引号内。',
  },
  'unknown-order': {
    en: d =>
      has(d, 'suggestion')
        ? 'Runs cannot be sorted by “{value}”. Did you mean “{suggestion}”?'
        : 'Runs cannot be sorted by “{value}”, but by {accepted}, and by whatever can be set for them, such as learning-rate or seed.',
    zh: d =>
      has(d, 'suggestion')
        ? '训练不能按“{value}”排序。是否想用“{suggestion}”？'
        : '训练不能按“{value}”排序；可按 {accepted}，以及各种可设的值，如 learning-rate、seed。',
  },
  'query-no-value': {
    en: 'After “{key}” (character {position} of the query) a value is missing.',
    zh: '“{key}”（查询第 {position} 个字符）之后缺少值。',
  },
  'query-no-order': {
    en: '“{key}” (character {position} of the query) is no number: it takes =, : or !=, not {sign}.',
    zh: '“{key}”（查询第 {position} 个字符）不是数字：可用 =、: 或 !=，不能用 {sign}。',
  },
  'query-not-a-number': {
    en: '“{key}” (character {position} of the query) is compared with a number such as 0.01, 1e-3 or 97%, or with a range such as 1e-4..1e-2, not with “{value}”.',
    zh: '“{key}”（查询第 {position} 个字符）要与数字比较，如 0.01、1e-3、97%，或范围 1e-4..1e-2，而不是“{value}”。',
  },
  'query-above-most': {
    en: '“{key}” (character {position} of the query) is at most {most}: 97 of a hundred is written 0.97 or 97%; {value} is more.',
    zh: '“{key}”（查询第 {position} 个字符）最大为 {most}：百分之九十七写作 0.97 或 97%，而 {value} 超过了。',
  },
  'query-not-a-duration': {
    en: '“{key}” (character {position} of the query) is compared with a time such as 90s, 10m, 2h or 3d, not with “{value}”.',
    zh: '“{key}”（查询第 {position} 个字符）要与时间比较，如 90s、10m、2h、3d，而不是“{value}”。',
  },
  'query-not-a-flag': {
    en: '“{key}” (character {position} of the query) is either true or false, not “{value}”.',
    zh: '“{key}”（查询第 {position} 个字符）只能是 true 或 false，而不是“{value}”。',
  },
  'query-not-a-choice': {
    en: '“{key}” (character {position} of the query) is one of {accepted}, not “{value}”.',
    zh: '“{key}”（查询第 {position} 个字符）只能是 {accepted} 之一，而不是“{value}”。',
  },
  'no-trained-run': {
    en: 'No run ({chapter}) in {root} has a checkpoint yet.',
    zh: '{root} 中还没有带检查点的训练（{chapter}）。',
  },
  'run-not-found': {
    en: 'No run is named “{run}” or begins with it; `tfnotes runs` lists those in {root}.',
    zh: '没有名为“{run}”或以它开头的训练；`tfnotes runs` 列出 {root} 中的全部训练。',
  },
  'run-ambiguous': {
    en: '“{run}” may be any of {count} runs: {matches}. Give more of the name.',
    zh: '“{run}”可能是 {count} 次训练中的任意一次：{matches}。请写出更多字符。',
  },
  'not-a-run': {
    en: '{path} is not the folder of a run: it holds no run.json.',
    zh: '{path} 不是训练目录：其中没有 run.json。',
  },
  'run-unreadable': {
    en: '{path} is lost, damaged or of another version of tfnotes, so the run cannot go on; what checkpoints it has can still be applied, exported and extracted.',
    zh: '{path} 已丢失、损坏，或由其他版本的 tfnotes 写成，因此训练无法继续；已有的检查点仍可应用、导出和提取。',
  },
  'run-is-a-link': {
    en: '{path} is a link to a folder elsewhere: only a run that lies here itself is deleted.',
    zh: '{path} 是指向别处文件夹的链接：只删除直接位于此处的训练。',
  },
  'not-in-trash': {
    en: d =>
      has(d, 'run')
        ? 'No deleted run in {root} is called or begins with “{run}”; `tfnotes restore` lists them. They are kept for seven days.'
        : 'There is no deleted run in {root}. Deleted runs are kept for seven days.',
    zh: d =>
      has(d, 'run')
        ? '{root} 的回收站中没有名为“{run}”或以其开头的训练；`tfnotes restore` 可列出。删除的训练保留七天。'
        : '{root} 的回收站中没有训练。删除的训练保留七天。',
  },
  'run-place-taken': {
    en: '{run} cannot be brought back: {path} is there again. Rename or delete that one first.',
    zh: '无法恢复 {run}：{path} 已存在。请先将其改名或删除。',
  },
  'run-elsewhere': {
    en: '{path} does not lie in {root}; only runs of that folder are deleted. TFNOTES_CHECKPOINTS names another one.',
    zh: '{path} 不在 {root} 中；只删除该文件夹中的训练。可用 TFNOTES_CHECKPOINTS 指定其他文件夹。',
  },
  'trash-not-emptied': {
    en: d =>
      isOne(d.count)
        ? 'One deleted run could not be taken away for good: {reason}. It lies in {path}.'
        : '{count} deleted runs could not be taken away for good, the first because: {reason}. They lie in {path}.',
    zh: '有 {count} 次已删除的训练未能彻底清除：{reason}。位于 {path}。',
  },
  'run-half-deleted': {
    en: 'Not all of the run {run} could be deleted ({reason}); what is left of it is back in its place.',
    zh: '训练 {run} 未能全部删除（{reason}）；剩余部分已放回原处。',
  },
  'latest-unreadable': {
    en: 'Which run is the latest cannot be told: {run} may be it, and cannot be read ({reason}). Name the run that you mean.',
    zh: '无法判断哪次训练最近：可能是 {run}，但无法读取（{reason}）。请写明是哪次训练。',
  },
  'run-still-live': {
    en: 'The run {run} is still being trained; stop it first with: tfnotes stop {run|shell}',
    zh: '训练 {run} 仍在进行；请先用 tfnotes stop {run|shell} 停止。',
  },
  'run-not-live': {
    en: 'The run {run} is not being trained any more ({status}).',
    zh: '训练 {run} 已不在进行（{status}）。',
  },
  'run-finished': {
    en: 'The run {run} has finished all its {epochs} epochs. Take it further with: tfnotes train --resume {run|shell} --epochs +5',
    zh: '训练 {run} 已完成全部 {epochs} 轮。若要接着训练：tfnotes train --resume {run|shell} --epochs +5',
  },
  'epochs-done': {
    en: 'The run {run} has {done} epochs already: --epochs takes a greater number, as {least}, or how many more, as +5.',
    zh: '训练 {run} 已有 {done} 轮：--epochs 应为更大的数（如 {least}），或还要几轮（如 +5）。',
  },
  'epochs-none': {
    en: '--epochs +{value} adds no epoch: +5 adds five.',
    zh: '--epochs +{value} 不增加任何轮数：+5 表示再训练五轮。',
  },
  'unknown-checkpoint': {
    en: '“{value}” is no checkpoint of {run}: write {accepted}, or the run alone.',
    zh: '{run} 没有检查点“{value}”：可写 {accepted}，或只写训练。',
  },
  'unknown-layer': {
    en: 'There is no layer “{layer}” with weights to freeze; there are {accepted}.',
    zh: '没有名为“{layer}”且带参数的层可冻结；可用的有 {accepted}。',
  },
  'nothing-to-train': {
    en: 'All layers with weights are frozen ({layers}): nothing would be left to train.',
    zh: '所有带参数的层都已冻结（{layers}），没有可训练的内容。',
  },
  'branch-other-shape': {
    en: d =>
      has(d, 'found')
        ? 'The weights of {run} do not fit: {weight} of the layer {layer} is {found}, and this network wants {expected}.'
        : 'The weights of {run} do not fit: they have none for {weight} of the layer {layer} ({expected}).',
    zh: d =>
      has(d, 'found')
        ? '{run} 的参数不适用：层 {layer} 的 {weight} 形状为 {found}，而此网络需要 {expected}。'
        : '{run} 的参数不适用：没有层 {layer} 的 {weight}（{expected}）。',
  },
  'parent-changed': {
    en: 'The checkpoint of {run} has changed since this page was opened; branch off anew.',
    zh: '打开此页之后，{run} 的检查点已改变；请重新分出训练。',
  },
  'init-file-broken': {
    en: '{path} is no .keras file as `tfnotes export --format keras` writes it, or is damaged: {reason}.',
    zh: '{path} 不是 `tfnotes export --format keras` 所写的 .keras 文件，或已损坏：{reason}。',
  },
  'init-other-layers': {
    en: '{file} does not fit: it has weights for {layers}, which this network does not have.',
    zh: '{file} 不适用：其中有 {layers} 的参数，而此网络没有这些层。',
  },
  'init-changed': {
    en: 'The weights that the run is to begin with ({path}) are gone or not those of {run} any more; branch off anew.',
    zh: '训练所要用的初始参数（{path}）已丢失或被改动，不再是 {run} 的参数；请重新分出训练。',
  },
  'resume-is-fixed': {
    en: 'A resumed run goes on exactly as it began, but for --epochs and what computes it; leave out {flags}, or begin a new run from it with them: tfnotes train --branch {run|shell} …',
    zh: '续训除了 --epochs 和用什么计算以外，完全按原来的设置进行；请去掉 {flags}，或带上它们由此开始新的训练：tfnotes train --branch {run|shell} …',
  },
  'resume-other-chapter': {
    en: 'The run {run} is one of {chapter}, not of {given}.',
    zh: '训练 {run} 属于 {chapter}，而不是 {given}。',
  },
  'no-answer': {
    en: 'The trainer of {run} has not answered for {seconds} seconds; the request stays in requests.jsonl and is obeyed between two batches.',
    zh: '{run} 的训练进程 {seconds} 秒内没有回应；请求已记入 requests.jsonl，会在两个批次之间执行。',
  },
  'run-crashed': {
    en: d =>
      has(d, 'reason')
        ? 'The trainer of {run} has ended unexpectedly ({reason}). Go on from its last checkpoint with: tfnotes train --resume {run|shell}'
        : 'The trainer of {run} has ended unexpectedly. Go on from its last checkpoint with: tfnotes train --resume {run|shell}',
    zh: d =>
      has(d, 'reason')
        ? '{run} 的训练进程意外退出（{reason}）。可用 tfnotes train --resume {run|shell} 从最近的检查点继续。'
        : '{run} 的训练进程意外退出。可用 tfnotes train --resume {run|shell} 从最近的检查点继续。',
  },
  'run-gone': {
    en: d =>
      has(d, 'file')
        ? 'The {file} of the run {run} was deleted or replaced while it was being trained; the training has ended.'
        : 'The folder of the run {run} was deleted or moved; its training has ended.',
    zh: d =>
      has(d, 'file')
        ? '训练 {run} 进行中其 {file} 被删除或替换，训练已结束。'
        : '训练 {run} 的文件夹已被删除或移走，训练已结束。',
  },
  'run-taken': {
    en: d =>
      has(d, 'pid')
        ? 'Another trainer (process {pid} on {host}) has taken over the run {run}; this one has ended and writes nothing more.'
        : 'The run {run} was taken from its trainer: its file alive is gone. The trainer has ended and writes nothing more.',
    zh: d =>
      has(d, 'pid')
        ? '另一个训练进程（{host} 上的 {pid}）已接管训练 {run}；本进程已结束，不再写入。'
        : '训练 {run} 已不属于其训练进程：alive 文件不在了。该进程已结束，不再写入。',
  },
  'launch-failed': {
    en: 'The trainer could not be started: {reason}',
    zh: '无法启动训练进程：{reason}',
  },
  'wrong-task': {
    en: 'The run {run} is one of {chapter}, to which `tfnotes {command}` does not apply; use `tfnotes {right}`.',
    zh: '训练 {run} 属于 {chapter}，不能用 `tfnotes {command}`；请用 `tfnotes {right}`。',
  },

  'measurement-not-a-number': {
    en: 'Measurement {position} is “{value}”, which is not a number.',
    zh: '第 {position} 个测量值“{value}”不是数字。',
  },

  'not-a-price-run': {
    en: 'The run {run} was not trained on a price history.',
    zh: '训练 {run} 用的不是价格历史。',
  },

  ...logErrors,

  // Checkpoints
  'no-checkpoint': {
    en: 'There is no checkpoint at {path} yet: the first one comes after the first epoch.',
    zh: '{path} 还没有检查点：第一轮结束后才会有。',
  },
  'cannot-export': {
    en: 'TensorFlow.js has no GRU of Keras’ kind, with two biases: {layer} cannot be written for it. --format keras can.',
    zh: 'TensorFlow.js 没有 Keras 这种带两组偏置的 GRU，{layer} 无法写成它的格式；可改用 --format keras。',
  },
  'no-finite-answer': {
    en: 'What the network answers is no number: its weights ({weights}, epoch {epoch}) or what it was given are too large. --from takes the other weights; a smaller learning rate keeps them small.',
    zh: '网络的输出不是数字：它的参数（{weights}，第 {epoch} 轮）或输入过大。--from 可选用另一份参数；较小的学习率能使参数保持较小。',
  },
  'checkpoint-corrupt': {
    en: d => {
      const problems: Readonly<Record<string, string>> = {
        missing: 'its {file} is missing',
        size: 'its {file} has the wrong length',
        checksum: 'its {file} has been changed',
        unreadable: 'its {file} cannot be read',
        foreign: 'its {file} is a link or no file at all',
        odd: 'its {file} is not that of a checkpoint',
      }
      const what = `The checkpoint {path} is damaged: ${problems[String(d.problem)] ?? '{file}, {problem}'}.`
      return has(d, 'other') ? `${what} The other one is whole; use it with --from {other}.` : what
    },
    zh: d => {
      const problems: Readonly<Record<string, string>> = {
        missing: '缺少 {file}',
        size: '{file} 长度不符',
        checksum: '{file} 被改动过',
        unreadable: '无法读取 {file}',
        foreign: '{file} 是链接，或不是文件',
        odd: '{file} 的内容不属于检查点',
      }
      const what = `检查点 {path} 已损坏：${problems[String(d.problem)] ?? '{file}，{problem}'}。`
      return has(d, 'other') ? `${what}另一个完好，可用 --from {other} 读取。` : what
    },
  },
  'checkpoint-mismatch': {
    en: d => {
      const found = has(d, 'found') ? 'is {found} instead of {expected}' : 'is missing ({expected})'
      const what = typeof d.expected === 'number' ? 'has {found} values instead of {expected}' : found
      return `The checkpoint does not fit the network: the weight {weight} ${has(d, 'expected') ? what : 'is none of its weights'}.`
    },
    zh: d => {
      const found = has(d, 'found') ? '的形状是 {found}，应为 {expected}' : '缺失（{expected}）'
      const what = typeof d.expected === 'number' ? '有 {found} 个值，应为 {expected} 个' : found
      return `检查点与网络不符：参数 {weight} ${has(d, 'expected') ? what : '不是其中的参数'}。`
    },
  },
  'run-changed': {
    en: 'The run.json of {run} is not what its checkpoint was trained by ({changes}). Put it back to go on, or start a new run.',
    zh: '{run} 的 run.json 与其检查点训练时不同（{changes}）。请改回原样再继续，或开始新的训练。',
  },
  'optimizer-mismatch': {
    en: 'The checkpoint was trained with the optimizer {before|word}, and the run now asks for {now|word}: that cannot go on.',
    zh: '检查点是用优化器 {before|word} 训练的，而现在要求 {now|word}，无法继续。',
  },
  'weights-of-another': {
    en: 'The checkpoint does not fit the network: it holds {found} weights, and the network has {expected}.',
    zh: '检查点与网络不符：它有 {found} 个参数，而网络有 {expected} 个。',
  },
  'data-changed': {
    en: 'The data of {dataset} is not what this run began with (then: {before}, now: {now}), or this version reads it in another way, so going on would mix two sets. Provide the old data, or start a new run.',
    zh: '{dataset} 的数据与训练开始时不同（当时：{before}，现在：{now}），或本版本的读法不同，继续会混用两份数据。请恢复原来的数据，或开始新的训练。',
  },
  diverged: {
    en: d =>
      has(d, 'lr')
        ? 'The loss is not a number any more at step {step} of epoch {epoch}, with learning rate {lr}. The checkpoints from before are kept.'
        : 'The numbers of the network went to infinity at step {step} of epoch {epoch}. The checkpoints from before are kept.',
    zh: d =>
      has(d, 'lr')
        ? '第 {epoch} 轮第 {step} 步损失变为 NaN，学习率为 {lr}。此前的检查点仍然保留。'
        : '第 {epoch} 轮第 {step} 步网络参数变为无穷大。此前的检查点仍然保留。',
  },

  // Files and disk
  'disk-full': {
    en: d =>
      `${isQuota(d) ? 'The quota is used up' : 'The disk is full'}: ${placeOf(d)} could not be written. Nothing that was saved before is lost; make room, or choose another disk.`,
    zh: d =>
      `${isQuota(d) ? '磁盘配额已用完' : '磁盘已满'}：无法写入 ${placeOf(d)}。此前保存的内容没有丢失；请腾出空间，或换一个磁盘。`,
  },
  'read-only': {
    en: '{path} lies on a file system that can only be read: choose another place (for runs by TFNOTES_CHECKPOINTS).',
    zh: '{path} 所在的文件系统只读：请换一个位置（训练目录用 TFNOTES_CHECKPOINTS 指定）。',
  },
  'no-permission': {
    en: 'No permission to use {path}.',
    zh: '没有权限使用 {path}。',
  },
  'runs-not-writable': {
    en: 'No run can be created in {path}: you may not write there. Its owner can let the group in with chmod g+w {path|shell}; TFNOTES_CHECKPOINTS names another folder.',
    zh: '无法在 {path} 中创建训练：你没有写入权限。其所有者可用 chmod g+w {path|shell} 允许同组用户写入；也可用 TFNOTES_CHECKPOINTS 指定另一文件夹。',
  },
  'file-missing': {
    en: '{path} does not exist.',
    zh: '{path} 不存在。',
  },
  'not-a-folder': {
    en: '{path} is a file or lies below one; a folder is needed there.',
    zh: '{path} 是文件，或在一个文件之下；这里需要文件夹。',
  },
  'is-a-device': {
    en: '{path} is a device, not a file.',
    zh: '{path} 是设备，不是文件。',
  },
  'foreign-file': {
    en: d =>
      `{path} is ${foreign(d, 'en')}, not a file of its own, so nothing is written there. ${
        d.kind === 'hard-link'
          ? 'A copy of the folder (cp -r) has files of its own.'
          : 'Remove it, unless it is you who put it there.'
      }`,
    zh: d =>
      `{path} 是${foreign(d, 'zh')}，不是独立的文件，因此不会写入。${
        d.kind === 'hard-link' ? '整个文件夹的副本（cp -r）有自己的文件。' : '如果不是你自己放的，请删除它。'
      }`,
  },
  'is-a-link': {
    en: '{path} is a link, which is not followed: a run has its files in its own folder.',
    zh: '{path} 是链接，不予跟随：训练的文件都应在它自己的文件夹里。',
  },
  'is-a-pipe': {
    en: '{path} is a pipe or a socket, not a file.',
    zh: '{path} 是管道或套接字，不是文件。',
  },
  'file-too-large': {
    en: '{path} has {size|bytes}; such a file has at most {limit|bytes}.',
    zh: '{path} 有 {size|bytes}；这种文件最多 {limit|bytes}。',
  },
  'several-paths': {
    en: 'One path is wanted here; {count} were given. The first is {first}.',
    zh: '此处只需要一个路径，却给了 {count} 个。第一个是 {first}。',
  },
  'is-a-folder': {
    en: '{path} is a folder, not a file.',
    zh: '{path} 是文件夹，不是文件。',
  },
  'too-many-files': {
    en: 'Too many files are open: {path} could not be opened.',
    zh: '打开的文件过多：无法打开 {path}。',
  },
  'file-trouble': {
    en: '{path} could not be used: {reason}',
    zh: '无法使用 {path}：{reason}',
  },
  'not-writable': {
    en: d => `${placeOf(d)} cannot be written: {reason}`,
    zh: d => `无法写入 ${placeOf(d)}：{reason}`,
  },
  'file-exists': {
    en: '{path} exists already and is left as it is; name another file.',
    zh: '{path} 已存在，未作改动；请换一个文件名。',
  },

  ...datasetErrors,

  // Labs
  'bad-length': {
    en: d => `{name|flag} takes ${d.min === d.max ? '{min}' : '{min} to {max}'} values, not {found}.`,
    zh: d => `{name|flag} 应有 ${d.min === d.max ? '{min}' : '{min} 到 {max}'} 个值，而不是 {found} 个。`,
  },
  'too-many-rows': {
    en: '{name|flag} takes at most {max} rows, not {found}.',
    zh: '{name|flag} 最多 {max} 行，而不是 {found} 行。',
  },
  'too-many-columns': {
    en: '{name|flag} takes at most {max} columns, not {found}.',
    zh: '{name|flag} 最多 {max} 列，而不是 {found} 列。',
  },
  'ragged-grid': {
    en: '{name|flag}: row {row} is not as long as the first one.',
    zh: '{name|flag}：第 {row} 行与第一行长度不同。',
  },
  'kernel-too-large': {
    en: 'A kernel of {kernel} does not fit into an image of {image}.',
    zh: '{kernel} 的卷积核放不进 {image} 的图像。',
  },
  'shapes-differ': {
    en: '{names} must have the same shape; they have {shapes}.',
    zh: '{names} 的形状必须相同，现为 {shapes}。',
  },
  'lab-needs-data': {
    en: 'The lab {lab} needs the data set {data}.',
    zh: '实验 {lab} 需要数据集 {data}。',
  },
  'lab-setting-untold': {
    en: d =>
      `{name|flag} has to be said: ${has(d, 'network') ? '{network} does not tell it' : 'no chapter is named'}.`,
    zh: d => `必须指定 {name|flag}：${has(d, 'network') ? '{network} 没有给出它' : '没有指定章节'}。`,
  },
  'overhead-above-step': {
    en: '--overhead is a part of --ms-per-step: {overhead} is more than {msPerStep}.',
    zh: '--overhead 是 --ms-per-step 的一部分：{overhead} 大于 {msPerStep}。',
  },
  'points-columns': {
    en: '{file}, line {line}: {found} columns instead of three (x1,x2,label).',
    zh: '{file} 第 {line} 行：有 {found} 列，应为三列（x1,x2,label）。',
  },
  'points-number': {
    en: '{file}, line {line}: “{value}” is not a number.',
    zh: '{file} 第 {line} 行：“{value}”不是数字。',
  },
  'points-range': {
    en: '{file}, line {line}: a coordinate is larger than a million.',
    zh: '{file} 第 {line} 行：坐标超过一百万。',
  },
  'points-too-many': {
    en: '{file} has more than {max} points.',
    zh: '{file} 超过 {max} 个点。',
  },
  'points-file-too-large': {
    en: '{file} is larger than {limit|bytes}, and so no file of points.',
    zh: '{file} 超过 {limit|bytes}，不会是数据点文件。',
  },
  'points-too-few': {
    en: '{file} has {count} points; at least {min} are needed.',
    zh: '{file} 只有 {count} 个点，至少需要 {min} 个。',
  },
  'points-classes': {
    en: d =>
      `{file} has ${d.count === 1 ? 'one class only' : '{count} classes'} ({classes}); two are needed.`,
    zh: '{file} 有 {count} 个类别（{classes}），应为两个。',
  },

  'sharp-missing': {
    en: 'Pictures cannot be decoded here: the library sharp is not installed for {platform} ({reason}). “npm install --include=optional” where tfnotes is installed brings it; all that needs no picture files works without.',
    zh: '此处无法解码图片：未装好 {platform} 版的 sharp 库（{reason}）。在 tfnotes 的安装处运行“npm install --include=optional”即可补上；不需要图片文件的功能不受影响。',
  },

  // Applying what was learnt
  'measurement-count': {
    en: 'This network takes {expected} numbers; {found} were given.',
    zh: '此网络需要 {expected} 个数字，给了 {found} 个。',
  },
  'letter-unknown': {
    en: 'This network does not know the letter “{letter}”; it knows {accepted}.',
    zh: '此网络不认识字母“{letter}”；它认识 {accepted}。',
  },
  'letters-too-few': {
    en: 'This network looks at {needed} letters; {found} were given.',
    zh: '此网络需要看 {needed} 个字母，给了 {found} 个。',
  },

  'helper-ended': {
    en: d => `“tfnotes {command}” ended unasked (${endOf(d, 'en')}); ask again. {log}`,
    zh: d => `“tfnotes {command}”意外结束（${endOf(d, 'zh')}）；请重试。{log}`,
  },

  // Forecasts
  'forecast-too-short': {
    en: 'The price file has too few rows to forecast from: {rows}. A window of {window} needs at least {needed}.',
    zh: '价格文件行数太少，无法预测：只有 {rows} 行；窗口为 {window} 时至少需要 {needed} 行。',
  },

  'window-missing': {
    en: 'There is no test window {window}; name one from 1 to {count}, or last.',
    zh: '没有第 {window} 个测试窗口；可用 1 到 {count}，或 last。',
  },

  // Engine
  'keras-memory': {
    en: 'The memory of what Keras computes on is used up ({reason}). A smaller --batch-size than {batchSize} needs less.',
    zh: 'Keras 所用设备的内存不足（{reason}）。请用比 {batchSize} 更小的 --batch-size。',
  },
  'keras-failed': {
    en: 'Keras could not do it: {reason}',
    zh: 'Keras 未能完成：{reason}',
  },
  'keras-ended': {
    en: d =>
      `Python, which computes on Keras, has ended unasked (${endOf(d, 'en')})${has(d, 'said') ? ': {said}' : '.'}${has(d, 'batchSize') ? ' A smaller --batch-size than {batchSize} needs less memory.' : ''}`,
    zh: d =>
      `用 Keras 计算的 Python 意外结束（${endOf(d, 'zh')}）${has(d, 'said') ? '：{said}' : '。'}${has(d, 'batchSize') ? '比 {batchSize} 更小的 --batch-size 占用内存更少。' : ''}`,
  },
  'keras-answer': {
    en: d =>
      `Python, which computes on Keras, was asked for “{asked}” and did not answer as agreed${has(d, 'found') ? ' ({found} values instead of {wanted})' : ''}; it was ended, and nothing of the answer was taken.`,
    zh: d =>
      `用 Keras 计算的 Python 对“{asked}”的回答不符合约定${has(d, 'found') ? '（应有 {wanted} 个值，实有 {found} 个）' : ''}；已将其结束，未采用该回答。`,
  },
  'keras-hangs': {
    en: 'Python, which computes on Keras, had not answered for {seconds} s when the run was to stop, and was ended.',
    zh: '要求停止训练时，用 Keras 计算的 Python 已有 {seconds} 秒没有回答，已将其结束。',
  },
  'out-of-memory': {
    en: d =>
      has(d, 'limit')
        ? 'The memory is used up: {needed|bytes} more were needed, {used|bytes} of {limit|bytes} are taken. A smaller --batch-size needs less; so do smaller pictures, where they decide the number of parameters.'
        : 'The system gives no {needed|bytes} of memory. A smaller --batch-size needs less; so do smaller pictures, where they decide the number of parameters.',
    zh: d =>
      has(d, 'limit')
        ? '内存已用尽：还需要 {needed|bytes}，已占用 {used|bytes}（上限 {limit|bytes}）。减小 --batch-size 可减少占用；参数个数随图片尺寸增长的网络，也可以缩小图片。'
        : '系统无法提供 {needed|bytes} 内存。减小 --batch-size 可减少占用；参数个数随图片尺寸增长的网络，也可以缩小图片。',
  },
  'kernels-missing': {
    en: 'The compiled kernels were not found near {looked}; build them with `npm run build`.',
    zh: '在 {looked} 附近没有找到编译好的内核；请运行 `npm run build`。',
  },
  'simd-unsupported': {
    en: 'Node {node} cannot run the {asked} SIMD kernels.',
    zh: 'Node {node} 无法运行 {asked} SIMD 内核。',
  },
  'backend-unavailable': {
    en: 'The backend {backend|word} does not compute on this machine: {reason}',
    zh: '后端“{backend|word}”无法在本机运行：{reason}',
  },
  'link-no-tensorflow': {
    en: 'No TensorFlow was found with {python}: {reason}. Install it with `pip install tensorflow-cpu`, or name another Python.',
    zh: '用 {python} 没有找到 TensorFlow：{reason}。请用 `pip install tensorflow-cpu` 安装，或指定另一个 Python。',
  },
  'link-no-library': {
    en: 'The TensorFlow in {folder} lacks {file}, which linking needs.',
    zh: '{folder} 中的 TensorFlow 缺少链接所需的 {file}。',
  },
  'link-no-compiler': {
    en: d =>
      isOne((d.missing as readonly string[] | undefined)?.length)
        ? 'Building the addon needs {missing}, which is not installed.'
        : 'Building the addon needs tools that are not installed: {missing}.',
    zh: '编译插件需要以下工具，但没有安装：{missing}。',
  },
  'link-no-package': {
    en: 'The package {package} could not be fetched: {reason}',
    zh: '无法获取软件包 {package}：{reason}',
  },
  'link-build-failed': {
    en: 'The addon could not be built: {reason}',
    zh: '插件编译失败：{reason}',
  },
  'link-does-not-compute': {
    en: 'The addon was built but does not compute: {reason}',
    zh: '插件已编译，但无法计算：{reason}',
  },
  'nothing-to-judge': {
    en: '{run} has no test samples to evaluate its network on.',
    zh: '{run} 没有可用来评估网络的测试样本。',
  },
  'nothing-to-augment': {
    en: 'The chapter {chapter} has no pictures to augment.',
    zh: '章节 {chapter} 没有可增强的图片。',
  },
  'no-curves': {
    en: '{run} has no epoch behind it yet: there are no curves.',
    zh: '{run} 还没有完成任何一轮，没有曲线。',
  },
  ...configErrors,
  ...tensorErrors,
  ...kerasErrors,
  ...studyErrors,
  ...hostErrors,
} as const satisfies Templates

export type ErrorCode = keyof typeof errors
