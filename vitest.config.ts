import {defineConfig} from 'vitest/config'

/** What computes in earnest: every kernel on odd shapes, every chapter's first losses beside Keras', photographs. */
const engine = [
  'test/parity/**/*.test.ts',
  'test/trainers/engines/built-in/{backends/wasm,ops,layers}/**/*.test.ts',
  'test/datasets/pictures/{prepare-picture,photographs}.test.ts',
]

/** What needs a terminal of its own: seconds each, and never two at a time. */
const terminals = ['test/e2e/**/*.test.ts', 'test/ui/{frames,session,every-frame}.test.ts']

/**
 * Three projects: `unit` is quick and needs no build; `engine` holds the kernels and the networks against references;
 * `e2e` runs the built program in real terminals and trains for real.
 */
export default defineConfig({
  test: {
    // The default leaves one core idle, which on two cores is half of them.
    maxWorkers: '100%',
    reporters: ['default', './test/closing-line.ts'],
    globalSetup: ['./test/temporary-folder.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...engine, ...terminals],
          testTimeout: 20_000,
        },
      },
      {extends: true, test: {name: 'engine', include: engine, testTimeout: 60_000}},
      {
        extends: true,
        test: {
          name: 'e2e',
          include: terminals,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
