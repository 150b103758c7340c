import {labs} from '../labs/index.ts'
import type {Lab} from '../labs/lab.ts'
import type {Chapter} from './chapter.ts'
import {chapters} from './index.ts'
import {opening, type Reading} from './opening.ts'

/** A page of the book: a chapter that trains, a lab that only computes, or a page that is only read. */
export type Page =
  | {readonly kind: 'chapter'; readonly chapter: Chapter}
  | {readonly kind: 'lab'; readonly lab: Lab}
  | {readonly kind: 'reading'; readonly reading: Reading}

/** What every page has: id, title, section of the notes, idea, notes. */
export function contentOf(page: Page): Chapter | Lab | Reading {
  switch (page.kind) {
    case 'chapter':
      return page.chapter
    case 'lab':
      return page.lab
    case 'reading':
      return page.reading
  }
}

/** 1.10 comes after 1.9; a page on all of a part comes after those on its sections. */
function bySection(a: Page, b: Page): number {
  const [left, right] = [a, b].map(page => contentOf(page).section.split('.').map(Number))
  for (let i = 0; i < Math.max(left?.length ?? 0, right?.length ?? 0); i++) {
    const difference = (left?.[i] ?? Infinity) - (right?.[i] ?? Infinity)
    if (difference !== 0) return difference
  }
  return 0
}

/** All pages in the order of the notes; within a section, labs first. */
export const book: readonly Page[] = [
  {kind: 'reading', reading: opening} as const,
  ...labs.map((lab): Page => ({kind: 'lab', lab})),
  ...chapters.map((chapter): Page => ({kind: 'chapter', chapter})),
].sort(bySection)

export const pageById = (id: string): Page | undefined => book.find(page => contentOf(page).id === id)
