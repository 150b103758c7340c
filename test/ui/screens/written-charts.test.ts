import {expect, it, onTestFinished} from 'vitest'
import {glyphsOf} from '../../../src/drawing/glyphs.ts'
import {writtenCharts} from '../../../src/ui/curves/written-chart.ts'
import {keys, openApp} from '../support/app.tsx'

function start() {
  const app = openApp()
  onTestFinished(app.close)
  return app
}

const loss = {
  title: 'loss',
  xLabel: 'epoch',
  isShare: false,
  curves: [
    {
      name: 'val, "x"',
      value: '1',
      x: Float64Array.of(1, 2, 3),
      y: Float64Array.of(2, Number.POSITIVE_INFINITY, Number.NaN),
    },
  ],
}

it('a table of points leaves out what was not measured, and says what ran away', () => {
  expect(writtenCharts('csv', 'run', [loss], glyphsOf.ascii)).toBe(
    'chart,curve,x,y\nloss,"val, ""x""",1,2\nloss,"val, ""x""",3,NaN\n',
  )
  expect(writtenCharts('svg', 'a & b', [loss], glyphsOf.ascii)).toContain('<title>a &amp; b</title>')
  expect(writtenCharts('txt', 'run', [loss], glyphsOf.ascii)).toMatch(/^run\n\nloss\n/)
})

it('X writes the curves of a run under a name that its ending makes a drawing, a table or rows', async () => {
  const app = start()
  app.type('R')
  await app.shows('mnist-20250301')
  app.type('\r')
  await app.shows('1200/1875')
  app.type('X')
  await app.shows('Write these curves to')
  await app.shows('.svg')
  app.type(keys.down)
  await app.shows('.csv')
  app.type(keys.up)
  await app.shows('.svg')
  app.type('\x15a/b.svg\r')
  await app.shows('A name without folder')
  app.type('\x15curves.csv\r')
  await app.shows('curves.csv')
  await expect.poll(() => app.platform.saved.length).toBe(1)
  const [saved] = app.platform.saved
  expect(saved?.name).toBe('curves.csv')
  expect(saved?.text.split('\n')[0]).toBe('chart,curve,x,y')
  expect(saved?.text).toMatch(/^loss,val\. loss,1,/m)
})

it('X before the first epoch is known says that there are no curves', async () => {
  const app = start()
  app.type('R')
  await app.shows('mnist-20250301')
  app.type('\rX')
  await app.shows(/There are no curves yet|Write these curves to/)
  expect(app.platform.saved).toEqual([])
})
