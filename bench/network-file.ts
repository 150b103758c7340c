import {writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type GraphLayer, record} from '../src/chapters/graph.ts'
import {chapterById} from '../src/chapters/index.ts'
import type {Regularised} from '../src/chapters/keras.ts'
import {functionalConfig} from '../src/chapters/keras-config/functional.ts'
import {facts} from '../src/datasets/facts/index.ts'
import type {Workload} from './workload.ts'

/**
 * Writes a chapter's network and how it is trained for the peers in Python, and returns the file: Keras' own
 * configuration of the network, what its kernels' sizes add to the loss, the shape of the data, optimizer and rate,
 * samples a step and steps a round.
 */
export function writeNetwork({id, shape, values, batch, steps}: Workload): string {
  const chapter = chapterById(id)
  if (!chapter) throw new Error(`no chapter ${id}`)
  const graph = record(chapter, values, shape)
  const file = join(tmpdir(), `tfnotes-bench-${process.pid}-${id}.json`)
  const network = {
    config: functionalConfig(graph, id.replaceAll('-', '_')),
    penalties: Object.fromEntries(graph.layers.flatMap(penaltyOf)),
    ...shape,
    ids: facts[chapter.dataset].letters?.encoding === 'ids',
    optimizer: values.optimizer,
    learningRate: values.learningRate,
    batch,
    steps,
  }
  writeFileSync(file, JSON.stringify(network))
  return file
}

function penaltyOf({name, config}: GraphLayer): [name: string, penalty: Required<Regularised>][] {
  const {l1 = 0, l2 = 0}: Regularised = 'units' in config || 'filters' in config ? config : {}
  return l1 === 0 && l2 === 0 ? [] : [[name, {l1, l2}]]
}
