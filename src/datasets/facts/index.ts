import type {Language, Localised} from '../../text/localised.ts'
import type {DataOption, Facts, Tuned} from './facts.ts'
import {iris} from './iris.ts'
import {letters} from './letters.ts'
import {pictures} from './pictures.ts'
import {prices} from './prices.ts'

const table = {iris, ...pictures, ...letters, prices}

/** A chapter says which of them its network takes. */
export type DatasetName = keyof typeof table

/** Every data set by name. */
export const facts: Readonly<Record<DatasetName, Facts>> = table

export const datasetNames = Object.keys(table) as DatasetName[]

export const takes = (name: DatasetName, option: DataOption): boolean => facts[name].takes.includes(option)

/** The data sets that an option of a run applies to. */
export const takers = (option: DataOption): DatasetName[] => datasetNames.filter(name => takes(name, option))

/** The data sets that bring a hyperparameter: it matters for no other. */
export const bringers = (hyperparameter: string): DatasetName[] =>
  datasetNames.filter(name => Object.hasOwn(facts[name].brings, hyperparameter))

/**
 * The data sets that a network for this one takes as well, this one first: input shape and classes come from the data,
 * so that every picture network takes every set of pictures, and every network of letters all that are encoded alike.
 */
export const interchangeable = (name: DatasetName): DatasetName[] => {
  const {kind, letters} = facts[name]
  const others = datasetNames.filter(
    other => facts[other].kind === kind && facts[other].letters?.encoding === letters?.encoding,
  )
  return [name, ...others.filter(other => other !== name)]
}

/** What a data set is known to have before it is loaded; hyperparameters that are not given have their usual values. */
export function expectedShape(name: DatasetName, h: Tuned): {inputShape: readonly number[]; classes: number} {
  const {inputShape, classes, brings} = facts[name]
  return {
    inputShape: typeof inputShape === 'function' ? inputShape({...brings, ...h}) : inputShape,
    classes: typeof classes === 'number' ? classes : classes.length,
  }
}

/** The names that the data set itself gives its classes; none where it has none, or is the reader's own. */
export function classNames(name: DatasetName): readonly string[] {
  const {classes} = facts[name]
  return typeof classes === 'number' ? [] : classes.map(({en}) => en)
}

/** What people read for a data set. */
export const datasetTitles: Readonly<Record<string, Localised>> = Object.fromEntries(
  datasetNames.map(name => [name, facts[name].title]),
)

/** A data set as people read it; one that is not known (of a run of another version) is called what it is called. */
export const titleOf = (dataset: string, language: Language): string =>
  Object.hasOwn(facts, dataset) ? facts[dataset as DatasetName].title[language] : dataset

/** A class as people read it. Classes of the reader's own are called what they are called. */
export function className(dataset: string | undefined, label: string, language: Language): string {
  if (dataset === undefined || !Object.hasOwn(facts, dataset)) return label
  const {classes} = facts[dataset as DatasetName]
  return (typeof classes !== 'number' && classes.find(({en}) => en === label)?.[language]) || label
}

/** The same answers, with their classes as people read them. */
export const withClassNames = <A extends {readonly label: string}>(
  answers: readonly A[],
  dataset: string,
  language: Language,
): A[] => answers.map(one => ({...one, label: className(dataset, one.label, language)}))
