import {expect, it} from 'vitest'
import {chapterById} from '../../src/chapters/index.ts'
import {describeSteps} from '../../src/chapters/steps.ts'
import {expectedShape} from '../../src/datasets/facts/index.ts'
import {defaults} from '../../src/settings/tunable.ts'

function inEnglish(changes: Readonly<Record<string, number | string>>) {
  const chapter = chapterById('mnist')
  if (!chapter) throw new Error('mnist')
  const h = {...defaults(chapter), ...changes}
  return describeSteps(chapter, h, chapter.dataset, expectedShape(chapter.dataset, h))
}

it('one epoch is one epoch', () => {
  expect(inEnglish({epochs: 1}).fit.en).toMatch(/^1 epoch in/)
  expect(inEnglish({epochs: 2}).fit.en).toMatch(/^2 epochs in/)
  expect(inEnglish({warmupEpochs: 1}).compile.en).toContain('after 1 epoch of warm-up')
})
