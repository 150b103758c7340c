import type {Language} from './localised.ts'
import type {Detail, Templates} from './templates.ts'

/** What is wrong with something that should be a Python. */
const faults: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  missing: {en: 'there is nothing there', zh: '那里什么都没有'},
  folder: {en: 'a folder without bin/python', zh: '该文件夹中没有 bin/python'},
  'not-executable': {en: 'it may not be executed', zh: '没有执行权限'},
  'no-python': {en: 'it does not answer as a Python does', zh: '它的回答不像 Python'},
}
const fault = ({fault}: Detail, language: Language) => faults[String(fault)]?.[language] ?? '{reason}'

const isOwn = ({found}: Detail) => found === 'TFNOTES_PYTHON'
const foundBy = (detail: Detail, language: Language) =>
  isOwn(detail)
    ? {en: 'TFNOTES_PYTHON names {python}, which is', zh: 'TFNOTES_PYTHON 指定的 {python}'}[language]
    : {en: 'The Python of {found}, {python}, is', zh: '{found} 的 Python（{python}）'}[language]

/** What can be wrong with the Python on which Keras is to compute. */
export const kerasErrors = {
  'keras-no-python': {
    en: 'No Python was found for the backend keras: there is no active environment and no python3; TFNOTES_PYTHON names one.',
    zh: '没有找到供后端 keras 使用的 Python：既没有激活的环境，也没有 python3；可用 TFNOTES_PYTHON 指定。',
  },
  'keras-data-too-large': {
    en: 'Keras holds all samples in memory: {count} of them take {bytes|bytes}, and {free|bytes} are free. Take a part of them with --train-samples and --test-samples, or compute on another backend, which reads them from the disk as it goes.',
    zh: 'Keras 要把全部样本放进内存：{count} 个样本需要 {bytes|bytes}，而空闲内存只有 {free|bytes}。请用 --train-samples 和 --test-samples 只取一部分，或换用其他后端，它们边训练边从磁盘读取。',
  },
  'keras-python-wrong': {
    en: d => `${foundBy(d, 'en')} none: ${fault(d, 'en')}.`,
    zh: d => `${foundBy(d, 'zh')} 不能用：${fault(d, 'zh')}。`,
  },
  'keras-python-hangs': {
    en: '{python} did not say within {seconds} s what Keras it has; TFNOTES_PYTHON names another Python.',
    zh: '{python} 在 {seconds} 秒内没有答出装有什么 Keras；可用 TFNOTES_PYTHON 指定另一个 Python。',
  },
  'keras-python-old': {
    en: '{python} is Python {version}; Keras 3 needs {needed} or newer. TFNOTES_PYTHON names another Python.',
    zh: '{python} 是 Python {version}；Keras 3 需要 {needed} 或更新的版本。可用 TFNOTES_PYTHON 指定另一个 Python。',
  },
  'keras-missing': {
    en: '{python} has no Keras; this installs it: {command}',
    zh: '{python} 没有安装 Keras；安装命令：{command}',
  },
  'keras-old': {
    en: '{python} has Keras {version}, and Keras 3 is needed; this installs it: {command}',
    zh: '{python} 装的是 Keras {version}，需要 Keras 3；安装命令：{command}',
  },
  'keras-no-backend': {
    en: '{python} has Keras {version}, but none of {accepted} for it to compute with; this installs one: {command}',
    zh: '{python} 有 Keras {version}，但没有可供计算的 {accepted}；安装命令：{command}',
  },
  'keras-backend-unknown': {
    en: 'KERAS_BACKEND names “{backend}”, on which Keras cannot train here; it may be one of {accepted}.',
    zh: 'KERAS_BACKEND 指定的“{backend}”不能在此训练；可用：{accepted}。',
  },
  'keras-backend-missing': {
    en: 'KERAS_BACKEND names {backend}, which {python} does not have; it has {installed}.',
    zh: 'KERAS_BACKEND 指定了 {backend}，而 {python} 没有安装；已安装：{installed}。',
  },
  'keras-no-gpu': {
    en: 'Keras sees no GPU, but {devices}; `tfnotes doctor` says what would be to install.',
    zh: 'Keras 看不到 GPU，只有 {devices}；`tfnotes doctor` 会说明需要安装什么。',
  },
  'keras-devices': {
    en: '--devices {wanted}: there are only {there}. Parts of the processor are asked for by number, as cpu:0,1.',
    zh: '--devices {wanted}：这里只有 {there}。要把处理器分成几份，请写编号，如 cpu:0,1。',
  },
  'keras-one-device': {
    en: '--devices {wanted}: Keras on torch computes on one device; on tensorflow and jax it shares the work out over several (KERAS_BACKEND).',
    zh: '--devices {wanted}：Keras 在 torch 上只能用一个设备；在 tensorflow 和 jax 上可用多个（由 KERAS_BACKEND 选择）。',
  },
  'keras-import-failed': {
    en: '{backend} of {python} cannot be imported: {reason}',
    zh: '{python} 的 {backend} 无法导入：{reason}',
  },
} as const satisfies Templates
