import type {Settings, Value, Values} from '../settings/setting.ts'
import type {Localised} from '../text/localised.ts'
import type {Fact, Figure, Table} from './figure.ts'

export interface LabResult {
  readonly figures: readonly Figure[]
  readonly tables: readonly Table[]
  readonly facts: readonly Fact[]
}

/** How far a longer computation has come. `soFar` draws what there is already; it is costly, so call it only to show it. */
export interface LabProgress {
  readonly done: number
  readonly total: number
  readonly soFar?: () => LabResult
}

/** Rows of numbers with a class each, and a word on where they came from. */
export interface LabelledRows {
  readonly rows: readonly (readonly number[])[]
  readonly labels: readonly number[]
  readonly classes: readonly string[]
  readonly origin: string
}

/** A network of a chapter, layer by layer, as the chapters' `summarise` counts it. */
export interface CountedNetwork {
  readonly id: string
  readonly title: Localised
  readonly layers: readonly {
    readonly name: string
    readonly kind: string
    readonly outputShape: readonly number[]
    readonly parameters: number
    readonly trainable: number
    readonly multiplyAdds: number
  }[]
  /** Samples that the chapter's data set has to train on; none where the data are the reader's own. */
  readonly samples?: number
}

/** What a lab cannot get for itself, because it reads no files and knows no chapters; the caller hands it over. */
export interface LabData {
  /** The 150 irises in the order of their table. */
  readonly iris?: LabelledRows
  /** The reader's own points (`parsePoints`); generated ones are used without. */
  readonly points?: LabelledRows
  readonly networks?: readonly CountedNetwork[]
}

export interface LabContext {
  /** Governs everything random that has no seed among the settings. */
  readonly seed: number
  readonly data: LabData
  /** Milliseconds from any fixed point, for the labs that report how long a thing takes. */
  readonly now: () => number
}

export interface LabPreset {
  readonly title: Localised
  readonly values: Readonly<Record<string, Value>>
  /** One line: what to look for. */
  readonly why: Localised
}

/**
 * A lab of chapter 1: settings and one pure computation. `compute` yields at least every few milliseconds of
 * work, so that whoever drives it (`runLab`) can draw, take keys and give up in between; the quick labs never
 * yield.
 */
export interface Lab<S extends Settings = Settings> {
  readonly id: string
  readonly title: Localised
  /** Section of the notes; of a page that they do not have, the one that it belongs to. */
  readonly section: string
  /** Whether it stands beside the notes rather than in them. */
  readonly ours?: true
  /** One paragraph: what there is to see and to try. */
  readonly idea: Localised
  /**
   * The page's own text, a screen or two. A paragraph is one line, to be wrapped; paragraphs are separated by a
   * blank line; lines that begin with blanks are at most 76 columns wide and stand as they are.
   */
  readonly notes: Localised
  readonly settings: S
  readonly presets: Readonly<Record<string, LabPreset>>
  /** Which of `LabData` the lab reads; `iris` is required where it is named, the others add to what can be chosen. */
  readonly reads?: keyof LabData
  readonly compute: (values: Values<S>, context: LabContext) => Generator<LabProgress, LabResult, void>
}

/** Keeps the literal types of the settings, so that `values` is typed inside `compute`. */
export function defineLab<const S extends Settings>(lab: Lab<S>): Lab {
  return lab as unknown as Lab
}
