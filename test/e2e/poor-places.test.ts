import {spawnSync} from 'node:child_process'
import {describe, expect, it} from 'vitest'
import {place, program} from './cli.ts'

const {home, checkpoints} = place()
/** An account that has no home folder, nor a name. */
const nobody = {uid: 54_321, gid: 54_321}

const run = (args: readonly string[], options: {readonly uid?: number; readonly gid?: number} = {}) =>
  spawnSync(process.execPath, [program, ...args], {
    cwd: '/',
    env: {LANG: 'C.UTF-8', TFNOTES_CHECKPOINTS: checkpoints},
    encoding: 'utf8',
    ...options,
  })

/** Where the program lies in a folder that is not everybody's, nobody cannot start it. */
const canBeNobody =
  process.getuid?.() === 0 && spawnSync(process.execPath, ['--check', program], nobody).status === 0

describe('a machine that has little', () => {
  it.skipIf(!canBeNobody)('has no home folder for who asks', () => {
    expect(run(['chapters'], nobody)).toMatchObject({status: 0, stderr: ''})
  })

  it.skipIf(process.platform === 'win32')('has too few file handles for the program itself', () => {
    // What Node needs before it comes to us differs; anything above it is ours to say.
    const line = `ulimit -n 40; exec "${process.execPath}" "${program}" train iris --epochs 1`
    const {stderr} = spawnSync('bash', ['-c', line], {
      cwd: home,
      env: {LANG: 'C.UTF-8', TFNOTES_CHECKPOINTS: checkpoints, PATH: process.env.PATH ?? ''},
      encoding: 'utf8',
    })
    expect(stderr).not.toContain('Unexpected')
  })
})
