import {execFile} from 'node:child_process'
import {access, readdir, rename, rm, stat, symlink} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {promisify} from 'node:util'
import {TfnotesError} from '../../../../errors.ts'
import {makeFolder} from '../../../../system/make-folder.ts'
import {privateFolderMode} from '../../../../system/own-file.ts'

const run = promisify(execFile)
const require = createRequire(import.meta.url)

/** The step under way, for a progress line. */
export type LinkStep = 'find' | 'fetch' | 'build' | 'try'

export interface LinkOptions {
  /** Folder of the linked addon; it is replaced whole, or left as it was. */
  readonly folder: string
  /** A Python interpreter, a virtual environment, or the `tensorflow` folder of its site-packages. @default python3 */
  readonly tensorflow?: string
  readonly onStep?: (step: LinkStep) => void
}

export interface Linked {
  readonly tensorflow: string
  readonly folder: string
  readonly version: string
}

/**
 * Builds tfjs-node from source against the libtensorflow that an installed Python TensorFlow carries, so that the
 * native backend works where the prebuilt libtensorflow 2.9.1 cannot be fetched, and on a newer TensorFlow.
 * The addon shares this program's own tfjs packages, so that there is one engine and one registry of kernels.
 *
 * @throws TfnotesError `link-no-tensorflow`, `link-no-library`, `link-no-compiler`, `link-no-package`,
 * `link-build-failed`, `link-does-not-compute`; the earlier link, if any, is untouched then.
 */
export async function linkTensorflow({folder, tensorflow, onStep}: LinkOptions): Promise<Linked> {
  onStep?.('find')
  const source = await findTensorflow(tensorflow)
  await checkTools()
  const staging = `${folder}.${process.pid}.new`
  try {
    await rm(staging, {recursive: true, force: true})
    onStep?.('fetch')
    const addon = await stagePackage(staging)
    await linkLibraries(addon, source)
    onStep?.('build')
    await build(staging, addon)
    await shareTfjs(staging)
    onStep?.('try')
    const version = await compute(staging)
    await rm(folder, {recursive: true, force: true})
    await rename(staging, folder)
    return {tensorflow: source, folder, version}
  } finally {
    await rm(staging, {recursive: true, force: true})
  }
}

/** Undoes {@link linkTensorflow}; tells whether there was anything to undo. */
export async function unlinkTensorflow(folder: string): Promise<boolean> {
  const there = await exists(folder)
  await rm(folder, {recursive: true, force: true})
  return there
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'] as const

/** The `tensorflow` package folder of a Python, checked for what the build needs. */
async function findTensorflow(given: string | undefined): Promise<string> {
  const folder =
    given !== undefined && (await exists(join(given, libraries[0])))
      ? given
      : await askPython(await interpreter(given))
  for (const file of [...libraries, 'include/tensorflow/c/eager/c_api.h']) {
    if (!(await exists(join(folder, file)))) throw new TfnotesError('link-no-library', {folder, file})
  }
  return folder
}

async function interpreter(given: string | undefined): Promise<string> {
  if (given === undefined) return 'python3'
  if (!(await exists(given)))
    throw new TfnotesError('link-no-tensorflow', {python: given, reason: 'no such path'})
  return (await stat(given)).isDirectory() ? join(given, 'bin', 'python') : given
}

async function askPython(python: string): Promise<string> {
  // find_spec looks the package up without importing it, which would take seconds.
  const question =
    'import importlib.util as u; s = u.find_spec("tensorflow"); print(s.submodule_search_locations[0] if s else "")'
  const answer = await run(python, ['-c', question]).catch((cause: Error) => {
    throw new TfnotesError(
      'link-no-tensorflow',
      {python, reason: cause.message.split('\n')[0] ?? ''},
      {cause},
    )
  })
  const folder = answer.stdout.trim()
  if (folder === '')
    throw new TfnotesError('link-no-tensorflow', {python, reason: 'tensorflow is not installed there'})
  return folder
}

async function checkTools(): Promise<void> {
  const missing: string[] = []
  for (const tool of ['c++', 'make', 'python3', 'npm']) {
    await run(tool, ['--version']).catch(() => missing.push(tool))
  }
  if (missing.length > 0) throw new TfnotesError('link-no-compiler', {missing})
}

/** tfjs-node without its install script (which would fetch libtensorflow), in a folder of its own. */
async function stagePackage(staging: string): Promise<string> {
  // A program that is run: nobody else may put anything into it, whatever npm and node-gyp make of the umask.
  await makeFolder(staging, privateFolderMode)
  const wanted = `@tensorflow/tfjs-node@${require('@tensorflow/tfjs-core/package.json').version}`
  const flags = [
    'install',
    '--prefix',
    staging,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-save',
    wanted,
  ]
  await run('npm', flags).catch((cause: Error & {stderr?: string}) => {
    throw new TfnotesError(
      'link-no-package',
      {package: wanted, reason: lastLine(cause.stderr ?? cause.message)},
      {cause},
    )
  })
  return join(staging, 'node_modules', '@tensorflow', 'tfjs-node')
}

/** Puts links to an installed TensorFlow where the addon looks for it. */
export async function linkLibraries(addon: string, tensorflow: string): Promise<void> {
  const lib = join(addon, 'deps', 'lib')
  await makeFolder(lib)
  await symlink(join(tensorflow, 'include'), join(addon, 'deps', 'include'))
  for (const file of libraries) await symlink(join(tensorflow, file), join(lib, file))
  // The names the addon is linked with.
  await symlink(join(tensorflow, libraries[0]), join(lib, 'libtensorflow.so'))
  await symlink(join(tensorflow, libraries[1]), join(lib, 'libtensorflow_framework.so'))
  // Built for CUDA, it looks for that at ../nvidia, as seen from the link and not from where the link leads.
  const cuda = join(dirname(tensorflow), 'nvidia')
  if (await exists(cuda)) await symlink(cuda, join(addon, 'deps', 'nvidia'))
}

async function build(staging: string, addon: string): Promise<void> {
  const headers = join(dirname(dirname(process.execPath)), 'include', 'node', 'node_version.h')
  // With the headers of this very Node on the machine, node-gyp need not fetch them.
  const nodedir = (await exists(headers)) ? {npm_config_nodedir: dirname(dirname(dirname(headers)))} : {}
  const builder = join(staging, 'node_modules', '@mapbox', 'node-pre-gyp', 'bin', 'node-pre-gyp')
  await run(process.execPath, [builder, 'install', '--build-from-source'], {
    cwd: addon,
    env: {...process.env, ...nodedir},
    maxBuffer: 64 * 2 ** 20,
  }).catch((cause: Error & {stderr?: string}) => {
    throw new TfnotesError('link-build-failed', {reason: firstError(cause.stderr ?? cause.message)}, {cause})
  })
}

/** Two copies of tfjs would be two layer registries; the addon uses ours. */
async function shareTfjs(staging: string): Promise<void> {
  const ours = dirname(dirname(require.resolve('@tensorflow/tfjs-core/package.json')))
  const theirs = join(staging, 'node_modules', '@tensorflow')
  for (const name of (await readdir(ours)).filter(name => name.startsWith('tfjs') && name !== 'tfjs-node')) {
    await rm(join(theirs, name), {recursive: true, force: true})
    await symlink(join(ours, name), join(theirs, name))
  }
}

/** One real operation in a process of its own; returns TensorFlow's version. */
async function compute(staging: string): Promise<string> {
  const program = `
    const util = require('node:util')
    util.isNullOrUndefined ??= value => value == null
    util.isArray ??= Array.isArray
    const tf = require('@tensorflow/tfjs-node')
    const product = tf.matMul(tf.ones([2, 3]), tf.ones([3, 2])).dataSync()
    if (product.join() !== '3,3,3,3') throw new Error('matMul gave ' + product.join())
    console.log(require('@tensorflow/tfjs-node/lib/' + require('node:fs').readdirSync(
      require('node:path').join(process.cwd(), 'node_modules/@tensorflow/tfjs-node/lib'))[0] + '/tfjs_binding.node').TF_Version)`
  const answer = await run(process.execPath, ['-e', program], {
    cwd: staging,
    env: {...process.env, TF_CPP_MIN_LOG_LEVEL: '3'},
  }).catch((cause: Error & {stderr?: string}) => {
    throw new TfnotesError(
      'link-does-not-compute',
      {reason: firstError(cause.stderr ?? cause.message)},
      {cause},
    )
  })
  return answer.stdout.trim()
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? ''
const firstError = (text: string) =>
  text
    .split('\n')
    .find(line => /error/i.test(line))
    ?.trim() ?? lastLine(text)
