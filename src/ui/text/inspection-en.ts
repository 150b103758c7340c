/** The screens that look at pictures and at what networks make of them, in English. */
export const inspectionEn = {
  judgement: {
    title: 'Evaluation',
    judging: (done: string, total: string) => `evaluating the test samples: ${done} of ${total}`,
    loading: 'loading the network and the test samples…',
    accuracy: (share: string, count: string) => `${share} of ${count} test samples are read right`,
    weights: {
      best: (epoch: number) => `best weights, epoch ${epoch}`,
      last: (epoch: number) => `last weights, epoch ${epoch}`,
    },
    views: {matrix: 'Confusion matrix', classes: 'Classes', mistakes: 'Most confident mistakes'},
    legend: {
      matrix: 'rows: what it is; columns: what the network says',
      classes:
        'recall: share of a class that is found; precision: share of the answers with this class that are right',
      mistakes: 'what it is → what the network says, and its confidence',
    },
    found: 'recall',
    count: 'of',
    /** Share of a class's samples that are found, and of the answers with this class that are right. */
    columns: ['class', 'recall', '', 'precision'],
    mistake: (truth: string, guess: string) => `${truth} → ${guess}`,
    none: 'Not a single mistake.',
    noneOf: (name: string) => `These are read right, as ${name}: no mistake is here.`,
    noneSo: (truth: string, guess: string) => `No ${truth} is taken for ${guess}.`,
    cell: (count: string, of: string, share: string) => `${count} of ${of} samples, ${share}`,
    classFigures: (recall: string, precision: string, count: string) =>
      `recall ${recall}, precision ${precision}, ${count} samples`,
    shown: (listed: string, count: string) =>
      listed === count ? `${count} mistakes` : `the ${listed} most confident of ${count} mistakes`,
    confusions: 'taken for another most often',
    ofClass: (share: string) => `${share} of the class`,
  },
  maps: {
    title: 'Layers',
    loading: 'computing the layers…',
    input: 'input',
    kernels: 'kernels',
    /** Of a dense layer, whose weights have no place to slide to. */
    weightMaps: 'weight maps',
    is: (label: string) => `It is labelled ${label}.`,
    says: (label: string, share: string) => `The network says ${label}, ${share}.`,
    sample: (number: string, total: string) => `picture ${number} of ${total}`,
    filtersOf: (layer: string) =>
      `The weights of ${layer}, which is connected to the picture: middle grey is 0, lighter positive, darker negative.`,
    output: 'output',
    parameters: 'parameters',
    sees: (pixels: number) => `receptive field ${pixels} × ${pixels} pixels`,
    seesAll: 'receptive field: the whole picture',
    maps: (count: string, silent: string) => `${count} maps, ${silent} of them inactive`,
    units: (count: string, silent: string) => `${count} values, ${silent} of them 0`,
    shown: (count: string) => `the first ${count} of them:`,
  },
  browse: {
    title: 'Pictures',
    loading: 'loading the data…',
    parts: {train: 'training', test: 'test'},
    allClasses: 'all classes',
    range: (from: string, to: string, total: string) => `${from} to ${to} of ${total}`,
    none: 'There is no picture of this class.',
    generated: 'GENERATED: drawn by the program, not the real set',
    hint: 'b: look at the pictures',
  },
  augmented: {
    title: 'Augmentation',
    loading: 'changing the picture…',
    original: 'original',
    epoch: (epoch: number) => `epoch ${epoch}`,
    off: 'augment is off: the run would not change its pictures',
    hint: 'v: see 8 changed pictures',
  },
  notClasses: 'This is for runs that classify.',
  notPictures: 'This is for chapters with pictures.',
} as const
