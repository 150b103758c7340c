// Losses of one device beside those of several, step by step, from the same weights and batches:
// TFNOTES_PYTHON=<python> npx tsx scripts/check-sharing.ts [chapter] …

import {
  farthest,
  lossesOf,
  onLoopback,
  type Shared,
  sharedChapters,
} from '../test/trainers/engines/keras/sharing.ts'

const ways = [
  {name: '1 device', task: {devices: 'cpu:0'}},
  {name: '2 devices', task: {devices: 'cpu:0,1'}},
  {name: '2 hosts', task: onLoopback(1)},
  {name: '3 hosts', task: onLoopback(2)},
]
const asked = process.argv.slice(2)
const wanted = sharedChapters.filter(id => asked.length === 0 || asked.includes(id))
const digits = (values: readonly number[]) => values.map(value => value.toFixed(5)).join(' ')

async function tell(id: Shared): Promise<number> {
  let first: Awaited<ReturnType<typeof lossesOf>> | undefined
  let worst = 0
  for (const {name, task} of ways) {
    const told = await lossesOf(id, task)
    first ??= told
    const apart = Math.max(farthest(told.losses, first.losses), Math.abs(told.judged[0] - first.judged[0]))
    worst = Math.max(worst, apart)
    console.log(
      `${id.padEnd(9)} ${name.padEnd(12)} ${digits(told.losses)} | ${digits(told.judged)} | apart ${apart.toExponential(1)} ${told.devices.join(', ')} ${told.remarks.join(', ')}`,
    )
  }
  return worst
}

let worst = 0
for (const id of wanted) worst = Math.max(worst, await tell(id))
process.exitCode = worst <= 1e-4 ? 0 : 1
