import {classified, letterCodes, measured, nextLetter, pictureFolder} from './applying.ts'
import {chapterPage, computed, glossaryTerm, labPage, readingPage} from './book.ts'
import {checked, checkedSet, finding, suspect} from './check.ts'
import {printedProgram} from './code.ts'
import {comparedRun, comparedSeeds, comparison} from './comparison.ts'
import {dataset, fetched, foundRate, made, preflight} from './data.ts'
import {failed} from './failure.ts'
import {barsFigure, gridFigure, linesFigure, scatterFigure, surfaceFigure} from './figures.ts'
import {exportedFile, launched, weights} from './files.ts'
import {
  augmented,
  filters,
  judgement,
  layer,
  mistake,
  original,
  progress,
  shownSample,
  shownSet,
  subject,
} from './inspection.ts'
import {
  backendFound,
  datasetsFound,
  effectiveSetting,
  kerasFound,
  picturesFound,
  program,
  runsFolder,
  settingsFound,
} from './machine.ts'
import {mapsEntries, pictureEntries} from './pictures.ts'
import {forecast, gates, priceTable} from './prices.ts'
import {
  emptied,
  event,
  labelled,
  removed,
  restored,
  runSummary,
  splitEnded,
  trashed,
  walkForward,
} from './runs.ts'
import type {Written} from './schema.ts'
import {queueTold, studyReport, trialEnded} from './studies.ts'
import {loggedStep, takenBack, unreadLogs, watching} from './watched.ts'

/** What every command puts on stdout with `--json`, one object a line: docs/json.md is printed from this. */
export const answers = {
  chapters: {chapterPage, labPage, readingPage},
  glossary: {glossaryTerm},
  lab: {computed},
  preflight: {preflight},
  'lr-find': {foundRate},
  'train, attach': {event, launched},
  'attach (event files of another program)': {watching, loggedStep, takenBack, unreadLogs},
  runs: {runSummary},
  compare: {comparison, comparedRun, comparedSeeds},
  'train --walk-forward': {splitEnded, walkForward},
  'sweep, twins, queue, train --seeds': {queueTold, studyReport, trialEnded},
  note: {labelled},
  'delete, restore': {trashed},
  delete: {removed, emptied},
  restore: {restored},
  classify: {pictureFolder, classified},
  measure: {measured},
  next: {letterCodes, nextLetter},
  forecast: {forecast},
  gates: {gates},
  inspect: {progress, judgement, mistake, subject, filters, layer},
  extract: {weights},
  export: {exportedFile},
  augment: {original, augmented},
  code: {printedProgram},
  'dataset list': {dataset},
  'dataset show': {shownSet, shownSample, priceTable},
  'dataset check': {checkedSet, finding, suspect, checked},
  'dataset fetch': {fetched},
  'dataset make': {made},
  config: {effectiveSetting},
  doctor: {program, settingsFound, runsFolder, datasetsFound, picturesFound, backendFound, kerasFound},
  'what goes wrong': {failed},
} as const

/** What some of them hold. */
export const parts = {
  figures: {linesFigure, scatterFigure, barsFigure, gridFigure, surfaceFigure},
  pictures: {pictureEntries, mapsEntries},
}

/** What a line is, and when it is written. */
export const meanings: Readonly<
  Record<keyof Schemas | keyof All<(typeof parts)[keyof typeof parts]>, string>
> = {
  chapterPage: 'One line a page of the book, in reading order. A page that trains',
  labPage: 'A page that only computes',
  readingPage: 'A page that is only read',
  glossaryTerm: 'One line a term',
  computed: 'One line',
  preflight: 'One line',
  foundRate: 'One line; where no range can be named, it says why, and the exit code is 1',
  event: 'The events of the run, one a line, as they happen: see [the run directory](run-directory.md)',
  launched: 'With `--detach` one line, the run that was started',
  watching: 'First what is watched, and again whenever that changes',
  loggedStep: 'Then one line a step, with what has come of it since the last one',
  takenBack: 'Where the program went on from an earlier step, or a curve is taken from another tag',
  unreadLogs: 'Where something stands in the way: once',
  runSummary: 'One line a run, newest first',
  splitEnded: 'One line a split that is over',
  walkForward: 'At the end what they say together',
  queueTold: '`queue` alone: first, and again whenever that changes',
  studyReport:
    'What a study has come to. `sweep`, `twins` and `train --seeds`: one line at the beginning, one at the end; `queue`: one line a study; `queue show --watch`: a line whenever it has changed',
  trialEnded: 'One line a trial that has its result',
  labelled: 'One line a run that is meant',
  removed: 'With `--now` one line a run',
  emptied: 'With `--empty-trash`',
  trashed:
    'One line a run that was put into the trash; of `restore` without a run one for all that lie there, the one that was deleted last first',
  restored: 'With runs: one line each',
  comparison: 'First what is compared',
  comparedRun: 'Then one line a run, task by task',
  comparedSeeds: 'Then one line for runs that differ in their seeds alone',
  pictureFolder: 'Of a folder: how many pictures it has; a line for each of them follows',
  classified: 'One line a picture',
  measured: 'One line for four measurements',
  letterCodes: 'With `--codes` one line first, the codes that stand for the letters',
  nextLetter: 'One line for the letters that were asked about',
  forecast: 'One line',
  gates: 'One line a window',
  progress: 'Without a picture: how far the judging has come, a few times a second',
  judgement: 'Then one line, what the network makes of the samples that the run is validated with',
  mistake: 'Then one line for each of the most confident mistakes',
  subject: 'With a picture: first what is looked at',
  filters: 'Then, where they are pictures, the filters of the first layer that has weights',
  layer: 'Then one line a layer, from the input on',
  weights: 'One line an array of weights',
  exportedFile: 'One line a file that was written',
  printedProgram: 'One line',
  original: 'First the picture as it is',
  augmented: 'Then one line an epoch, as that epoch would see it',
  dataset: 'One line a data set',
  shownSet: 'First which pictures follow',
  shownSample: 'Then one line a picture',
  priceTable: 'For `prices` one line',
  checkedSet: 'First what is checked',
  finding: 'Then one line a finding, as they are found',
  suspect: 'With `--run` then one line a sample whose label the network doubts, the least believed first',
  checked: 'Last the sum',
  fetched: 'One line',
  made: 'One line',
  program: 'First the program and what it runs on',
  settingsFound: 'Then the settings file',
  effectiveSetting: 'One line a setting; then one line for each key and preset of the reader’s own',
  runsFolder: 'Then the folder of runs',
  datasetsFound: 'Then what there is of every data set',
  picturesFound: 'Then whether picture files can be read',
  backendFound: 'Then one line a backend',
  kerasFound: 'Last what there is for `--backend keras`',
  failed:
    'Any command, in place of its answer, or for one of many questions; the exit code is 1, or 2 for bad usage',
  linesFigure: 'Curves over one axis, with marks and a walk on them',
  scatterFigure:
    'Points in groups, over the decision of a network: the boundary runs where `field` passes `level`',
  barsFigure: 'Bars in groups: `series[k].values[i]` stands over `labels[i]`',
  gridFigure: 'A small table of numbers, each readable in its cell',
  surfaceFigure: 'A landscape seen from above, with the paths walked on it and its low points',
  pictureEntries: 'A picture',
  mapsEntries: 'Pictures of one size in one block, one after another',
}

type All<U> = (U extends unknown ? (one: U) => void : never) extends (one: infer I) => void ? I : never
type Schemas = All<(typeof answers)[keyof typeof answers]>

/** Every answer by the name of its schema, as a command writes it. */
export type Answers = {readonly [K in keyof Schemas]: Written<Schemas[K]>}
