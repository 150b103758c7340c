import {resolve} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {Chapter} from '../../../src/chapters/chapter.ts'
import {chapters} from '../../../src/chapters/index.ts'
import type {Command, Context} from '../../../src/commands/line/command.ts'
import {parseArguments} from '../../../src/commands/line/parse.ts'
import {commands} from '../../../src/commands/line/table.ts'
import {tunedFlags} from '../../../src/commands/line/tuning.ts'
import {readNewRun} from '../../../src/commands/running/new-run.ts'
import {walkSetting} from '../../../src/settings/walk-setting.ts'
import {type Form, fillForm, newForm, setField, shownFields} from '../../../src/ui/form/form.ts'
import {chapterSubject} from '../../../src/ui/form/subjects.ts'
import {runOf, trainArguments} from '../../../src/ui/screens/chapter/command.ts'

const versions = {tfnotes: '1', node: '20', tfjs: '4'}
const context = {cwd: process.cwd(), env: {}, versions} as unknown as Context

/** The run that the command makes; the form's, whose paths are made absolute when it is launched. */
async function bothRuns(chapter: Chapter, form: Form) {
  const [id = '', ...args] = trainArguments(chapter, form)
  const invocation = parseArguments('train', commands.train as Command, [id, ...args], tunedFlags('chapter'))
  const {dataset, ...run} = runOf(chapter, form)
  const paths = Object.entries(dataset).filter(([key]) => ['csv', 'images', 'labels'].includes(key))
  const absolute = Object.fromEntries(paths.map(([key, path]) => [key, resolve(String(path))]))
  return [await readNewRun(context, id, invocation), {...run, dataset: {...dataset, ...absolute}, versions}]
}

describe.each(chapters)('the equivalent command of $id', chapter => {
  const subject = chapterSubject(chapter)

  it('makes the same run, whatever is changed on any data', async () => {
    for (const dataset of chapter.accepts) {
      const given: Form['raw'] = {...newForm(subject).raw, dataset, csv: '.', images: '.', labels: '.'}
      const start = {...newForm(subject), raw: given}
      for (const {key, setting} of shownFields(subject, start)) {
        if (key === 'dataset' || setting.kind === 'path') continue
        const text = start.raw[key] ?? ''
        const typed = key === 'freeze' ? 'output' : `${text}x`
        const changed = setting.kind === 'text' ? typed : walkSetting(setting, text, 1)
        const [made, shown] = await bothRuns(chapter, setField(start, key, changed))
        expect(made, `${dataset} ${key}`).toEqual(shown)
      }
    }
  })

  it('makes the same run from every preset', async () => {
    for (const preset of Object.keys(chapter.presets)) {
      const form = fillForm(subject, preset)
      const own = setField(form, 'images', '.')
      const [made, shown] = await bothRuns(chapter, own)
      expect(made).toEqual(shown)
    }
  })
})
