// Compiles the AssemblyScript into a folder: the engine's kernels twice, with and without relaxed SIMD, and the entry of
// its workers (relaxed.wasm, plain.wasm, thread.mjs), and what resizes pictures (resize.wasm).

import {createHash} from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const wasm = join(root, 'src/trainers/engines/built-in/backends/wasm')
const assembly = join(wasm, 'assembly')
const pictures = join(root, 'src/datasets/pictures/assembly')
const sources = () =>
  [assembly, pictures].flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('.ts'))
      .sort()
      .map(name => join(folder, name)),
  )

const engine = [
  ...['--memoryBase', '4096', '--importMemory', '--sharedMemory', '--initialMemory', '2'],
  ...['--maximumMemory', '65536', '--enable', 'threads', '--enable', 'relaxed-simd'],
]
const targets = {
  'relaxed.wasm': [assembly, 'index.ts', ...engine, '--use', 'RELAXED=1'],
  'plain.wasm': [assembly, 'index.ts', ...engine, '--use', 'RELAXED=0'],
  'resize.wasm': [pictures, 'resize.ts', '--memoryBase', '0'],
}

/** The kernels as bench/serial-share.ts wants them: every chunk is told of, and threads can be made to meet. */
export const measuringKernels = async () => ({
  timed: await compile([assembly, 'index.ts', ...engine, '--use', 'RELAXED=1', '--use', 'TIMED=1']),
  meeting: await compile([assembly, 'meeting.ts', ...engine, '--use', 'RELAXED=1']),
})

async function compile([folder, entry, ...options]) {
  const {default: asc} = await import('assemblyscript/asc')
  let binary
  let messages = ''
  const {error} = await asc.main(
    [
      entry,
      ...['--outFile', 'out.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
      ...['--disableWarning', '112'],
      ...options,
    ],
    {
      readFile: name => {
        const path = join(folder, name)
        if (!existsSync(path)) return null
        // TypeScript reads the same sources for their exports and wants whole names; asc adds the extension itself.
        return readFileSync(path, 'utf8').replace(/( from '\..*)\.ts'$/gm, "$1'")
      },
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm')) binary = contents
      },
      listFiles: () => [],
      stderr: {write: text => (messages += text)},
      stdout: {write: text => (messages += text)},
    },
  )
  if (error || !binary) throw new Error(`AssemblyScript: ${error?.message}\n${messages}`)
  return binary
}

/** Builds into `folder`, by rename, so that the folder is complete or absent. */
async function buildKernels(folder) {
  const building = `${folder}.${process.pid}`
  mkdirSync(building, {recursive: true})
  for (const [name, target] of Object.entries(targets))
    writeFileSync(join(building, name), await compile(target))
  const {transformSync} = await import('esbuild')
  const thread = transformSync(readFileSync(join(wasm, 'thread.ts'), 'utf8'), {loader: 'ts'})
  writeFileSync(join(building, 'thread.mjs'), thread.code)
  rmSync(folder, {recursive: true, force: true})
  try {
    renameSync(building, folder)
  } catch (error) {
    rmSync(building, {recursive: true, force: true})
    // Another process built the same sources at the same time.
    if (!existsSync(join(folder, 'plain.wasm'))) throw error
  }
}

/** For running from the sources: the folder of the kernels as they are now, built if need be. */
export async function cachedKernels() {
  const hash = createHash('sha256')
  for (const path of sources()) hash.update(relative(root, path)).update(readFileSync(path))
  hash.update(readFileSync(join(wasm, 'thread.ts'))).update(readFileSync(fileURLToPath(import.meta.url)))
  const folder = join(root, 'node_modules/.cache/tfnotes', `kernels-${hash.digest('hex').slice(0, 16)}`)
  if (!existsSync(join(folder, 'plain.wasm'))) {
    await buildKernels(folder)
    forgetOld(folder)
  }
  return folder
}

/** Removes what earlier sources were built into, except what another process may be building right now. */
function forgetOld(folder) {
  const cache = dirname(folder)
  for (const name of readdirSync(cache)) {
    const path = join(cache, name)
    if (path !== folder && Date.now() - statSync(path).mtimeMs > 600_000)
      rmSync(path, {recursive: true, force: true})
  }
}
