import {isTime} from '../shape.ts'
import {fieldsOf} from './protobuf.ts'
import {scalarOf} from './tensor.ts'

/** One number under its tag, as a program has written it. */
export interface Scalar {
  readonly tag: string
  readonly value: number
}

/** What is wanted of one record of an event file. */
export interface LoggedEvent {
  /** Milliseconds since 1970 by the clock of the program that wrote it; 0 where it says none. */
  readonly t: number
  readonly step: number
  readonly scalars: readonly Scalar[]
  /** A session begins at this step: what an earlier one told of it and of later ones is to be forgotten. */
  readonly begins: boolean
  /** The library that wrote the file, in its own words. */
  readonly writer?: string
}

/** Characters beyond which a tag is none. */
const longestTag = 1000

/**
 * Which plugin of TensorBoard a tag belongs to: a program says so with the first value of the tag alone.
 */
export type Plugins = Map<string, string>

/** Field numbers of TensorFlow's event.proto and summary.proto. */
const event = {wallTime: 1, step: 2, summary: 5, sessionLog: 7, source: 10}
const sessionStatus = {field: 1, start: 1}
const summaryValue = {tag: 1, simple: 2, tensor: 8, metadata: 9}

/** Reads a record. @throws NotProtobuf where it is none of TensorBoard's */
export function readLogged(record: Buffer, plugins: Plugins): LoggedEvent {
  let [t, step, begins] = [0, 0, false]
  let writer: string | undefined
  let scalars: Scalar[] = []
  for (const {number, value, raw, wire} of fieldsOf(record)) {
    if (number === event.wallTime && wire === 'fixed64') t = Math.round(Number(value) * 1000)
    else if (number === event.step && wire === 'varint') step = Number(value)
    else if (number === event.summary && wire === 'bytes') scalars = [...scalars, ...scalarsIn(raw, plugins)]
    else if (number === event.sessionLog && wire === 'bytes')
      begins = [...fieldsOf(raw)].some(
        one => one.number === sessionStatus.field && one.value === sessionStatus.start,
      )
    else if (number === event.source && wire === 'bytes') writer = textIn(raw, 1)
  }
  const isStep = Number.isSafeInteger(step)
  return {
    t: isTime(t) ? t : 0,
    step: isStep ? step : 0,
    scalars: isStep ? scalars : [],
    begins,
    ...(writer && {writer: writer.slice(0, longestTag)}),
  }
}

function scalarsIn(summary: Buffer, plugins: Plugins): Scalar[] {
  return [...fieldsOf(summary)].flatMap(({number, raw, wire}) => {
    const scalar = number === 1 && wire === 'bytes' ? readValue(raw, plugins) : undefined
    return scalar ? [scalar] : []
  })
}

function readValue(bytes: Buffer, plugins: Plugins): Scalar | undefined {
  let tag = ''
  let simple: number | undefined
  let tensor: Buffer | undefined
  let plugin: string | undefined
  for (const {number, value, raw, wire} of fieldsOf(bytes)) {
    if (number === summaryValue.tag && wire === 'bytes') tag = raw.toString('utf8')
    else if (number === summaryValue.simple && wire === 'fixed32') simple = Number(value)
    else if (number === summaryValue.tensor && wire === 'bytes') tensor = raw
    else if (number === summaryValue.metadata && wire === 'bytes') plugin = pluginIn(raw)
  }
  if (tag === '' || tag.length > longestTag) return undefined
  if (plugin !== undefined && plugins.size < mostPlugins) plugins.set(tag, plugin)
  if (simple !== undefined) return {tag, value: simple}
  const known = plugins.get(tag)
  if (tensor === undefined || (known !== undefined && known !== 'scalars')) return undefined
  const value = scalarOf(tensor)
  return value === undefined ? undefined : {tag, value}
}

/** Tags whose plugin is remembered. */
const mostPlugins = 10_000

function pluginIn(metadata: Buffer): string | undefined {
  for (const {number, raw, wire} of fieldsOf(metadata))
    if (number === 1 && wire === 'bytes') return textIn(raw, 1)
  return undefined
}

function textIn(message: Buffer, field: number): string | undefined {
  for (const {number, raw, wire} of fieldsOf(message))
    if (number === field && wire === 'bytes') return raw.toString('utf8')
  return undefined
}
