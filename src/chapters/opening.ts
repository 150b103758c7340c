import type {Localised} from '../text/localised.ts'
import {openingNotes} from './notes/opening.ts'

/** A page of the book that is only read. */
export interface Reading {
  readonly id: string
  readonly title: Localised
  readonly section: string
  readonly idea: Localised
  readonly notes: Localised
}

/** The book's opening page. */
export const opening: Reading = {
  id: 'opening',
  title: {en: 'Three schools of AI', zh: '人工智能三学派'},
  section: '1.1',
  idea: {
    en: 'What makes a machine look intelligent, and how a network comes about: data, structure, parameters, application.',
    zh: '机器怎样才算有智能，一个神经网络又是怎么来的：数据、结构、参数、应用。',
  },
  notes: openingNotes,
}
