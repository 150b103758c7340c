import {closeSync, openSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import {createRun} from '../../src/runs/create.ts'
import type {EventBody, RunEvent} from '../../src/runs/events.ts'
import {eventsFile} from '../../src/runs/writer.ts'
import {finished, specOf, started} from './scratch.ts'

/** Milliseconds that an epoch of the made-up trainer takes. */
const epochTime = 150

/** What a trainer of validated epochs with two told batches says of one of them, warnings and checkpoints included. */
export function epochEvents(epoch: number, epochs: number, noise = Math.sin(epoch * 12.9898)): EventBody[] {
  const loss = 1 / Math.sqrt(epoch) + 0.01 * noise
  const accuracy = 1 - loss / 3
  const more: EventBody[] = []
  if (epoch % 30 === 0) more.push({event: 'warning', code: 'plateau', detail: {epochs: 10, epoch}})
  if (epoch % 100 === 0)
    more.push({event: 'checkpoint', kind: 'best', epoch, step: 0, path: `/runs/iris/best`})
  return [
    ...[2, 4].map(
      (step): EventBody => ({
        event: 'batch',
        epoch,
        step,
        steps: 4,
        loss,
        accuracy,
        samplesPerSecond: 103434.87391245792,
      }),
    ),
    {
      event: 'epoch',
      epoch,
      epochs,
      lr: 0.1,
      seconds: 0.12889900000004673,
      samplesPerSecond: 104154.91307405,
      msPerStep: 0.02880325000000994,
      memory: 124882944,
      cpu: 0.8611795270732969,
      loss,
      accuracy,
      valLoss: loss * 1.1,
      valAccuracy: accuracy * 0.9,
    },
    ...more,
  ]
}

/** The line of an event as the trainer's writer has it. */
export const lineOf = (body: EventBody, t: number): string => {
  const event: RunEvent = {v: 1, t, ...body}
  return `${JSON.stringify(event)}\n`
}

/** A run of `epochs` epochs below `root`, with a made-up trainer's events; returns its directory. */
export async function writeLongRun(
  root: string,
  epochs: number,
  {isOver = true, chapter = 'iris'}: {isOver?: boolean; chapter?: string} = {},
): Promise<string> {
  const dir = await createRun(root, specOf(chapter, epochs))
  const file = openSync(join(dir, eventsFile), 'w')
  const begin = Date.now() - epochs * epochTime
  let text = lineOf({...started(epochs), chapter} as EventBody, begin)
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const body of epochEvents(epoch, epochs)) text += lineOf(body, begin + epoch * epochTime)
    if (epoch % 1000 !== 0) continue
    writeSync(file, text)
    text = ''
  }
  if (isOver) text += lineOf({...finished(), epochs} as EventBody, Date.now())
  writeSync(file, text)
  closeSync(file)
  return dir
}
