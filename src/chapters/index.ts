import type {Chapter} from './chapter.ts'
import {mnist} from './mnist.ts'

/** Every training chapter, in reading order. */
export const chapters: readonly Chapter[] = [mnist]

export const chapterById = (id: string): Chapter | undefined => chapters.find(chapter => chapter.id === id)
