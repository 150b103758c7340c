import {className} from '../../datasets/facts/index.ts'
import type {Picture} from '../../drawing/charts/picture.ts'
import type {Failure} from '../../errors.ts'
import type {Language} from '../../text/localised.ts'

export interface Likely {
  readonly label: string
  /** 0 to 1. */
  readonly probability: number
}

/** One answer of `tfnotes classify --json` or `tfnotes measure --json`. */
export interface Answer {
  /** Most probable first. */
  readonly top: readonly Likely[]
  readonly confident: boolean
  readonly file?: string
  /** The data set whose classes these are. */
  readonly dataset?: string
  readonly inverted?: boolean
  readonly seen?: Picture
  readonly original?: Picture
  readonly failure?: Failure
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** A picture as `--json` answers hold it. */
export function readPicture(value: unknown): Picture | undefined {
  if (!isRecord(value) || typeof value.data !== 'string') return undefined
  const {width, height, channels} = value
  if (typeof width !== 'number' || typeof height !== 'number' || typeof channels !== 'number')
    return undefined
  return {width, height, channels, data: new Uint8Array(Buffer.from(value.data, 'base64'))}
}

/** The likely classes, called as people call them in this language. */
export const namedTop = ({top, dataset}: Answer, language: Language): Likely[] =>
  top.map(one => ({...one, label: className(dataset, one.label, language)}))

export function readTop(value: unknown): Likely[] {
  if (!Array.isArray(value)) return []
  return value.filter(isRecord).map(one => ({
    label: String(one.label ?? one.class),
    probability: typeof one.probability === 'number' ? one.probability : Number.NaN,
  }))
}

/** Why a helping process could not answer; undefined where it could. */
export function readFailure(error: unknown): Failure | undefined {
  if (!isRecord(error)) return undefined
  const {code, detail} = error
  return {code: String(code), detail: isRecord(detail) ? detail : {}}
}

/** Reads one line of a predicting process; undefined for what is no answer. */
export function readAnswer(value: unknown): Answer | undefined {
  if (!isRecord(value)) return undefined
  const file = typeof value.file === 'string' ? {file: value.file} : {}
  const failure = readFailure(value.error)
  if (failure) return {...file, top: [], confident: false, failure}
  if (!Array.isArray(value.top)) return undefined
  const seen = readPicture(value.seen)
  const original = readPicture(value.original)
  return {
    ...file,
    top: readTop(value.top),
    confident: value.confident !== false,
    ...(typeof value.dataset === 'string' && {dataset: value.dataset}),
    ...(typeof value.inverted === 'boolean' && {inverted: value.inverted}),
    ...(seen && {seen}),
    ...(original && {original}),
  }
}
