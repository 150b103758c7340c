import {type Figure, figureColumns} from '../../runs/best-epoch.ts'
import type {RunEvent} from '../../runs/events.ts'
import type {Headline} from '../../runs/result.ts'
import {wordOf} from '../../text/choices.ts'
import {deviceNames} from '../../text/device-names.ts'
import type {Language} from '../../text/localised.ts'
import {grouped, measure} from '../../text/numbers.ts'
import {whyOfRun, whyThreads} from '../../text/why.ts'
import {words} from '../../text/words/index.ts'
import type {Words} from '../../text/words/words.ts'

type Started = Extract<RunEvent, {event: 'started'}>

/** Where data comes from, in words; generated data has no place. */
export const sourceWords = ({sources, colon}: Words, source: string, origin?: string): string => {
  const said = sources[source as keyof Words['sources']] ?? source
  return source === 'generated' || !origin ? said : `${said}${colon}${origin}`
}

/** What a run learns from, where that comes from and how much of it there is. */
export function dataWords(
  all: Words,
  {name, source, train, test, heldOut}: Omit<Started['dataset'], 'origin'>,
): string {
  const counts =
    heldOut !== undefined
      ? all.countsHeldOut(grouped(train), grouped(heldOut), grouped(test))
      : test > 0
        ? all.countsChosen(grouped(train), grouped(test))
        : all.countsWithoutTest(grouped(train))
  return `${name}${all.comma}${sourceWords(all, source)}${all.colon}${counts}`
}

/** What computes, and why that. */
export function engineWords(
  language: Language,
  {name, version, threads, why, threadsWhy, devices = []}: Started['backend'],
): string {
  const {comma, bracket} = words[language]
  const reason = whyOfRun(why, language)
  const counted = whyThreads(threadsWhy, language)
  const parts = [
    `${wordOf(name, language)} ${version}`,
    deviceNames(devices),
    `${words[language].threads(threads)}${counted === '' ? '' : bracket(counted)}`,
  ]
  return `${parts.filter(Boolean).join(comma)}${reason === '' ? '' : bracket(reason)}`
}

/** A figure that stands for a run, with its name and the epoch that reached it. */
export function headlineWords(
  all: Words,
  figure: Figure,
  headline: Headline | undefined,
): string | undefined {
  if (headline === undefined) return undefined
  const {value, epoch, isValidated} = headline
  const said = `${all[figureColumns[figure][isValidated ? 'validated' : 'trained']]} ${measure(value)}`
  return epoch === undefined ? said : all.atEpoch(said, epoch)
}
