import type {Widened} from '../../text/widened.ts'

/** What the way through the book says, in English. */
export const readerTextEn = {
  reader: {
    progress: (read: number, all: number) => `${read} of ${all} read`,
    signs: {read: 'read', tried: 'tried', trained: 'trained'},
    next: (title: string) => `next: ${title}`,
    lastPage: 'This is the end of the book.',
    firstPage: 'This is where the book begins.',
    onlyRead: 'This page is only to be read.',
  },
}

export const readerCommandsEn = {
  readOn: ['read on', 'a page further; after the last one the notes of the next chapter'],
  nextNotes: ['next', 'the notes of the next chapter'],
  previousNotes: ['before', 'the notes of the chapter before'],
  openPage: ['try it', 'open the chapter or the lab that these notes are of'],
  nextChapter: ['next chapter', 'to the next chapter of the book'],
} as const

export const readerContextsEn = {notes: 'Notes'} as const

export const readerTextZh: Widened<typeof readerTextEn> = {
  reader: {
    progress: (read, all) => `已读 ${read}/${all}`,
    signs: {read: '已读', tried: '已试', trained: '已训练'},
    next: title => `下一章：${title}`,
    lastPage: '这是全书的最后一章。',
    firstPage: '这是全书的第一章。',
    onlyRead: '这一页只供阅读。',
  },
}

export const readerCommandsZh = {
  readOn: ['读下去', '下一页；读完后接着读下一章的笔记'],
  nextNotes: ['下一章', '下一章的笔记'],
  previousNotes: ['上一章', '上一章的笔记'],
  openPage: ['动手试', '打开这篇笔记所属的章节或实验'],
  nextChapter: ['下一章', '转到书中的下一章'],
} as const

export const readerContextsZh = {notes: '笔记'} as const
