import * as v from 'valibot'
import type {RunEvent} from '../runs/events.ts'
import {source} from './applying.ts'
import {about, choice, flag, integer, number, object, optional, text, texts} from './schema.ts'

const metrics = {
  loss: number('of training'),
  accuracy: optional(number('of training', '0 to 1')),
  valLoss: optional(number('of validation')),
  valAccuracy: optional(number('of validation', '0 to 1')),
}
const time = (means: string) => integer(means, 'milliseconds since 1970')
const path = (means: string) => optional(text(means, 'absolute path'))

/** `tfnotes runs` */
export const runSummary = object({
  id: text('also the name of its folder'),
  dir: text('its folder', 'absolute path'),
  chapter: text('its id'),
  createdAt: time(''),
  updatedAt: time('of the newest event; `createdAt` before any'),
  status: choice(
    ['starting', 'live', 'paused', 'finished', 'stopped', 'discarded', 'failed', 'crashed'],
    'what it is doing, or how it ended',
  ),
  trained: flag('whether there is a checkpoint to go on from, or to apply'),
  resumable: flag('whether `train --resume` has something to do'),
  hyperparameters: about(
    v.record(v.string(), v.union([v.number(), v.string(), v.boolean()])),
    'by name',
    undefined,
    'object',
  ),
  preset: optional(text('that the hyperparameters began with')),
  seed: integer(''),
  dataset: object({
    name: text(''),
    from: choice(['auto', 'generated'], 'what was asked for'),
    trainSamples: optional(integer('that were asked for')),
    testSamples: optional(integer('that were asked for')),
    csv: path('the reader’s own prices'),
    images: path('the reader’s own pictures'),
    labels: path('their labels'),
    skipMissing: optional(flag('without pictures that are missing or broken')),
    source: optional(source),
    origin: optional(text('a path, or a word on how the data was generated')),
    train: optional(integer('', 'samples')),
    test: optional(integer('', 'samples')),
  }),
  backend: optional(
    object({
      name: text('what computes'),
      version: text(''),
      threads: integer(''),
      why: text('`chosen`, `auto`, or why another one is not available'),
    }),
  ),
  parameters: optional(integer('moving means and variances included')),
  epoch: integer('epochs done'),
  epochs: integer('epochs to be done; 0 while unknown'),
  metrics: optional(about(object(metrics), 'of the last epoch')),
  best: optional(about(object({...metrics, epoch: integer('')}), 'of the best epoch')),
  seconds: number('spent in epochs that count', 'seconds'),
  warnings: texts('codes of what the health watch has found'),
  failure: optional(
    object({
      code: text(''),
      detail: about(v.record(v.string(), v.unknown()), 'what its sentence is made of', undefined, 'object'),
    }),
  ),
})

/** `tfnotes train`, `tfnotes attach`: the events of a run, as docs/run-directory.md has them. */
export const event = v.custom<RunEvent>(value => typeof value === 'object')
