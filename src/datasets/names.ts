/** Every data set by name; a chapter says which of them its network takes. */
export const datasetNames = [
  'iris',
  'mnist',
  'fashion',
  'cifar10',
  'own-pictures',
  'letters-onehot-1',
  'letters-onehot-4',
  'letters-embedding-1',
  'letters-embedding-4',
  'prices',
] as const

export type DatasetName = (typeof datasetNames)[number]
