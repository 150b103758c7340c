import {spark} from '../../../../drawing/charts/spark.ts'
import {bold, type Line, line, span} from '../../../../drawing/lines/span.ts'
import {pad, widthOf} from '../../../../drawing/lines/width.ts'
import {wrap} from '../../../../drawing/lines/wrap.ts'
import type {MachineUse} from '../../../../runs/observe.ts'
import {initialRunState} from '../../../../runs/state.ts'
import {bytes} from '../../../../text/numbers.ts'
import {isActive, phaseOf} from '../../../runs/phase.ts'
import type {AppState} from '../../../state.ts'
import {texts} from '../../../text/index.ts'
import type {RunScreen} from '../state.ts'

interface Meter {
  readonly name: string
  /** The same, the longest first. */
  readonly words: readonly string[]
  /** From 0 to 1, the newest last; none where nothing was measured. */
  readonly shares: readonly number[]
  /** Of what this is the whole. @default 1 */
  readonly largest?: number
}

const percent = (share: number) => `${Math.round(share * 100)}%`

/** What was measured, without the moments when it was not. */
const measured = (
  readings: readonly MachineUse[],
  value: (use: MachineUse) => number | undefined,
): number[] => readings.map(value).filter(one => one !== undefined)

function metersOf(readings: readonly MachineUse[], state: AppState): readonly Meter[] {
  const {memory, of} = texts[state.language].runPage.system
  const newest = readings.at(-1)
  const busy = measured(readings, use => use.cpu)
  const taken = measured(readings, use => use.memory)
  const [cpu, bytesTaken] = [busy.at(-1), taken.at(-1)]
  /** So much of all that there is; where there is little room, so much. */
  const part = (used: number, all: number | undefined) =>
    all === undefined ? [bytes(used)] : [of(bytes(used), bytes(all)), bytes(used)]
  return [
    ...(cpu === undefined ? [] : [{name: 'CPU', words: [percent(cpu)], shares: busy}]),
    ...(bytesTaken === undefined
      ? []
      : // Of the machine's own memory it may be a thousandth.
        [
          {
            name: memory,
            words: part(bytesTaken, newest?.memoryTotal),
            shares: taken,
            largest: Math.max(...taken),
          },
        ]),
    ...(newest?.cards ?? []).flatMap(({index, use, memory: used, memoryTotal}, at): Meter[] => {
      const shares = measured(readings, one => one.cards?.[at]?.use)
      const share = use === undefined ? '' : percent(use)
      const rooms = used === undefined ? [''] : part(used, memoryTotal)
      const words = rooms.map(room => [share, room].filter(Boolean).join('  '))
      return words[0] === '' ? [] : [{name: `GPU ${index}`, words, shares}]
    }),
  ]
}

/** What the run takes of the machine: a row of figures, and below it how they came there, for each that is known. */
export function systemLines(state: AppState, screen: RunScreen, width: number): readonly Line[] {
  const {language, look} = state
  const text = texts[language].runPage.system
  const run = state.followed[screen.run] ?? initialRunState
  const say = (words: string) => wrap(words, width).map(row => line(row, 'dim'))
  const {effort} = run
  const last = effort && effort.memory > 0 ? say(text.last(bytes(effort.memory), percent(effort.cpu))) : []
  if (!isActive(phaseOf(state, screen.run))) return [...say(text.over), ...last]
  if (screen.elsewhere !== undefined) return [...say(text.elsewhere(screen.elsewhere)), ...last]
  const readings = screen.machine ?? []
  if (readings.length === 0) return [...say(text.looking), ...last]
  const meters = metersOf(readings, state)
  const names = Math.max(0, ...meters.map(({name}) => widthOf(name)))
  return meters.flatMap(({name, words, shares, largest = 1}): Line[] => {
    const fitting = words.find(one => names + 2 + widthOf(one) <= width) ?? words.at(-1) ?? ''
    const row: Line = [span(`${pad(name, names)}  `, 'dim'), bold(fitting)]
    const drawn = spark(shares.slice(-width), look.glyphs, largest)
    return drawn === '' ? [row] : [row, line(drawn, 'accent')]
  })
}
