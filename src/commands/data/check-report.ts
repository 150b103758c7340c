import {pixels} from '../../answers/pictures.ts'
import {countClasses} from '../../datasets/check/classes.ts'
import type {Finding} from '../../datasets/check/finding.ts'
import type {LoadedDataset} from '../../datasets/dataset.ts'
import {className, facts, titleOf} from '../../datasets/facts/index.ts'
import {inColumns} from '../../drawing/lines/columns.ts'
import {wrap} from '../../drawing/lines/wrap.ts'
import {grouped, percent} from '../../text/numbers.ts'
import {warningSentence} from '../../text/sentence.ts'
import {strip} from '../../text/strip.ts'
import type {Suspect} from '../../trainers/applying/inspect/suspects.ts'
import {thumbnailOf} from '../applying/picture-of.ts'
import type {Context} from '../line/command.ts'
import {openOutput, printJson} from '../printing/output.ts'
import type {OfPrices, OfSamples} from './check-subject.ts'

/** Tells of a check as it goes on. */
export interface Report {
  begin(subject: OfSamples | OfPrices): void
  finding(finding: Finding): void
  /** `total` with those that are not shown. */
  suspects(data: LoadedDataset, suspects: readonly Suspect[], counts: {total: number; doubted: number}): void
  written(path: string): void
  end(findings: number, grave: number, doubted: number | undefined): void
}

/** Places of a finding that are told one by one. */
const mostPlaces = 1000

function classesOf({classes, train, test}: LoadedDataset) {
  const [learnt, judged] = [countClasses(train, classes.length), countClasses(test, classes.length)]
  return classes.map((label, i) => ({label, train: learnt[i] ?? 0, test: judged[i] ?? 0}))
}

/** One object a line; pictures of suspects `withPixels`. */
export function jsonReport(context: Context, withPixels: boolean): Report {
  return {
    begin(subject) {
      if (subject.kind === 'samples') {
        const {name, source, origin, train, test} = subject.data
        const counts = {train: train.count, test: test.count, classes: classesOf(subject.data)}
        printJson(context, 'checkedSet', {kind: 'set', dataset: name, source, origin, ...counts})
        return
      }
      const {read, path} = subject
      printJson(context, 'checkedSet', {
        kind: 'set',
        dataset: 'prices',
        source: 'error' in read ? 'file' : read.source,
        origin: path,
        ...(!('error' in read) && {rows: read.columns[0]?.values.length ?? 0}),
        classes: [],
      })
    },
    finding(finding) {
      const {code, grave, detail, places} = finding
      printJson(context, 'finding', {
        kind: 'finding',
        code,
        grave,
        message: warningSentence(finding, context.language),
        detail: {
          ...detail,
          ...(Array.isArray(detail.places) && {places: detail.places.slice(0, mostPlaces)}),
        },
        count: places.length,
        places: places.slice(0, mostPlaces),
      })
    },
    suspects(data, suspects) {
      const labelled = (label: number) => ({class: label, label: data.classes[label] ?? `#${label}`})
      const isPicture = withPixels && facts[data.name].kind === 'pictures'
      for (const {part, sample, given, guess, probability, guessProbability} of suspects)
        printJson(context, 'suspect', {
          kind: 'suspect',
          part,
          sample,
          ...nameOf(data, part, sample),
          given: labelled(given),
          guess: labelled(guess),
          probability,
          guessProbability,
          ...(isPicture && {picture: pixels(thumbnailOf(data[part], sample, data.inputShape))}),
        })
    },
    written() {},
    end(findings, grave, doubted) {
      printJson(context, 'checked', {
        kind: 'checked',
        findings,
        grave,
        ...(doubted !== undefined && {doubted}),
      })
    },
  }
}

const nameOf = ({train, test}: LoadedDataset, part: 'train' | 'test', sample: number): {name?: string} => {
  const name = (part === 'train' ? train : test).names?.[sample]
  return name === undefined ? {} : {name}
}

/** Classes that are listed one by one; of more only the sizes of the set are told. */
const mostClasses = 40

/** Text at the width of the terminal. */
export function plainReport(context: Context): Report {
  const {language} = context
  const {words, line, raw, tone} = openOutput(context)
  const width = Math.min(context.stdout.columns || 80, 100)
  const {check} = words
  return {
    begin(subject) {
      if (subject.kind === 'prices') {
        const {read, path} = subject
        raw(tone('bold', titleOf('prices', language)))
        line(path)
        if (!('error' in read)) {
          line(check.rows(grouped(read.columns[0]?.values.length ?? 0)))
          if (read.reading)
            for (const row of wrap(words.priceFile.readAs(words.priceFile.reading(read.reading)), width))
              line(row)
        }
        line()
        return
      }
      const {name, source, origin, train, test} = subject.data
      raw(tone('bold', titleOf(name, language)))
      if (source === 'generated') raw(tone('warning', words.sources.generated))
      line(origin)
      line(words.counts(grouped(train.count), grouped(test.count)))
      const classes = classesOf(subject.data)
      const rows = classes
        .slice(0, mostClasses)
        .map(one => [className(name, one.label, language), grouped(one.train), grouped(one.test)])
      for (const row of inColumns([check.classColumns, ...rows].map(row => [...row]))) line(`  ${row}`)
      if (classes.length > mostClasses) line('  …')
      line()
    },
    finding(finding) {
      const label = `${finding.grave ? check.grave : check.found}${words.colon}`.trimEnd()
      const [first = '', ...others] = wrap(`${label} ${warningSentence(finding, language)}`, width)
      raw(`${tone(finding.grave ? 'bad' : 'warning', label)}${strip(first.slice(label.length))}`)
      for (const row of others) line(row)
    },
    suspects(data, suspects, {total, doubted}) {
      line()
      raw(tone('bold', check.suspects))
      if (total === 0) {
        line(check.noSuspects)
        return
      }
      for (const row of wrap(check.honest(grouped(doubted)), width)) line(row)
      if (suspects.length === 0) return
      const called = (label: number) => className(data.name, data.classes[label] ?? `#${label}`, language)
      const rows = suspects.map(({part, sample, given, guess, probability, guessProbability}) => [
        nameOf(data, part, sample).name ?? `#${sample}`,
        check.parts[part],
        called(given),
        percent(probability),
        called(guess),
        percent(guessProbability),
      ])
      for (const row of inColumns([[...check.columns], ...rows])) line(`  ${row}`)
    },
    written(path) {
      line(words.written(path))
    },
    end(findings, grave) {
      if (findings > 0) line()
      if (findings === 0) raw(tone('good', check.nothing))
      else line(check.end(findings, grave))
    },
  }
}

/** What `dataset make --exclude` reads: the files of suspects, with what speaks against each in front of it. */
export function excludeText(data: LoadedDataset, suspects: readonly Suspect[]): string {
  const [learnt, judged] = [new Set(data.train.names), new Set(data.test.names)]
  const lineOf = ({part, sample}: Suspect) => {
    const name = nameOf(data, part, sample).name ?? ''
    if (learnt.has(name) && judged.has(name)) return `${part}:${name}`
    // A remark begins so.
    return name.startsWith('#') ? `./${name}` : name
  }
  const remarkOf = ({given, guess, probability}: Suspect) =>
    `# labelled ${strip(data.classes[given] ?? '')}, read as ${strip(data.classes[guess] ?? '')}; the label has ${percent(probability)}`
  return [
    '# tfnotes dataset make <folder> --exclude <this file>: one picture a line.',
    ...suspects.flatMap(one => [remarkOf(one), lineOf(one)]),
    '',
  ].join('\n')
}
