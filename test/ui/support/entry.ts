import {startTui} from '../../../src/ui/main.ts'
import {FakePlatform} from './fake-platform.ts'

/** The real program over a world in memory, to be run in a real terminal. */
const {TFNOTES_TEST_WATCH: watched} = process.env
const language = process.env.TFNOTES_LANG === 'zh' ? 'zh' : 'en'
if (process.env.TFNOTES_TEST_CRASH) {
  setTimeout(() => {
    throw new Error('thrown on purpose')
  }, 300)
}
process.exit(
  await startTui({
    platform: new FakePlatform(),
    language,
    noAltScreen: process.argv.includes('--no-alt-screen'),
    ...(watched && {watch: {path: watched, said: {}}}),
  }),
)
