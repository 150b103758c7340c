import type {Distribution} from '../distribution.ts'
import {clips, type Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block, indented, quoted} from '../text.ts'

/** What a program says otherwise at each of its steps, by the devices that it trains on. */
interface Devices {
  /** The package below Keras, where no other will do, and what needs it. */
  readonly backend?: 'tensorflow' | 'jax'
  readonly strategy: string
  readonly imports: readonly string[]
  /** At the end of the step named. */
  readonly afterImport: (program: Program) => readonly string[]
  readonly afterData: (program: Program) => readonly string[]
  /** Before the network is made. */
  readonly beforeNetwork: (program: Program) => readonly string[]
  readonly beforeCompiling: (program: Program) => readonly string[]
  /** Around what makes variables. */
  readonly place: (lines: readonly string[]) => readonly string[]
  /** Between the file of the last run and the look whether it is there. */
  readonly beforeLoading: (program: Program) => readonly string[]
  readonly afterLoading: (program: Program) => readonly string[]
  /** What saves the network. */
  readonly checkpoint: string
  /** The samples that this process trains on, and how many of them are a batch. */
  readonly own: (samples: string) => string
  readonly batchSize: (all: number) => string
  /** Where the curves are written to. */
  readonly history: string
  readonly fitOptions: readonly string[]
  /** Before the network is applied. */
  readonly beforeApplying: (program: Program) => readonly string[]
}

const nothing = () => []

const one: Devices = {
  strategy: '',
  imports: [],
  afterImport: nothing,
  afterData: nothing,
  beforeNetwork: nothing,
  beforeCompiling: nothing,
  place: lines => lines,
  beforeLoading: nothing,
  afterLoading: nothing,
  checkpoint: 'keras.callbacks.ModelCheckpoint',
  own: samples => samples,
  batchSize: String,
  history: '"history.csv"',
  fitOptions: [],
  beforeApplying: nothing,
}

const normalises = ({graph}: Program): boolean => graph.layers.some(({kind}) => kind === 'batchNormalization')

/** All GPUs of one host, by TensorFlow. */
const mirrored: Devices = {
  ...one,
  backend: 'tensorflow',
  strategy: 'MirroredStrategy',
  imports: ['import tensorflow as tf'],
  beforeNetwork: program => [
    `# ${program.say(remarks.mirrored)}`,
    ...(normalises(program) ? [`# ${program.say(remarks.normalisedApart)}`] : []),
    'strategy = tf.distribute.MirroredStrategy()',
  ],
  beforeCompiling: ({h, say}) => (clips(h) ? [`# ${say(remarks.clippedApart)}`] : []),
  place: lines => ['with strategy.scope():', ...indented(lines, 4)],
}

/** All devices of one host or of several, by JAX. */
const parallel: Devices = {
  ...one,
  backend: 'jax',
  strategy: 'DataParallel',
  imports: ['import jax', 'from jax.experimental import multihost_utils'],
  afterImport: ({chapter, h, say}) =>
    block(`

      # ${say(remarks.hosts(chapter.id))}
      #   KERAS_DISTRIBUTION_JOB_ADDRESSES=10.0.0.1:4321,10.0.0.2:4321  ${say(remarks.addresses)}
      #   KERAS_DISTRIBUTION_NUM_PROCESSES=2  ${say(remarks.processes)}
      #   KERAS_DISTRIBUTION_PROCESS_ID=0  ${say(remarks.rank)}
      processes = int(os.environ.get("KERAS_DISTRIBUTION_NUM_PROCESSES", 1))
      rank = int(os.environ.get("KERAS_DISTRIBUTION_PROCESS_ID", 0))
      if processes > 1:
          jax.config.update("jax_cpu_collectives_implementation", "gloo")  # ${say(remarks.gloo)}
          keras.distribution.initialize()
      devices = len(keras.distribution.list_devices())  # ${say(remarks.allDevices)}
      if ${h.batchSize} % devices:
          sys.exit(f${quoted(say(remarks.uneven(Number(h.batchSize))))})
    `),
  afterData: ({say}) =>
    block(`


      # ${say(remarks.share)}
      def share(samples):
          return samples[: len(samples) // devices * devices][rank::processes]
    `),
  beforeNetwork: ({say}) => [
    `# ${say(remarks.parallel)}`,
    'distribution = keras.distribution.DataParallel(auto_shard_dataset=False)',
    'keras.distribution.set_distribution(distribution)',
  ],
  beforeLoading: ({say}) => [
    `multihost_utils.assert_equal(os.path.exists(checkpoint), ${quoted(say(remarks.sameFolder))})`,
  ],
  afterLoading: ({say}) =>
    block(`


      # ${say(remarks.savedByFirst)}
      class FirstCheckpoint(keras.callbacks.ModelCheckpoint):
          def on_epoch_end(self, epoch, logs=None):
              if rank == 0:
                  keras.distribution.set_distribution(None)
                  super().on_epoch_end(epoch, logs)
                  keras.distribution.set_distribution(distribution)
    `),
  checkpoint: 'FirstCheckpoint',
  own: samples => `share(${samples})`,
  batchSize: all => `${all} // processes`,
  history: '"history.csv" if rank == 0 else os.devnull',
  fitOptions: ['verbose="auto" if rank == 0 else 0,'],
  beforeApplying: ({chapter, say}) => [
    ...block(`
      # ${say(remarks.firstAlone)}
      if rank > 0:
          sys.exit()
      keras.distribution.set_distribution(None)
      model.save("checkpoint/${chapter.id}-trained.keras")
      model = keras.models.load_model("checkpoint/${chapter.id}-trained.keras")
    `),
    '',
  ],
}

const devices: Readonly<Record<Distribution, Devices>> = {none: one, mirrored, 'data-parallel': parallel}

/** What the program says by the devices that it trains on. */
export const devicesOf = ({options: {distribute = 'none'}}: Program): Devices => devices[distribute]
