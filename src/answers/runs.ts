import * as v from 'valibot'
import type {RunEvent} from '../runs/events.ts'
import {source} from './applying.ts'
import {threadsWhy} from './data.ts'
import {
  about,
  choice,
  flag,
  integer,
  kind,
  list,
  number,
  object,
  optional,
  record,
  text,
  texts,
} from './schema.ts'

const metrics = {
  loss: number('of training'),
  accuracy: optional(number('of training', '0 to 1')),
  valLoss: optional(number('of validation')),
  valAccuracy: optional(number('of validation', '0 to 1')),
}
const atEpoch = object({...metrics, epoch: integer('from 1')})
const baseline = about(
  object({
    kind: choice(['classes', 'day-before'], 'what is answered without having learnt anything'),
    loss: number('of it'),
    samples: integer('that it is counted on'),
    classes: optional(integer('to choose from')),
    accuracy: optional(number('of the largest class', '0 to 1')),
  }),
  'what can be had without learning',
)
const failure = {
  code: text('of the error'),
  detail: record('what its sentence is made of'),
}
const time = (means: string) => integer(means, 'milliseconds since 1970')
const path = (means: string) => optional(text(means, 'absolute path'))

export const label = object({
  name: optional(text('another name for it')),
  tags: optional(texts('in the order they were given')),
  note: optional(text('one line')),
})

/** `tfnotes runs` */
export const runSummary = object({
  id: text('also the name of its folder'),
  dir: text('its folder', 'absolute path'),
  chapter: optional(text('its id')),
  createdAt: time('when it was asked for'),
  updatedAt: time('of the newest event; `createdAt` before any'),
  status: choice(
    [
      'starting',
      'live',
      'paused',
      'finished',
      'stopped',
      'discarded',
      'failed',
      'crashed',
      'damaged',
      'unreadable',
      'watched',
    ],
    'what it is doing, or how it ended; `watched`: a folder with event files of another program',
  ),
  label: optional(about(label, 'what its reader calls it: `tfnotes note`')),
  labelTrouble: optional(about(object(failure), 'why that is not known')),
  checkpointEpoch: optional(integer('epochs that its checkpoint has, where its events end before it')),
  logs: optional(
    about(
      object({
        run: text('the one that was written last, by its folder'),
        step: integer('the newest of it'),
      }),
      'of event files of another program; `metrics` are of its newest step',
    ),
  ),
  board: optional(
    about(
      object({
        by: choice(['accuracy', 'loss'], 'what the board is judged by'),
        rank: optional(integer('in the board, from 1; of a run that has the figure')),
        chapter: optional(text('of all runs of the board')),
        dataset: optional(text('of all runs of the board')),
        isGenerated: flag('whether the data is not the real set'),
        files: optional(text('the reader’s own that all of them learn from', 'absolute path')),
        loss: optional(text('where losses are compared: which one')),
      }),
      'with `--sort acc` or `loss`: runs of one board are compared, and no others',
    ),
  ),
  trained: flag('whether there is a checkpoint to go on from, or to apply'),
  resumable: flag('whether `train --resume` has something to do'),
  hyperparameters: optional(
    about(
      v.record(v.string(), v.union([v.number(), v.string(), v.boolean()])),
      'by name',
      undefined,
      'object',
    ),
  ),
  preset: optional(text('that the hyperparameters began with')),
  seed: optional(integer('of everything random in it')),
  parent: optional(
    about(
      object({
        run: text('its name then'),
        checkpoint: choice(['last', 'best'], 'that the branch goes on from'),
        epoch: integer('epochs that it had'),
        step: integer('steps of the next one that it had'),
        sha256: text('of the checkpoint’s state.json then'),
      }),
      'of a branch: the run that it was branched off',
    ),
  ),
  initFrom: optional(
    about(
      object({file: text('its path', 'absolute path'), sha256: text('of it then')}),
      'the file that its first weights are from',
    ),
  ),
  dataset: optional(
    about(
      object({
        name: text('of the data set'),
        from: choice(['auto', 'generated'], 'what was asked for'),
        trainSamples: optional(integer('that were asked for')),
        testSamples: optional(integer('that were asked for')),
        holdOut: optional(number('of the training samples that is held out', '0 to 1')),
        split: optional(text('of a price history, `2/5`: the second of five')),
        csv: path('the reader’s own prices'),
        images: path('the reader’s own pictures'),
        labels: path('their labels'),
        skipMissing: optional(flag('without pictures that are missing or broken, or rows without a price')),
        timeColumn: optional(text('of a price file, where it was said')),
        order: optional(text('how the rows of the price file stand, where it was said')),
        dateOrder: optional(text('of the dates of the price file, where it was said')),
        decimal: optional(text('`point` or `comma`, where it was said')),
        encoding: optional(text('of the price file, where it was said')),
        since: optional(text('day before which rows of the price file are left out')),
        source: optional(source),
        origin: optional(text('a path, or a word on how the data was generated')),
        train: optional(integer('that it learns from', 'samples')),
        test: optional(integer('that it is validated with, or that are judged at the end', 'samples')),
        heldOut: optional(integer('that it is validated with instead', 'samples')),
      }),
      'what it learns from; the last five once that is loaded',
    ),
  ),
  backend: optional(
    about(
      object({
        name: text('what computes'),
        version: text('its version'),
        threads: integer('that compute'),
        why: text('`chosen`, `auto`, or why another one is not available'),
        threadsWhy,
      }),
      'once it computes',
    ),
  ),
  parameters: optional(integer('moving means and variances included')),
  epoch: integer('epochs done'),
  epochs: integer('epochs to be done; 0 while unknown'),
  metrics: optional(about(object(metrics), 'of the last epoch')),
  best: optional(about(atEpoch, 'of the epoch that the best checkpoint is of')),
  bestLoss: optional(about(atEpoch, 'of the epoch with the lowest loss: of validation, where there is any')),
  bestAccuracy: optional(
    about(atEpoch, 'of the epoch with the highest accuracy: of validation, where there is any'),
  ),
  rateChanges: optional(
    list(
      object({
        from: number('before'),
        to: number('after'),
        epoch: integer('done by then'),
        step: integer('done of the next epoch by then'),
      }),
      'learning rates that were set while it ran',
    ),
  ),
  test: optional(
    about(
      object({
        loss: number('of the test set'),
        accuracy: optional(number('of the test set', '0 to 1')),
        epoch: integer('of the weights that were judged'),
        checkpoint: choice(['last', 'best'], 'whose weights were judged'),
        baseline: optional(baseline),
      }),
      'of the test set, where the best epoch was chosen by what was held out',
    ),
  ),
  verdict: optional(
    about(
      object({
        code: choice(
          ['nothing-learnt', 'too-early', 'improving', 'overfits', 'worsened', 'settled', 'complete'],
          'how it went; the plain report makes a sentence of it',
        ),
        detail: record('the figures of the sentence'),
      }),
      'of a run that has ended in order',
    ),
  ),
  seconds: number('spent in epochs that count', 'seconds'),
  warnings: texts('codes of what the health watch has found'),
  failure: optional(
    about(
      object({
        v: about(v.literal(1), 'version of the event', undefined, 'integer'),
        t: time('when it failed'),
        event: kind('failed'),
        ...failure,
      }),
      'why it failed: the event that says so',
    ),
  ),
  trouble: optional(
    about(
      object(failure),
      'why not all of a run that is damaged or unreadable is known; such a run may lack keys',
    ),
  ),
  guessed: optional(texts('keys that no file says, taken from the folder’s name and times')),
})

const run = text('its id')

/** `tfnotes note` */
export const labelled = object({
  run,
  dir: text('its folder', 'absolute path'),
  label: about(label, 'as it is now'),
})

/** `tfnotes delete --now` */
export const removed = object({run, isGone: about(v.literal(true), 'for good', undefined, 'boolean')})

/** `tfnotes delete --empty-trash` */
export const emptied = object({
  gone: integer('entries that were taken away'),
  left: texts('entries of the trash that could not be'),
})

/** `tfnotes delete`, `tfnotes restore` */
export const trashed = object({
  run,
  deletedAt: time('when it was deleted'),
  until: time('until when it can be brought back'),
  dir: text('where it lies', 'absolute path'),
})

/** `tfnotes restore <run>…` */
export const restored = object({run, dir: text('its folder', 'absolute path')})

/** `tfnotes train`, `tfnotes attach`: the events of a run, as docs/run-directory.md has them. */
export const event = v.custom<RunEvent>(
  value => typeof value === 'object' && value !== null && 'event' in value,
)

/** `tfnotes train --walk-forward`: one of the splits. */
export const splitEnded = object({
  kind: kind('split'),
  split: text('`2/5`: the second of five'),
  run: text('its id'),
  taken: flag('whether it had been trained before'),
  from: optional(text('the first day that it was judged on')),
  to: optional(text('the last one')),
  loss: optional(number('of the best epoch on those days, or of the test set where something was held out')),
  epoch: optional(integer('that the loss is of')),
  ratio: optional(
    number('how far its forecasts are off, as a multiple of what the price of the day before is'),
  ),
})

/** All of them. */
export const walkForward = object({
  kind: kind('walk-forward'),
  splits: integer('that were asked for'),
  done: integer('with a result'),
  mean: optional(number('of the ratios')),
  sd: optional(number('standard deviation of the ratios, with n − 1')),
  better: integer('splits whose ratio is below 1'),
})
