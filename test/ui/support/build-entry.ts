import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

/** Bundles the entry over the fake world as the program itself is bundled. */
export async function buildEntry(outdir: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('./entry.ts', import.meta.url))],
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    outExtension: {'.js': '.mjs'},
    define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
    banner: {
      js: "import {createRequire as __createRequire} from 'node:module';const require = __createRequire(import.meta.url);",
    },
    plugins: [
      {
        name: 'no-devtools',
        setup(b) {
          b.onResolve({filter: /^react-devtools-core$/}, () => ({
            path: 'react-devtools-core',
            namespace: 'empty',
          }))
          b.onLoad({filter: /.*/, namespace: 'empty'}, () => ({contents: 'export default undefined'}))
        },
      },
    ],
    logLevel: 'warning',
  })
}
