import type {Widened} from '../../text/widened.ts'

/** What comes of an answer, in English: beside the answers, where there is room. */
export const menuMoreEn = {
  stop: {
    epochEnd:
      'The epoch under way is finished and validated, its checkpoint written; r goes on from there later.',
    now: 'A checkpoint is written at once, in the middle of the epoch; r goes on at that very step later.',
    discard: 'What came after its last checkpoint is lost; checkpoints that were written before stay.',
    detach:
      'It goes on as it is; “tfnotes attach” and the list of runs show it again, also after this program has ended.',
    cancel: 'Nothing is changed.',
  },
  further: {
    more: 'The same run goes on: its curves grow longer, its optimizer knows what it knew. A cosine of the learning rate is stretched over all epochs.',
    last: 'Its form opens with the values of this run to be changed; the new run begins with the weights that this one ended with.',
    best: 'Its form opens with the values of this run to be changed; the new run begins with the weights of the best epoch.',
    cancel: 'Nothing is changed.',
  },
  remove: {
    yes: 'It goes to the trash beside the runs; u in the list of runs, or “tfnotes restore”, brings it back.',
    no: 'Nothing is changed.',
  },
} as const

/** The same in Chinese. */
export const menuMoreZh: Widened<typeof menuMoreEn> = {
  stop: {
    epochEnd: '跑完并验证当前这一轮，写入检查点；以后可按 r 从那里继续。',
    now: '立即在这一轮的中途写入检查点；以后可按 r 从这一步继续。',
    discard: '最后一个检查点之后的结果会丢失；之前写入的检查点保留。',
    detach: '训练照常进行；本程序结束后，仍可用 “tfnotes attach” 或训练列表再次查看。',
    cancel: '不作任何改动。',
  },
  further: {
    more: '同一次训练继续：曲线接着延长，优化器保留原有状态。余弦学习率会按总轮数重新展开。',
    last: '打开表单，可修改这次训练的各项设置；新的训练从它结束时的参数开始。',
    best: '打开表单，可修改这次训练的各项设置；新的训练从最优一轮的参数开始。',
    cancel: '不作任何改动。',
  },
  remove: {
    yes: '移入训练旁的回收站；在训练列表按 u，或用 “tfnotes restore” 恢复。',
    no: '不作任何改动。',
  },
}
