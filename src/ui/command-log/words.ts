import type {Request} from '../../runs/events.ts'
import type {Label} from '../../runs/label.ts'

/** What a request to a run is on the command line. */
export function requestWords(run: string, request: Request): readonly string[] {
  switch (request.request) {
    case 'pause':
      return ['pause', run]
    case 'resume':
      return ['continue', run]
    case 'stop':
      return [
        'stop',
        run,
        ...(request.when === 'epoch-end' ? ['--epoch-end'] : []),
        ...(request.keep ? [] : ['--discard']),
      ]
    case 'lr':
      return ['lr', run, String(request.value)]
  }
}

/** What a run's new label is on the command line beside the one that it had; undefined where nothing differs. */
export function labelWords(run: string, before: Label, after: Label): readonly string[] | undefined {
  const [had, has] = [before.tags ?? [], after.tags ?? []]
  const added = has.filter(tag => !had.includes(tag))
  const taken = had.filter(tag => !has.includes(tag))
  const words = [
    ...(after.note === before.note ? [] : [after.note ?? '']),
    ...(after.name === before.name ? [] : after.name === undefined ? ['--unname'] : ['--name', after.name]),
    ...(added.length > 0 ? ['--tag', added.join()] : []),
    ...(taken.length > 0 ? ['--untag', taken.join()] : []),
  ]
  return words.length > 0 ? ['note', run, ...words] : undefined
}

/** Flags that only screens need, with how many values each has. */
const ofScreens: Readonly<Record<string, number>> = {
  '--json': 0,
  '--pixels': 0,
  '--trace': 0,
  '--codes': 0,
  '--maps': 1,
  '--values': 1,
}

/** What a person would type of a helper's arguments. */
export function typedWords(args: readonly string[]): readonly string[] {
  const words: string[] = []
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as string
    const values = ofScreens[word]
    if (values === undefined) words.push(word)
    else at += values
  }
  return words
}

/** How a line for a helper that waits for them stands among its command's words; of others no line is a command. */
const lines: Readonly<Record<string, (line: string) => readonly string[]>> = {
  classify: line => [line],
  inspect: line => [line],
  next: line => [line],
  augment: line => [line],
  gates: line => [line],
  measure: line => line.split(' '),
}

/** The command that a line is for a helper that was started with these arguments; undefined where it is none. */
export function toldWords(args: readonly string[], line: string): readonly string[] | undefined {
  const put = lines[args[0] ?? '']
  return put && typedWords(args).flatMap(word => (word === '-' ? put(line) : [word]))
}

export const waitsForLines = (args: readonly string[]): boolean => args.includes('-')

/** What only looks, or begins by itself. */
export const isOnlyLook = (args: readonly string[]): boolean =>
  args.includes('--watch') || args[0] === 'preflight' || (args[0] === 'dataset' && args[1] === 'columns')

/** Commands of which one after another on the same screen is the same thing looked at anew. */
const repeated: ReadonlySet<string> = new Set(['next', 'augment', 'gates', 'measure', 'forecast'])

export const isRepeated = ([command = '']: readonly string[]): boolean => repeated.has(command)
