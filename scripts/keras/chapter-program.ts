/**
 * Prints what chapters.py needs to run a chapter that is not in its own table, and options.py to run one as it is tuned,
 * as one JSON object: the lines of the printed Keras program that make the network, whose layers have the chapter's names
 * there, and those that compile it; the values of the notes' preset, or others that are given as JSON.
 *
 *   npx tsx scripts/keras/chapter-program.ts <chapter> [<values>]
 */
import {printCode} from '../../src/chapters/code/print-code.ts'
import type {HyperparameterValues} from '../../src/chapters/hyperparameters/hyperparameter.ts'
import {chapterById, chapters} from '../../src/chapters/index.ts'
import {expectedShape, facts} from '../../src/datasets/facts/index.ts'
import {defaults} from '../../src/settings/tunable.ts'

const [id = '', values = '{}'] = process.argv.slice(2)
const chapter = chapterById(id)
if (!chapter) throw new Error(`no chapter ${id}; there are ${chapters.map(one => one.id).join(', ')}`)
if (chapter.byHand) throw new Error(`${id} is written by hand: its program has no layers`)

// Masks of dropout cannot agree across programs; test/parity leaves it out, too.
const h: HyperparameterValues = {...defaults(chapter, 'notes'), dropout: 0, ...JSON.parse(values)}
const shape = expectedShape(chapter.dataset, h)
const code = printCode(chapter, {lang: 'python', style: 'sequential', h})
const part = (step: number) => code.findIndex(line => line.startsWith(`# ${step} `))
console.log(
  JSON.stringify({
    network: code.slice(part(3), part(4)).join('\n'),
    compile: code.slice(part(4), code.indexOf('', part(4))).join('\n'),
    ...shape,
    ids: facts[chapter.dataset].letters?.encoding === 'ids',
    optimizer: h.optimizer,
    learningRate: h.learningRate,
    fromLogits: String(h.loss).endsWith('FromLogits'),
  }),
)
