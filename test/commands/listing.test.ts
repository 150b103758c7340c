import {existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {createRun} from '../../src/runs/create.ts'
import type {EventBody} from '../../src/runs/events.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {answersIn} from '../answers/lines.ts'
import {linksNeedRights} from '../links.ts'
import {epoch, finished, specOf, started} from '../runs/scratch.ts'
import {type World, world} from './program.ts'

const open = world()

interface Story {
  readonly chapter?: string
  readonly learningRate?: number
  readonly accuracies?: readonly number[]
  readonly reason?: 'completed' | 'stopped'
  readonly more?: readonly EventBody[]
}

let made = 0

/** A run that has ended, a minute after the one before. */
async function run(
  {checkpoints}: World,
  {chapter = 'iris', learningRate = 0.1, accuracies = [0.5], reason = 'completed', more = []}: Story = {},
): Promise<string> {
  const at = 1.7e12 + 60_000 * made++
  const spec = {...specOf(chapter), hyperparameters: {epochs: 5, learningRate}}
  const dir = await createRun(checkpoints, spec, () => at)
  const writer = openWriter(dir, () => at)
  writer.emit(started())
  for (const [index, valAccuracy] of accuracies.entries())
    writer.emit(epoch(index + 1, {valLoss: index + 1, valAccuracy}))
  for (const event of more) writer.emit(event)
  writer.emit(finished(reason))
  writer.close()
  return basename(dir)
}

const idsIn = (out: string) => answersIn(out, 'runSummary').map(({id}) => id)

describe('tfnotes runs', () => {
  it('lists those that a query means, and says how many others there are', async () => {
    const place = open()
    const [one, two] = [await run(place), await run(place, {learningRate: 0.01, reason: 'stopped'})]
    expect(idsIn((await place.run(['runs', '--where', 'lr<0.05', '--json'])).out)).toEqual([two])
    expect(idsIn((await place.run(['runs', '--where', '-stopped', '--json'])).out)).toEqual([one])
    expect((await place.run(['runs', '--where', 'lr>1'])).out).toBe('None of 2 runs matches.\n')
    const {out, err} = await place.run('runs --limit 1 --json')
    expect([idsIn(out), err]).toEqual([[two], '1 of 2 runs are listed.\n'])
    expect(idsIn((await place.run('runs --reverse --json')).out)).toEqual([one, two])
  })

  it('has a column for each setting in which the rows differ, a rate that was set on the way among them', async () => {
    const place = open()
    const rate: EventBody = {event: 'lr', from: 0.1, to: 0.02, epoch: 1, step: 0}
    await run(place, {more: [rate]})
    await run(place, {learningRate: 0.01})
    const [head = '', ...rows] = (await place.run('runs')).out.trimEnd().split('\n')
    expect(head.split(/ {2,}/)).toEqual([
      'run',
      'status',
      'epochs',
      'best',
      'data',
      'learning rate',
      'rate set on the way',
      'started',
    ])
    expect(rows[1]).toContain('0.02 @ 1')
    const [one = ''] = (await place.run(['runs', '--where', 'lr=0.01'])).out.split('\n')
    expect(one).not.toContain('learning-rate')
  })

  it('shows the best accuracy with the epoch that reached it', async () => {
    const place = open()
    await run(place, {accuracies: [0.958, 0.9675, 0.9]})
    expect((await place.run('runs')).out).toContain('val. accuracy 0.9675 (epoch 2)')
    const [row] = answersIn((await place.run('runs --json')).out, 'runSummary')
    expect(row).toMatchObject({best: {epoch: 1}, bestAccuracy: {epoch: 2, valAccuracy: 0.9675}})
  })

  it('makes a leader board for each chapter and data set, in every form', async () => {
    const place = open()
    const low = await run(place, {accuracies: [0.5]})
    const other = await run(place, {chapter: 'iris-manual', accuracies: [0.7]})
    const high = await run(place, {accuracies: [0.9]})
    const told = await place.run('runs --sort acc --json')
    expect(
      answersIn(told.out, 'runSummary').map(({id, board}) => [id, board?.chapter, board?.rank, board?.by]),
    ).toEqual([
      [high, 'iris', 1, 'accuracy'],
      [low, 'iris', 2, 'accuracy'],
      [other, 'iris-manual', 1, 'accuracy'],
    ])
    const text = (await place.run('runs --sort acc')).out
    expect(text).toMatch(/^iris on iris\nrun .*\n.*\n.*\n\niris-manual on iris\nrun /)
    const csv = (await place.run('runs --sort acc --limit 1 --csv')).out.split('\n')
    expect(csv[0]).toMatch(/^board,rank,id,/)
    expect(csv.slice(1, 3).map(row => row.split(',').slice(0, 3))).toEqual([
      ['1', '1', high],
      ['2', '1', other],
    ])
    expect((await place.run('runs --sort acc --md')).out).toMatch(/^### iris on iris\n\n\| run \|/)
  })

  it('writes CSV and Markdown that nothing in a note can break, and that no spreadsheet computes', async () => {
    const place = open()
    const id = await run(place)
    await place.run(['note', id, '=1+1, "quoted" | `x`', '--tag', '@a'])
    const csv = (await place.run('runs --csv')).out
    const [head = '', row = ''] = csv.split('\n')
    expect(head).toMatch(/^id,name,tags,note,status,/)
    expect(row).toContain(`${id},,'@a,"'=1+1, ""quoted"" | \`x\`",finished,iris`)
    expect(csv.endsWith('\n')).toBe(true)
    await place.run(['note', id, '--name', 'a|b *c*'])
    expect((await place.run('runs --md')).out).toContain('| a\\|b \\*c\\* |')
  })
})

describe('tfnotes note', () => {
  it('names a run, so that commands take the name, and shows and changes what was said', async () => {
    const place = open()
    const id = await run(place)
    await run(place)
    const told = await place.run(['note', id, 'why?', '--name', 'base line', '--tag', 'a,b', '--json'])
    const label = {name: 'base line', tags: ['a', 'b'], note: 'why?'}
    expect(answersIn(told.out, 'labelled')).toEqual([{run: id, dir: join(place.checkpoints, id), label}])
    expect((await place.run(['note', 'base line'])).out).toBe(
      `${id}\n  name: base line\n  tags: a b\n  note: why?\n`,
    )
    await place.run(['note', 'base line', '', '--unname', '--untag', 'a'])
    expect((await place.run(['note', id])).out).toBe(`${id}\n  tags: b\n`)
  })

  it('tags all that a query means, and refuses a name that is not one run’s alone', async () => {
    const place = open()
    const [one, two] = [await run(place), await run(place)]
    expect((await place.run(['note', '--where', 'iris', '--tag', 'x'])).code).toBe(0)
    expect(idsIn((await place.run(['runs', '--where', 'tag:x', '--json'])).out)).toEqual([two, one])
    await place.run(['note', one, '--name', 'mine'])
    for (const name of ['mine', one, one.slice(0, 4)])
      expect((await place.run(['note', two, '--name', name])).err).toMatch(/would also mean/)
    expect((await place.run(['note', '--where', 'iris', '--name', 'both'])).err).toMatch(/one run, not to 2/)
    expect((await place.run(['note', '--where', 'mnist', '--tag', 'x'])).err).toMatch(/No run .* matches/)
  })

  it('does not write over a label that it cannot read', async () => {
    const place = open()
    const id = await run(place)
    const path = join(place.checkpoints, id, 'label.json')
    writeFileSync(path, '{"v":1,"na')
    const {code, err} = await place.run(['note', id, 'text'])
    expect([code, err]).toEqual([1, expect.stringMatching(/label .* is damaged/)])
    expect(readFileSync(path, 'utf8')).toBe('{"v":1,"na')
    expect((await place.run('runs')).err).toMatch(/label .* is damaged/)
  })
})

describe('tfnotes delete and restore', () => {
  it('take runs away and bring them back', async () => {
    const place = open()
    const [one, two] = [await run(place), await run(place)]
    const told = await place.run(['delete', one, two, '--json'])
    const deleted = answersIn(told.out, 'trashed')
    expect(deleted.map(({run: id}) => id)).toEqual([one, two])
    expect((deleted[0]?.until ?? 0) - (deleted[0]?.deletedAt ?? 0)).toBe(7 * 86_400_000)
    expect((await place.run('runs')).out).toMatch(/^No run/)
    expect(
      answersIn((await place.run('restore --json')).out, 'trashed')
        .map(({run: id}) => id)
        .sort(),
    ).toEqual([one, two].sort())
    expect((await place.run(['restore', one])).out).toBe(`${one} is back.\n`)
    expect(idsIn((await place.run('runs --json')).out)).toEqual([one])
    expect((await place.run('delete --empty-trash')).out).toBe('One run is taken away for good.\n')
    expect((await place.run('restore')).out).toBe('The trash is empty.\n')
  })

  it('take none where one may not go', async () => {
    const place = open()
    const one = await run(place)
    expect((await place.run(['delete', one, 'nosuch'])).err).toMatch(/nosuch/)
    expect(readdirSync(place.checkpoints)).toEqual([one])
    const elsewhere = open()
    await run(elsewhere)
    const [path = ''] = readdirSync(elsewhere.checkpoints)
    const {code, err} = await place.run(['delete', one, join(elsewhere.checkpoints, path)])
    expect([code, err]).toEqual([1, expect.stringMatching(/does not lie in/)])
    expect([existsSync(join(elsewhere.checkpoints, path)), existsSync(join(place.checkpoints, one))]).toEqual(
      [true, true],
    )
  })

  it('without the trash delete for good', async () => {
    const place = open()
    const one = await run(place)
    expect((await place.run(['delete', one, '--now'])).out).toBe(`${one} is deleted.\n`)
    expect(readdirSync(place.checkpoints)).toEqual([])
  })

  it.skipIf(linksNeedRights)('leave a link to a run alone', async () => {
    const place = open()
    const one = await run(place)
    symlinkSync(one, join(place.checkpoints, 'linked'))
    expect((await place.run('delete linked')).code).toBe(1)
    expect(readdirSync(place.checkpoints).sort()).toEqual([one, 'linked'].sort())
  })
})

it('the columns for which a terminal has no room are named, the date before the settings', async () => {
  const place = open()
  await run(place)
  await run(place, {learningRate: 0.01})
  const wide = await place.run('runs', {columns: 200})
  expect([wide.out, wide.err]).toEqual([expect.stringMatching(/learning rate +started\n/), ''])
  const narrow = await place.run('runs', {columns: 100})
  expect(narrow.out).toMatch(/data +learning rate\n/)
  expect(narrow.err).toBe('No room for a column: started. --csv has them all.\n')
  const least = await place.run('runs', {columns: 40})
  expect(least.out).toMatch(/^run .* data\n/)
  expect(least.err).toBe('No room for 2 columns: learning rate, started. --csv has them all.\n')
})
