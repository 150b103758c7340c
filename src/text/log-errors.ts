import type {Templates} from './templates.ts'

/** What stands in the way of watching the event files that another program writes for TensorBoard. */
export const logErrors = {
  'no-event-files': {
    en: '{path} holds neither a run of tfnotes nor event files of TensorBoard (events.out.tfevents.…), nor does any folder below it.',
    zh: '{path} 及其下各文件夹中既没有 tfnotes 的训练，也没有 TensorBoard 的事件文件（events.out.tfevents.…）。',
  },
  'no-event-files-near': {
    en: '{path} has more folders than are looked through, and neither a run of tfnotes nor event files of TensorBoard were found; name the folder that holds them.',
    zh: '{path} 下的文件夹过多，未全部查找，没有找到 tfnotes 的训练或 TensorBoard 的事件文件；请直接指明所在文件夹。',
  },
  'logs-gone': {
    en: 'The event files of {path} were deleted or moved; there is nothing to be watched any more.',
    zh: '{path} 的事件文件已被删除或移走，没有可查看的内容了。',
  },
  'no-such-log-run': {
    en: d =>
      d.count === 0
        ? 'In {path} no run is called “{run}” or begins with it. There are: {runs}.'
        : 'In {path} “{run}” may be any of {count} runs. Give more of the name; there are: {runs}.',
    zh: d =>
      d.count === 0
        ? '{path} 中没有名为“{run}”或以它开头的训练。共有：{runs}。'
        : '{path} 中“{run}”可能是 {count} 次训练中的任意一次，请写出更多字符。共有：{runs}。',
  },
  'several-log-runs': {
    en: '{path} holds {count} runs; say which one with --run. The last written first: {runs}.',
    zh: '{path} 中有 {count} 次训练，请用 --run 指明。从最近写入的开始：{runs}。',
  },
  'no-loss-tag': {
    en: 'No tag of {path} can be taken for a loss; say one with --loss. There are: {accepted}.',
    zh: '{path} 中没有可当作损失的标签，请用 --loss 指明。共有：{accepted}。',
  },
  'no-such-tag': {
    en: 'Nothing is written under the tag “{tag}” ({flag}) yet. There are: {accepted}.',
    zh: '标签“{tag}”（{flag}）下还没有写入任何值。共有：{accepted}。',
  },
  'no-scalars': {
    en: 'The event files of {path} hold no numbers yet.',
    zh: '{path} 的事件文件中还没有数值。',
  },
  'only-of-event-files': {
    en: '{flags} tells how to read event files of another program; {run} is a run of tfnotes.',
    zh: '{flags} 只用于读取其他程序的事件文件；{run} 是 tfnotes 的训练。',
  },
  'only-watched': {
    en: '{run} is another program’s run: it is watched, not controlled, and its files are left alone.',
    zh: '{run} 是其他程序的训练：只查看，不控制，也不改动其文件。',
  },
  'events-damaged': {
    en: '{path} is damaged at byte {offset}: a record there does not fit its checksum. What can be read of the file is shown.',
    zh: '{path} 在第 {offset} 字节处损坏：该处记录与校验和不符。文件中可读的部分照常显示。',
  },
  'steps-missing': {
    en: '{path} gives no steps for {tags}: the values are counted in the order in which they were written.',
    zh: '{path} 没有给出 {tags} 的步数，按写入的先后计数。',
  },
  'too-many-log-files': {
    en: '{path} has {count} event files; of each folder the newest are read.',
    zh: '{path} 有 {count} 个事件文件，每个文件夹只读取最新的若干个。',
  },
  'too-many-tags': {
    en: '{path} has more than {limit} tags; those that came first are read.',
    zh: '{path} 的标签超过 {limit} 个，只读取最先出现的那些。',
  },
  'logs-cut': {
    en: '{path} has more folders than are looked through; name the one that is meant.',
    zh: '{path} 下的文件夹过多，未全部查找；请直接指明要查看的文件夹。',
  },
} as const satisfies Templates
