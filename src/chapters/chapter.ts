import {type DatasetName, interchangeable} from '../datasets/facts/index.ts'
import type {Value, Values} from '../settings/setting.ts'
import type {Localised} from '../text/localised.ts'
import type {Advice} from './advice.ts'
import type {Hyperparameters} from './hyperparameters/hyperparameter.ts'
import type {Keras} from './keras.ts'

/** What a trained network is applied to. */
export type Task = 'classify-image' | 'measure' | 'next-letter' | 'forecast'

/** What the data decides about a network. */
export interface DataShape {
  /** One sample, without the batch dimension: [28, 28, 1], [4], [60, 1], [4] (letter ids), [4, 5] (one-hot). */
  readonly inputShape: readonly number[]
  /** Number of classes; 1 for regression. */
  readonly classes: number
}

export interface Preset {
  readonly values: Readonly<Record<string, Value>>
  /** One line: where the values come from, or why they are better than the notes'. */
  readonly why: Localised
}

/** A training chapter: data plus one pure builder. Everything else about it is derived. */
export interface Chapter<H extends Hyperparameters = Hyperparameters> {
  readonly id: string
  readonly title: Localised
  /** Section of the notes; of a page of `ours`, where it stands among them. */
  readonly section: string
  /** The notes have no such page. @default false */
  readonly ours?: boolean
  /** One paragraph: what the chapter is about. */
  readonly idea: Localised
  /**
   * The page's own text, a screen or two. A paragraph is one line, to be wrapped; paragraphs are separated by a
   * blank line; lines that begin with blanks (formulas, tables) are at most 76 columns wide and stand as they are.
   */
  readonly notes: Localised
  /** What to try when the health watch of a run finds something. */
  readonly advice: Advice
  readonly task: Task
  /** The notes' own data set. */
  readonly dataset: DatasetName
  /** What the reader may pick: that one first. */
  readonly accepts: readonly DatasetName[]
  /** Its hyperparameters. */
  readonly settings: H
  /** `notes` is what the notes write (the defaults unless said); `recommended` is ours where that is known to train badly. */
  readonly presets: {readonly notes: Preset; readonly recommended?: Preset}
  /** The notes write this network without layers, optimizer or fit; so does its printed program. @default false */
  readonly byHand?: boolean
  readonly build: <T, M>(k: Keras<T, M>, h: Values<H>, shape: DataShape) => M
}

/** Where the defaults are the notes' own values. */
const notes: Preset = {values: {}, why: {en: 'as the notes write it', zh: '与笔记完全一致'}}

/** Keeps the literal types of the hyperparameters, so that `h` is typed inside `build`. */
export function defineChapter<const H extends Hyperparameters>({
  presets,
  ...chapter
}: Omit<Chapter<H>, 'accepts' | 'presets'> & {readonly presets?: Partial<Chapter['presets']>}): Chapter {
  const accepts = interchangeable(chapter.dataset)
  return {...chapter, accepts, presets: {notes, ...presets}} as unknown as Chapter
}
