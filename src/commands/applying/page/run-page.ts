import {advisedSentence} from '../../../chapters/advised.ts'
import {complete} from '../../../chapters/complete.ts'
import {chapterById} from '../../../chapters/index.ts'
import {settingLabel, settingValue} from '../../../chapters/setting-label.ts'
import type {LayerSummary} from '../../../chapters/summary.ts'
import {hexOf, palette} from '../../../drawing/palette.ts'
import {chartsSvg} from '../../../drawing/svg/curves-svg.ts'
import {escaped} from '../../../drawing/svg/escaped.ts'
import {figureColumns} from '../../../runs/best-epoch.ts'
import type {EpochPoint} from '../../../runs/history.ts'
import {bestAccuracyOf, bestLossOf} from '../../../runs/result.ts'
import {runCharts} from '../../../runs/run-charts.ts'
import type {RunSpec} from '../../../runs/spec.ts'
import {standingWarnings} from '../../../runs/standing-warnings.ts'
import type {RunState} from '../../../runs/state.ts'
import type {RunStatus} from '../../../runs/status.ts'
import {verdictOf} from '../../../runs/verdict.ts'
import type {Language} from '../../../text/localised.ts'
import {grouped, measure, plain} from '../../../text/numbers.ts'
import {verdictSentence} from '../../../text/sentence.ts'
import {words as allWords} from '../../../text/words/index.ts'
import {dataWords, engineWords, headlineWords} from '../../printing/run-words.ts'
import type {FirstWeights} from './first-weights.ts'

export interface RunOnPage {
  readonly spec: RunSpec
  readonly state: RunState
  readonly status: RunStatus
  /** What the reader calls it. */
  readonly name?: string | undefined
  readonly note?: string | undefined
  /** Of its network, where its data says them. */
  readonly layers?: readonly LayerSummary[] | undefined
  readonly weights?: FirstWeights | undefined
}

/** Rows of the table of epochs at most: the first, the last, and every so many between. */
const mostEpochs = 500

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0
    ? []
    : [
        '<table>',
        ...(head.length > 0
          ? [`<thead><tr>${head.map(one => `<th>${escaped(one)}</th>`).join('')}</tr></thead>`]
          : []),
        ...rows.map(row => `<tr>${row.map(one => `<td>${escaped(one)}</td>`).join('')}</tr>`),
        '</table>',
      ]

const section = (title: string, rows: readonly string[]): string[] =>
  rows.length === 0 ? [] : [`<section><h2>${escaped(title)}</h2>`, ...rows, '</section>']

const rules = (ground: 'light' | 'dark') =>
  `:root{--ground:${{light: '#ffffff', dark: '#101418'}[ground]};--ink:${{light: '#202428', dark: '#e4e8ec'}[ground]};--line:${{light: '#dde2e6', dark: '#2c343c'}[ground]};--dim:${{light: '#5c6670', dark: '#9aa4ae'}[ground]};--accent:${hexOf(palette.accent[ground])}}`

const style = [
  '<style>',
  rules('light'),
  `@media (prefers-color-scheme:dark){${rules('dark')}}`,
  'body{background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans SC",sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem}',
  'h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem;color:var(--accent)}',
  '.dim{color:var(--dim)}section>svg,img{max-width:100%;height:auto}img{image-rendering:pixelated;width:40rem;border:1px solid var(--line)}',
  'table{border-collapse:collapse;font-variant-numeric:tabular-nums;display:block;overflow-x:auto}td,th{text-align:left;padding:.15rem 1rem .15rem 0;border-bottom:1px solid var(--line);font-weight:400}th{color:var(--dim)}',
  'code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}p{margin:.4rem 0}summary{cursor:pointer;color:var(--dim)}',
  '</style>',
]

/**
 * A run as one page that needs nothing else, neither network nor scripts: what it reached, its curves, settings, layers,
 * epochs. Everything that came from files is a text on it and nothing more.
 */
export function runPage(run: RunOnPage, language: Language): string[] {
  const {spec, state, status, name, note, layers, weights} = run
  const words = allWords[language]
  const {page, colon, comma} = words
  const title = name ?? spec.id
  const verdict = verdictOf(state)
  const best = [
    headlineWords(words, 'accuracy', bestAccuracyOf(state)),
    headlineWords(words, 'loss', bestLossOf(state)),
  ].flatMap(figure => (figure === undefined ? [] : [words.bestFigure(figure)]))
  const charts = runCharts(state, words)
  const {started} = state
  const chapter = chapterById(spec.chapter)
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    ...style,
    `<h1>${escaped(chapter?.title[language] ?? spec.chapter)}</h1>`,
    `<p class="dim">${escaped([title, ...(title === spec.id ? [] : [spec.id]), words.status[status], ...(state.lastAt > 0 ? [new Date(state.lastAt).toISOString().slice(0, 16).replace('T', ' ')] : [])].join(comma))}</p>`,
    ...(note ? [`<p>${escaped(note)}</p>`] : []),
    ...(best.length > 0 ? [`<p><b>${escaped(best.join(comma))}</b></p>`] : []),
    ...(verdict ? [`<p>${escaped(verdictSentence(verdict, language))}</p>`] : []),
    ...section(
      page.curves,
      charts.length > 0 ? chartsSvg(title, charts) : [`<p>${escaped(page.noEpochs)}</p>`],
    ),
    ...section(
      page.warnings,
      standingWarnings(state).map(one => `<p>${escaped(advisedSentence(one, spec.chapter, language))}</p>`),
    ),
    ...section(page.settings, table([], settingRows(spec, language))),
    ...section(page.layers, table(Object.values(page.layer), (layers ?? []).map(layerRow))),
    ...(weights
      ? [
          `<p class="dim">${escaped(page.filters(weights.layer))}</p>`,
          `<img alt="${escaped(page.filters(weights.layer))}" src="${weights.picture}">`,
        ]
      : []),
    ...section(
      page.made,
      started
        ? table(
            [],
            [
              [words.data, dataWords(words, started.dataset)],
              [words.network, words.parameters(grouped(started.parameters))],
              [words.backend, engineWords(language, started.backend)],
              [words.seed, String(started.seed)],
              ['tfnotes', spec.versions.tfnotes],
            ],
          )
        : [],
    ),
    ...section(page.epochs, epochTable(state, language)),
    `<p class="dim">tfnotes${escaped(colon)}${escaped(words.tagline)}</p>`,
    '</html>',
  ]
}

const settingRows = (spec: RunSpec, language: Language): string[][] =>
  Object.entries(complete(spec)).map(([key, value]) => [
    settingLabel(spec.chapter, key, language),
    settingValue(spec.chapter, key, value, language),
  ])

const layerRow = ({name, kind, outputShape, parameters, multiplyAdds}: LayerSummary): string[] => [
  name,
  kind,
  outputShape.join(' × '),
  grouped(parameters),
  grouped(multiplyAdds),
]

/** Every epoch, or where there are too many, some of them and how many. */
function epochTable({history}: RunState, language: Language): string[] {
  const words = allWords[language]
  const points: readonly EpochPoint[] = [...history]
  if (points.length === 0) return []
  const step = Math.ceil(points.length / mostEpochs)
  const shown = points.filter((_, index) => index % step === 0 || index === points.length - 1)
  const names = [...Object.values(figureColumns.loss), ...Object.values(figureColumns.accuracy)] as const
  const used = names.filter(name => points.some(point => point[name] !== undefined))
  return [
    '<details>',
    `<summary>${escaped(words.page.everyNth(shown.length, points.length))}</summary>`,
    ...table(
      [words.epoch, ...used.map(name => words[name])],
      shown.map(point => [
        plain(point.epoch),
        ...used.map(name => {
          const value = point[name]
          return value === undefined ? '' : measure(value)
        }),
      ]),
    ),
    '</details>',
  ]
}
