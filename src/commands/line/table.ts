import type {Command} from './command.ts'
import {applying} from './table/applying.ts'
import {around} from './table/around.ts'
import {json} from './table/flags.ts'
import {listing} from './table/listing.ts'
import {studying} from './table/studying.ts'
import {training} from './table/training.ts'

/** Every subcommand: feeds dispatch, `--help`, the completions and the tests. */
export const commands: Readonly<Record<string, Command>> = {
  chapters: {
    summary: {en: 'list the chapters and labs', zh: '列出章节与实验'},
    usage: '',
    arguments: [0, 0],
    completes: [],
    flags: json,
    load: async () => (await import('../book/chapters.ts')).listChapters,
  },
  glossary: {
    summary: {
      en: 'say what the terms of the book mean, in both languages',
      zh: '解释书中的术语，中英对照',
    },
    usage: '[term]',
    arguments: [0, Number.POSITIVE_INFINITY],
    completes: ['term'],
    flags: json,
    examples: ['glossary momentum', 'glossary 感受野'],
    load: async () => (await import('../book/glossary.ts')).showGlossary,
  },
  ...training,
  ...studying,
  ...listing,
  ...applying,
  ...around,
}
