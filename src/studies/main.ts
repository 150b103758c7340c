import {dirname} from 'node:path'
import {fileURLToPath} from 'node:url'
import {places} from '../datasets/places.ts'
import {claimRun} from '../runs/alive.ts'
import {notClaimed, tellLauncher} from '../runs/first-word.ts'
import {openRunList} from '../runs/list.ts'
import {homeFolder} from '../system/home-path.ts'
import {driveAll, openStudies} from './drive.ts'
import {openSameData} from './same-data.ts'
import type {Laboratory} from './trial.ts'

/**
 * The driver's process: `node main.js <folder of studies> [length of its requests at launch]`. It trains what is in the queue
 * of that folder and ends when nothing is left. There is one for a folder at a time; what it knows stands in the studies and
 * their runs, so that one that was killed is followed by another at the same place.
 */
async function main([dir]: readonly string[]): Promise<number> {
  if (dir === undefined) {
    console.error('usage: main.js <folder of studies>')
    return 2
  }
  const stop = new AbortController()
  process.on('SIGTERM', () => stop.abort())
  process.on('SIGINT', () => stop.abort())
  process.on('SIGHUP', () => {})
  const lab = laboratory(dirname(dir))
  let isFirst = true
  do {
    let claim: ReturnType<typeof claimRun>
    try {
      claim = claimRun(dir)
    } catch (error) {
      // Another driver has come between: it sees what we have seen.
      if (!isFirst || (await tellLauncher(notClaimed(error)))) return 1
      throw error
    }
    if (isFirst) await tellLauncher({claimed: true})
    isFirst = false
    const heartbeat = setInterval(claim.touch, 1000)
    try {
      await driveAll({lab, signal: stop.signal})
    } finally {
      clearInterval(heartbeat)
      claim.close()
    }
    // Who asked for something after our last look saw a driver, and started none.
  } while (!stop.signal.aborted && (await openStudies(lab.root)).some(({isPaused}) => !isPaused))
  return 0
}

function laboratory(root: string): Laboratory {
  const fromSource = import.meta.url.endsWith('.ts')
  const trainer = `../trainers/main.${fromSource ? 'ts' : 'js'}`
  const {env} = process
  return {
    root,
    trainer: {
      entry: fileURLToPath(new URL(trainer, import.meta.url)),
      nodeFlags: process.execArgv.filter(flag => !flag.startsWith('--inspect')),
    },
    env,
    runs: openRunList(root),
    sameData: openSameData(places(env, homeFolder())),
  }
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  error => {
    console.error(error)
    process.exit(1)
  },
)
