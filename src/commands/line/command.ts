import type {SettingsFile} from '../../config/settings-file.ts'
import type {RunSpec} from '../../runs/spec.ts'
import type {Language, Localised} from '../../text/localised.ts'

/** The world as the commands see it: all given by `cli.ts`, nothing read from the process. */
export interface Context {
  /** With what the settings file says where the environment itself is silent. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** The reader's settings file. */
  readonly settings: SettingsFile
  readonly cwd: string
  readonly home: string
  /** Where runs are kept. */
  readonly checkpoints: string
  readonly language: Language
  /** What is printed is heard and not seen: drawings are named and left out. @default false */
  readonly isHeard?: boolean
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  /** How the trainer is started. */
  readonly trainer: {readonly entry: string; readonly nodeFlags: readonly string[]}
  readonly versions: RunSpec['versions']
}

/** An option of a command, under its name in camelCase; written `--in-kebab-case`. */
export interface Flag {
  /** What stands for its value in the help; a flag without is a switch. */
  readonly value?: string
  /** The values it takes, where they are few. */
  readonly choices?: readonly string[]
  /** Others are taken, too: who takes them says which. @default false */
  readonly isOpen?: boolean
  readonly help: Localised
}

export type Flags = Readonly<Record<string, Flag>>

/** Flags as they were given, by their name in camelCase. */
export type Given = Readonly<Record<string, string | boolean>>

/** What the command line said, checked against the command's table: known flags, each with a value where due. */
export interface Invocation {
  readonly input: readonly string[]
  /** The command's own. */
  readonly flags: Given
  /** What is set in the chapter or the lab: which of these it has, it says itself. */
  readonly tuned: Given
}

/** Does a command's work and returns the exit code. @throws TfnotesError with the sentence to print */
export type RunCommand = (context: Context, invocation: Invocation) => Promise<number>

/** The same for an action of a command that has several: what follows the action's name, and the flags. */
export type Manage = (context: Context, input: readonly string[], flags: Given) => Promise<number>

/** What the shell may complete an argument with. */
export type Completion = 'term' | 'chapter' | 'lab' | 'run' | 'file' | 'dataset' | 'shell' | 'setting'

export interface Command {
  readonly summary: Localised
  /** The arguments, as the help shows them. */
  readonly usage: string
  /** Least and most arguments. */
  readonly arguments: readonly [least: number, most: number]
  /** What its arguments may be. */
  readonly completes: readonly Completion[]
  readonly flags: Flags
  /** Flags of the hyperparameters of the chapter (or the parameters of the lab) that the first argument names. */
  readonly tunes?: 'chapter' | 'lab'
  /** Whether these take several values: also what is on or off is then written out, `--augment=true,false`. @default false */
  readonly several?: boolean
  /** It works with a settings file that is broken, too. @default false */
  readonly heedless?: boolean
  readonly examples?: readonly string[]
  readonly load: () => Promise<RunCommand>
}
