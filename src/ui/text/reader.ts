import type {Widened} from '../../text/widened.ts'

/** What the way through the book says, in English. */
export const readerTextEn = {
  reader: {
    progress: (read: number, all: number) => `${read} of ${all} read`,
    parts: 'Progress',
    ofPart: (read: number, all: number, trained: number) =>
      `${read} of ${all} read${trained > 0 ? `, ${trained} trained` : ''}`,
    signs: {read: 'read', tried: 'tried', trained: 'trained'},
    next: (title: string) => `next: ${title}`,
    lastPage: 'This is the end of the book.',
    firstPage: 'This is where the book begins.',
    noNotesHere: 'There is no room for the notes beside the form; n opens them.',
    onlyRead: 'This page is only to be read.',
    search: {
      title: 'Search',
      hint: 'Type what you look for, in either language: a chapter, a term, a setting, a key, a word of the notes.',
      none: 'Nothing in the program has to do with this.',
      result: 'Result',
      kinds: {page: 'chapter', term: 'term', setting: 'setting', key: 'key', notes: 'notes'},
    },
    glossary: {
      title: 'Glossary',
      where: 'In the book',
      here: 'Terms here',
      nowhere: 'The book does not speak of it; the screens do.',
    },
  },
}

export const readerCommandsEn = {
  readOn: ['read on', 'a page further; after the last one the notes of the next chapter'],
  nextNotes: ['next', 'the notes of the next chapter'],
  previousNotes: ['before', 'the notes of the chapter before'],
  openPage: ['try it', 'open the chapter or the lab that these notes are of'],
  nextChapter: ['next chapter', 'to the next chapter of the book'],
  scrollNotes: ['scroll notes', 'the notes beside the form, half a page up or down'],
  search: ['search', 'search notes, chapters, settings, keys and terms'],
  glossary: ['glossary', 'what the terms of the book mean'],
  placeOfTerm: ['place', 'another page that uses the term'],
  openPlace: ['read there', 'the notes of that page, where they use the term'],
} as const

export const readerContextsEn = {
  notes: 'Notes',
  help: 'Help',
  search: 'Search',
  glossary: 'Glossary',
} as const

export const readerTextZh: Widened<typeof readerTextEn> = {
  reader: {
    progress: (read, all) => `已读 ${read}/${all}`,
    parts: '进度',
    ofPart: (read, all, trained) => `已读 ${read}/${all}${trained > 0 ? `，已训练 ${trained}` : ''}`,
    signs: {read: '已读', tried: '已试', trained: '已训练'},
    next: title => `下一章：${title}`,
    lastPage: '这是全书的最后一章。',
    firstPage: '这是全书的第一章。',
    noNotesHere: '表单旁放不下笔记；按 n 打开。',
    onlyRead: '这一页只供阅读。',
    search: {
      title: '搜索',
      hint: '输入要找的内容，中英文均可：章节、术语、设置、按键，或笔记中的词。',
      none: '没有找到相关内容。',
      result: '结果',
      kinds: {page: '章节', term: '术语', setting: '设置', key: '按键', notes: '笔记'},
    },
    glossary: {
      title: '术语表',
      where: '书中出处',
      here: '本章术语',
      nowhere: '笔记中没有提到，只在界面上使用。',
    },
  },
}

export const readerCommandsZh = {
  readOn: ['读下去', '下一页；读完后接着读下一章的笔记'],
  nextNotes: ['下一章', '下一章的笔记'],
  previousNotes: ['上一章', '上一章的笔记'],
  openPage: ['动手试', '打开这篇笔记所属的章节或实验'],
  nextChapter: ['下一章', '转到书中的下一章'],
  scrollNotes: ['滚动笔记', '表单旁的笔记上下翻半页'],
  search: ['搜索', '搜索笔记、章节、设置、按键和术语'],
  glossary: ['术语表', '书中术语的含义'],
  placeOfTerm: ['出处', '换一个用到该术语的章节'],
  openPlace: ['去读', '打开该章笔记中用到它的地方'],
} as const

export const readerContextsZh = {notes: '笔记', help: '帮助', search: '搜索', glossary: '术语表'} as const
