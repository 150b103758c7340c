import {expect, it} from 'vitest'
import {TfnotesError} from '../../../src/errors.ts'
import type {RunEvent} from '../../../src/runs/events.ts'
import type {Action} from '../../../src/ui/actions.ts'
import {Following} from '../../../src/ui/runtime/following.ts'
import {epoch, finished, sequence, started} from '../../runs/scratch.ts'

const epochs = (from: number, count: number): RunEvent[] =>
  sequence(...Array.from({length: count}, (_, index) => epoch(from + index)))

/** Follows a run whose events come in the given portions, and keeps what is handed on. */
async function follow(portions: readonly RunEvent[][]) {
  const actions: Action[] = []
  const following = new Following(
    {
      follow: async (_, onEvents) => {
        for (const events of portions) {
          onEvents(events)
          await new Promise(resolve => setImmediate(resolve))
        }
      },
    },
    (...some) => actions.push(...some),
  )
  await following.start('run')
  return {
    following,
    actions,
    lengths: () => actions.flatMap(one => (one.type === 'followed' ? [one.known.history.length] : [])),
  }
}

it('hands a long past on in few pieces, whole at the end, and keeps none of its events', async () => {
  const portions = Array.from({length: 100}, (_, index) => epochs(1 + 300 * index, 300))
  const {actions, lengths} = await follow(portions)
  expect(lengths().length).toBeLessThan(10)
  expect(lengths().at(-1)).toBe(30_000)
  expect(actions.at(-1)).toEqual({type: 'unfollowed', run: 'run', isGone: false})
})

it('begins anew with a run that is followed again: it has been resumed once, not twice', async () => {
  const portions = [sequence(started(), epoch(1), started(5, {epoch: 1, step: 0}), epoch(2))]
  const {following, actions} = await follow(portions)
  await following.start('run')
  const known = actions.findLast(action => action.type === 'followed')
  expect(known?.type === 'followed' && known.known.resumes).toEqual([{epoch: 1, step: 0}])
})

it('shows of a run that was taken up again no ending, not for a moment, and keeps its curves', async () => {
  const actions: Action[] = []
  const following = new Following(
    {
      follow: async (_run, onEvents, _signal, onTakenUp) => {
        onEvents(sequence(started(), epoch(1), finished('stopped')))
        onTakenUp()
        onTakenUp()
        await new Promise(resolve => setTimeout(resolve, 200))
      },
    },
    (...some) => actions.push(...some),
  )
  await following.start('run')
  const known = actions.flatMap(one => (one.type === 'followed' ? [one.known] : []))
  expect(known.map(({phase, finished: end}) => [phase, end])).toEqual([['starting', undefined]])
  expect(known[0]?.history.length).toBe(1)
})

it('says that a run is gone with the end of following, and not once more as a failure', async () => {
  const actions: Action[] = []
  const follow = async () => {
    throw new TfnotesError('run-gone', {run: 'run'})
  }
  await new Following({follow}, (...some) => actions.push(...some)).start('run')
  expect(actions).toEqual([{type: 'unfollowed', run: 'run', isGone: true}])
})
