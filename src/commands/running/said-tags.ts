import {curveNames, type SaidTags} from '../../runs/watched/curves.ts'
import type {Given} from '../line/command.ts'

/** The tags that the flags of `attach` name, by curve. */
export const saidTags = (flags: Given): SaidTags =>
  Object.fromEntries(
    curveNames.flatMap(name => (typeof flags[name] === 'string' ? [[name, flags[name]]] : [])),
  )
