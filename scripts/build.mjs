// Builds dist/: the WebAssembly kernels from AssemblyScript, then the program, bundled so that the first screen
// needs a handful of files instead of hundreds (the unbundled Ink alone takes 270 ms to import, bundled 60 ms).
// `--if-stale` does nothing when every source is older than the last build.
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {createRequire} from 'node:module'
import {basename, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {cachedKernels} from './build-kernels.mjs'
import {joinSmall} from './join-small.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const stamp = join(dist, '.built')

/** Newest modification time of any file below `path`. */
const newest = path =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map(name => newest(join(path, name))))
    : statSync(path).mtimeMs

const sources = ['src', 'scripts', 'package.json'].map(name => join(root, name))
const stale = !existsSync(stamp) || Math.max(...sources.map(newest)) > statSync(stamp).mtimeMs
if (process.argv.includes('--if-stale') && !stale) process.exit(0)

const {build} = await import('esbuild')
rmSync(dist, {recursive: true, force: true})

// What is bundled is a development dependency, so that an installed program does not carry it twice. TensorFlow.js stays
// outside, for tfjs-node has to find the same one, and sharp, which is no JavaScript.
const {dependencies, optionalDependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const noDevtools = {
  name: 'no-devtools',
  setup(b) {
    b.onResolve({filter: /^react-devtools-core$/}, () => ({path: 'react-devtools-core', namespace: 'empty'}))
    b.onLoad({filter: /.*/, namespace: 'empty'}, () => ({contents: 'export default undefined'}))
  },
}

/**
 * Ink's layout library carries its WebAssembly as a data URL and fetches it, which brings up the whole of Node's HTTP
 * client before the first frame; without `fetch` it decodes the text itself.
 */
const layoutWithoutFetch = {
  name: 'layout-without-fetch',
  setup(b) {
    b.onLoad({filter: /yoga-wasm-base64-esm\.js$/}, ({path}) => {
      const source = readFileSync(path, 'utf8')
      const contents = source.replace('"function"!=typeof fetch', 'true')
      return {contents, ...(contents === source && {warnings: [{text: `${path} is another one by now`}]})}
    })
  },
}

/**
 * What string-width has to know of emoji takes V8 twenty milliseconds to make, and every command would wait for it: it is made
 * with the first text that is not plain.
 */
const emojiWhenNeeded = {
  name: 'emoji-when-needed',
  setup(b) {
    b.onLoad({filter: /node_modules\/string-width\/index\.js$/}, ({path}) => {
      const source = readFileSync(path, 'utf8')
      const contents = source
        .replace(
          'const segmenter = new Intl.Segmenter();',
          'let madeSegmenter; const segmenter = {segment: text => (madeSegmenter ??= new Intl.Segmenter()).segment(text)};',
        )
        .replace(
          'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
          'let madeEmoji; const rgiEmojiRegex = {test: text => (madeEmoji ??= /^\\p{RGI_Emoji}$/v).test(text)};',
        )
      return {contents, ...(contents === source && {warnings: [{text: `${path} is another one by now`}]})}
    })
  },
}

/**
 * The parts of TensorFlow.js are CommonJS of a megabyte each. An `import` of such a file reads it twice over, for the names
 * that it exports and for the kind of module that it is, which takes three times as long as to `require` it: their names are
 * found here.
 */
const tensorFlowRequired = {
  name: 'tensorflow-required',
  setup(b) {
    const namespace = 'required'
    const find = createRequire(join(root, 'package.json'))
    b.onResolve({filter: /^@tensorflow\/tfjs-(core|layers|backend-cpu)$/}, ({path, kind}) =>
      kind === 'require-call' ? {path, external: true} : {path, namespace},
    )
    b.onLoad({filter: /.*/, namespace}, ({path}) => {
      const names = Object.keys(find(path)).filter(name => name !== 'default')
      return {contents: `const found = require('${path}')\nexport const {${names.join(', ')}} = found`}
    })
  },
}

const {metafile} = await build({
  absWorkingDir: root,
  entryPoints: [
    'src/cli.ts',
    'src/trainers/main.ts',
    'src/studies/main.ts',
    'src/datasets/own/thread.ts',
    'src/datasets/pictures/drawings/process.ts',
  ],
  outdir: 'dist',
  outbase: 'src',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  jsx: 'automatic',
  sourcemap: true,
  metafile: true,
  external: Object.keys({...dependencies, ...optionalDependencies}),
  // Node's own entry loads its parts by names that a bundle no longer has.
  alias: {'jsonc-parser': 'jsonc-parser/lib/esm/main.js'},
  define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
  banner: {
    js: "import {createRequire as __createRequire} from 'node:module';const require = __createRequire(import.meta.url);",
  },
  plugins: [noDevtools, layoutWithoutFetch, emojiWhenNeeded, tensorFlowRequired],
  logLevel: 'warning',
})
await joinSmall(dist, build, metafile.outputs)
cpSync(await cachedKernels(), join(dist, 'kernels'), {recursive: true})
// What Python compiles of it lies beside it.
cpSync(join(root, 'src/trainers/engines/keras/python'), join(dist, 'keras'), {
  recursive: true,
  filter: path => basename(path) !== '__pycache__',
})
chmodSync(join(dist, 'cli.js'), 0o755)
writeFileSync(stamp, '')
