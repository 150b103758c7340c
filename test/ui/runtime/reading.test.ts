import {expect, it} from 'vitest'
import {TfnotesError} from '../../../src/errors.ts'
import {initialRunState, type RunState} from '../../../src/runs/state.ts'
import type {Message} from '../../../src/ui/actions.ts'
import {Reading} from '../../../src/ui/runtime/reading.ts'

/** Readers whose answers the test gives. */
function readers() {
  const opened: string[] = []
  const asked: {run: string; answer: (state: RunState) => void; fail: (error: Error) => void}[] = []
  const sent: Message[] = []
  const reading = new Reading(
    {
      openReader: run => {
        opened.push(run)
        return {
          read: () => new Promise((answer, fail) => asked.push({run, answer, fail})),
        }
      },
    },
    (_, message) => sent.push(message),
  )
  return {opened, asked, sent, reading}
}

const turn = () => new Promise(resolve => setTimeout(resolve, 1))
const known = (epochs: number): RunState => ({...initialRunState, epochs})

it('tells what a run has told, and goes on with the same reader when it is asked again', async () => {
  const {opened, asked, sent, reading} = readers()
  reading.start(1, 'a')
  asked[0]?.answer(known(1))
  await turn()
  reading.start(1, 'a')
  await turn()
  asked[1]?.answer(known(2))
  await turn()
  expect(opened).toEqual(['a'])
  expect(sent).toEqual([
    {message: 'run-read', run: 'a', known: known(1)},
    {message: 'run-read', run: 'a', known: known(2)},
  ])
})

it('says nothing of a run that was left behind, however late it is read', async () => {
  const {asked, sent, reading} = readers()
  reading.start(1, 'a')
  reading.start(1, 'b')
  asked[1]?.answer(known(2))
  await turn()
  asked[0]?.answer(known(1))
  await turn()
  expect(sent).toEqual([{message: 'run-read', run: 'b', known: known(2)}])
})

it('never asks a reader twice at once', async () => {
  const {asked, sent, reading} = readers()
  reading.start(1, 'a')
  reading.start(1, 'a')
  reading.start(1, 'a')
  await turn()
  expect(asked).toHaveLength(1)
  asked[0]?.answer(known(1))
  await turn()
  asked[1]?.answer(known(2))
  await turn()
  asked[2]?.answer(known(3))
  await turn()
  expect(sent).toEqual([{message: 'run-read', run: 'a', known: known(3)}])
})

it('says what cannot be read, and waits no longer', async () => {
  const {asked, sent, reading} = readers()
  reading.start(1, 'a')
  asked[0]?.fail(new TfnotesError('run-unreadable', {path: '/a'}))
  await turn()
  expect(sent).toEqual([
    {message: 'run-read', run: 'a', known: initialRunState},
    {message: 'failed', failure: {code: 'run-unreadable', detail: {path: '/a'}}},
  ])
})

it('is silent once its screen is closed', async () => {
  const {asked, sent, reading} = readers()
  reading.start(1, 'a')
  reading.stop(1)
  asked[0]?.answer(known(1))
  await turn()
  expect(sent).toEqual([])
})
