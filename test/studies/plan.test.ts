import {describe, expect, it} from 'vitest'
import type {EventBody} from '../../src/runs/events.ts'
import {initialRunState, reduceRunEvents} from '../../src/runs/state.ts'
import type {RunStatus} from '../../src/runs/status.ts'
import {boardOf} from '../../src/studies/board.ts'
import {influences} from '../../src/studies/importance.ts'
import {planOf, type Standing} from '../../src/studies/plan.ts'
import {type Study, trialsOf} from '../../src/studies/study.ts'
import {twinsOf} from '../../src/studies/twins.ts'
import {plusMinus} from '../../src/text/spread.ts'
import {epoch, finished, sequence, specOf, started} from '../runs/scratch.ts'

const studyOf = (others: Partial<Study> = {}): Study => ({
  v: 1,
  id: 'sweep-iris-1',
  kind: 'sweep',
  createdAt: 0,
  base: specOf('iris', 9),
  space: {},
  search: 'grid',
  settings: [0.01, 0.1, 0.5].map(learningRate => ({learningRate})),
  seeds: [1, 2],
  rungs: [],
  parallel: 1,
  ...others,
})

/** What has come of a trial that has these accuracies, epoch by epoch. */
function standing(
  study: Study,
  id: string,
  accuracies: readonly number[],
  status: RunStatus = 'finished',
  others: Partial<Standing> = {},
): [string, Standing] {
  const trial = trialsOf(study).find(one => one.id === id)
  if (!trial) throw new Error(`no trial ${id}`)
  const told: EventBody[] = accuracies.map((valAccuracy, at) => ({
    ...(epoch(at + 1, {valLoss: 1, epochs: 9}) as Extract<EventBody, {event: 'epoch'}>),
    valAccuracy,
  }))
  const end = status === 'finished' ? [{...finished(), metrics: {loss: 1, valLoss: 1, valAccuracy: 0}}] : []
  const state = reduceRunEvents(initialRunState, sequence(started(9), ...told, ...(end as EventBody[])))
  const outcome = {run: `iris-${id}`, dir: '', status, state}
  return [id, {trial, outcome, taken: false, isLost: false, ...others}]
}

const nine = (best: number) => Array.from({length: 9}, (_, at) => best - (8 - at) / 100)

describe('what is next', () => {
  it('is every setting with the first seed, then with the second', () => {
    const study = studyOf()
    const {next, left} = planOf(study, new Map())
    expect(next.map(({trial}) => trial.id)).toEqual(['0.1', '1.1', '2.1', '0.2', '1.2', '2.2'])
    expect(left).toBe(6)
  })

  it('goes on with what was cut off, and leaves what is done or lost', () => {
    const study = studyOf()
    const standings = new Map([
      standing(study, '0.1', nine(0.9)),
      standing(study, '1.1', [0.5], 'crashed'),
      standing(study, '2.1', [0.5], 'failed', {isLost: true}),
    ])
    expect(planOf(study, standings).next.map(({trial}) => trial.id)).toEqual(['1.1', '0.2', '1.2', '2.2'])
  })

  it('of halving waits for all of a rung, and goes on with the better third', () => {
    const study = studyOf({seeds: [1], rungs: [3]})
    const two = new Map([
      standing(study, '0.1', [0.5, 0.5, 0.5], 'stopped'),
      // It would be the better one later: that is not known yet.
      standing(study, '1.1', [0.9, 0.9, 0.9, 0.1], 'crashed'),
    ])
    expect(planOf(study, two).next).toEqual([{trial: {id: '2.1', setting: 2, seed: 1}, until: 3}])
    const three = new Map([...two, standing(study, '2.1', [0.7, 0.7, 0.7], 'stopped')])
    const plan = planOf(study, three)
    expect(plan.next).toEqual([{trial: {id: '1.1', setting: 1, seed: 1}}])
    expect([...plan.kept]).toEqual([1])
  })
})

describe('the leader board', () => {
  it('is by the mean over the seeds, and says which are not told apart from the first', () => {
    const study = studyOf({seeds: [1, 2, 3]})
    const standings = new Map(
      [1, 2, 3].flatMap((seed, at) => [
        standing(study, `0.${seed}`, nine(0.6 + at / 10)),
        standing(study, `1.${seed}`, nine(0.71 + at / 10 + (at === 1 ? 0.001 : 0))),
        // Better and worse by turns.
        standing(study, `2.${seed}`, nine(0.7 + at / 10 + (at === 1 ? 0.06 : -0.03))),
      ]),
    )
    const {by, rows} = boardOf(study, standings)
    expect(by).toBe('accuracy')
    expect(rows.map(({setting, verdict}) => [setting, verdict])).toEqual([
      [1, 'best'],
      [2, 'alike'],
      [0, 'worse'],
    ])
    // The luck of the seeds is far greater than what is between them: pairs tell it all the same.
    expect(rows[2]?.half).toBeGreaterThan(0.2)
    expect(rows[2]?.toBest?.mean).toBeCloseTo(-0.1103, 3)
  })

  it('has nothing of what is half trained', () => {
    const study = studyOf({seeds: [1]})
    const standings = new Map([
      standing(study, '0.1', nine(0.6)),
      standing(study, '1.1', [0.99], 'live'),
      standing(study, '2.1', [0.99], 'crashed'),
    ])
    const {rows} = boardOf(study, standings)
    expect(rows.map(({setting, n, half}) => [setting, n, half])).toEqual([[0, 1, undefined]])
  })

  it('of halving reads all seeds of a setting at the same epoch, and puts first what went on', () => {
    const study = studyOf({rungs: [3]})
    const standings = new Map([
      standing(study, '0.1', [0.1, 0.2, 0.3], 'stopped'),
      standing(study, '0.2', [0.1, 0.2, 0.95, 0.99], 'crashed'),
      standing(study, '1.1', nine(0.5)),
      standing(study, '1.2', nine(0.5)),
    ])
    const {rows} = boardOf(study, standings)
    expect(rows.map(({setting, epochs, verdict}) => [setting, epochs, verdict])).toEqual([
      [1, 9, 'best'],
      [0, 3, 'early'],
    ])
    expect(rows[1]?.readings.map(({value}) => value)).toEqual([0.3, 0.95])
  })

  it('of held out samples is ordered by them, with the figures of the test set beside', () => {
    const plain = studyOf()
    const dataset = {...plain.base.dataset, holdOut: 0.2}
    const study = {...plain, base: {...plain.base, dataset}}
    const tested = (id: string, heldOut: number, accuracy: number): [string, Standing] => {
      const [, {outcome, ...rest}] = standing(study, id, nine(heldOut))
      if (!outcome?.state.finished) throw new Error('not over')
      const test = {loss: 2, accuracy, epoch: 9, checkpoint: 'best' as const}
      const state = {...outcome.state, finished: {...outcome.state.finished, test}}
      return [id, {...rest, outcome: {...outcome, state}}]
    }
    const board = boardOf(
      study,
      new Map([
        tested('0.1', 0.9, 0.5),
        tested('0.2', 0.9, 0.6),
        tested('1.1', 0.8, 0.95),
        tested('1.2', 0.8, 0.95),
        // One of its seeds has none: their mean would be of other seeds.
        tested('2.1', 0.7, 0.99),
        standing(study, '2.2', nine(0.7)),
      ]),
    )
    expect(board.isHeldOut).toBe(true)
    expect(board.rows.map(({setting, test}) => [setting, test?.mean])).toEqual([
      [0, 0.55],
      [1, 0.95],
      [2, undefined],
    ])
    expect(board.rows[0]?.readings.map(({test}) => test)).toEqual([0.5, 0.6])
    expect(boardOf(plain, new Map()).isHeldOut).toBe(false)
  })

  it('puts what has run away last', () => {
    const study = studyOf()
    const standings = new Map([
      standing(study, '0.1', nine(Number.NaN)),
      standing(study, '0.2', nine(Number.NaN)),
      standing(study, '1.1', nine(0.3)),
      standing(study, '1.2', nine(0.3)),
    ])
    expect(boardOf(study, standings).rows.map(({setting, verdict}) => [setting, verdict])).toEqual([
      [1, 'best'],
      [0, 'worse'],
    ])
  })
})

describe('twins', () => {
  it('are as fine as the samples that judge them: those held out, where there are any', () => {
    const study = studyOf({kind: 'twins', settings: [{units: 1}, {units: 2}], seeds: [1, 2, 3]})
    const findingOf = (heldOut?: number) => {
      const of = (id: string, best: number): [string, Standing] => {
        const [, {outcome, ...rest}] = standing(study, id, nine(best))
        const begun = outcome?.state.started
        if (!outcome || !begun) throw new Error('not begun')
        const dataset = {...begun.dataset, test: 10_000, ...(heldOut !== undefined && {heldOut})}
        return [id, {...rest, outcome: {...outcome, state: {...outcome.state, started: {...begun, dataset}}}}]
      }
      const pairs = [1, 2, 3].flatMap(seed => [of(`0.${seed}`, 0.5), of(`1.${seed}`, 0.6)])
      return twinsOf(study, new Map(pairs)).finding
    }
    expect(findingOf()).toBe('real')
    // They are one sample apart.
    expect(findingOf(10)).toBe('luck')
  })
})

describe('what mattered', () => {
  const settings = [1, 2, 3].flatMap(units => [0, 0.2].map(dropout => ({units, dropout})))
  const study = studyOf({settings, seeds: [1, 2]})
  const figures = (figure: (units: number, dropout: number, seed: number) => number) =>
    boardOf(
      study,
      new Map(
        trialsOf(study).map(({id, setting, seed}) => {
          const {units = 0, dropout = 0} = settings[setting] ?? {}
          return standing(study, id, [figure(units, dropout, seed)])
        }),
      ),
    )

  it('is the one that the figures go with', () => {
    const found = influences(figures((units, _, seed) => 0.5 + units / 10 + seed / 1000))
    expect(found?.map(({key}) => key)).toEqual(['units', 'dropout'])
    expect(found?.[0]?.share).toBeGreaterThan(0.95)
    expect(found?.[1]?.share).toBeLessThan(0.05)
  })

  it('is nothing where only the seeds differ', () => {
    const found = influences(figures((units, dropout, seed) => 0.5 + seed / 10 + (units + dropout) / 1e6))
    for (const {share} of found ?? []) expect(share).toBeLessThan(0.05)
  })

  it('is not said of a few runs', () => {
    const few = studyOf({seeds: [1]})
    expect(influences(boardOf(few, new Map([standing(few, '0.1', [0.5])])))).toBeUndefined()
  })
})

describe('± ', () => {
  it.each<[number, number | undefined, string]>([
    [0.97912, 0.00123, '0.9791 ± 0.0012'],
    [0.97912, 0.0031, '0.979 ± 0.003'],
    [0.79, 0.38, '0.79 ± 0.38'],
    [0.5, 2.54, '0.50 ± 2.54'],
    [-0.02, 1.1, '-0.02 ± 1.10'],
    [512.3, 24, '512 ± 24'],
    [0.5, 0, '0.5000 ± 0'],
    [0.97912, undefined, '0.9791'],
  ])('%d and %d', (mean, half, text) => {
    expect(plusMinus(mean, half)).toBe(text)
  })
})
