import type {Templates} from './templates.ts'

const alone = {
  en: 'Without it the run goes on from its last checkpoint by `train --resume` with other --hosts, or with --hosts 0 on this host alone.',
  zh: '不用它也可从最后的检查点继续：`train --resume` 加上其他 --hosts，或 --hosts 0 只用本机。',
} as const

/** What can be wrong with the hosts that compute a run together. */
export const hostErrors = {
  'hosts-need-jax': {
    en: 'Several hosts compute together on jax alone, and {python} takes {backend}; KERAS_BACKEND=jax takes jax where it is installed.',
    zh: '只有 jax 能用多台主机一起计算，而 {python} 用的是 {backend}；若已安装 jax，可设 KERAS_BACKEND=jax。',
  },
  'host-unreachable': {
    en: 'The host {host} cannot be reached by ssh: {reason}',
    zh: '无法用 ssh 连接主机 {host}：{reason}',
  },
  'host-silent': {
    en: 'The host {host} has not answered within {seconds} s.',
    zh: '主机 {host} 在 {seconds} 秒内没有回答。',
  },
  'host-no-python': {
    en: 'The host {host} has no {python} and no python3; TFNOTES_REMOTE_PYTHON names the Python of the other hosts.',
    zh: '主机 {host} 上没有 {python}，也没有 python3；可用 TFNOTES_REMOTE_PYTHON 指定其他主机的 Python。',
  },
  'host-missing': {
    en: 'The Python of the host {host} lacks {missing}; TFNOTES_REMOTE_PYTHON names another one.',
    zh: '主机 {host} 的 Python 没有安装 {missing}；可用 TFNOTES_REMOTE_PYTHON 指定另一个。',
  },
  'host-versions': {
    en: 'All hosts need the same versions: {host} has {there}, this host has {here}.',
    zh: '各主机的版本必须相同：{host} 是 {there}，本机是 {here}。',
  },
  'host-failed': {
    en: 'The host {host} could not do it: {reason}',
    zh: '主机 {host} 未能完成：{reason}',
  },
  'host-lost': {
    en: `The host {host}, or the connection to it, is gone. ${alone.en}`,
    zh: `主机 {host} 或与它的连接已中断。${alone.zh}`,
  },
  'address-not-own': {
    en: 'Nobody could be waited for at {address}: {reason}. TFNOTES_ADDRESS says by which address of its own the other hosts reach this one.',
    zh: '无法在 {address} 上等待其他主机：{reason}。可用 TFNOTES_ADDRESS 指定其他主机访问本机所用的地址。',
  },
  'worker-refused': {
    en: d =>
      d.reason === 'key'
        ? 'The session at {address} does not know this key.'
        : 'No session is reached at {address}: {reason}',
    zh: d =>
      d.reason === 'key' ? '{address} 的训练不认识这个密钥。' : '无法连接 {address} 的训练：{reason}',
  },
  'worker-key': {
    en: 'TFNOTES_KEY has to hold the key of the session that is to be joined: what stands as “key” in the file that it names.',
    zh: 'TFNOTES_KEY 应为要加入的训练的密钥，即它所指文件中“key”的值。',
  },
  'worker-address': {
    en: '“{value}” is no address with a port, as 10.0.0.5:41233.',
    zh: '“{value}”不是带端口的地址，应形如 10.0.0.5:41233。',
  },
  'meeting-missing': {
    en: 'The first process of the job has said nothing within {seconds} s in {file}: it has to be on a file system that all hosts see.',
    zh: '作业的第一个进程在 {seconds} 秒内没有写出 {file}：它所在的文件系统必须各主机都能访问。',
  },
} as const satisfies Templates
