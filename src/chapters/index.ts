import type {Chapter} from './chapter.ts'
import {fashion} from './fashion.ts'
import {iris} from './iris.ts'
import {mnist} from './mnist.ts'

/** Every training chapter, in reading order. */
export const chapters: readonly Chapter[] = [iris, mnist, fashion]

export const chapterById = (id: string): Chapter | undefined => chapters.find(chapter => chapter.id === id)
