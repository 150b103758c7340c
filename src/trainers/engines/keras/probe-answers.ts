import {
  type Is,
  isCount,
  isEither,
  isFlag,
  isListOf,
  isLiteral,
  isObjectOf,
  isOptional,
  isRecordOf,
  isText,
} from '../../../runs/shape.ts'

/** What a Python says of itself without importing anything; of one too old for Keras its version alone. */
export interface Overview {
  readonly executable: string
  readonly version: string
  /** Whether pip refuses to install into it. */
  readonly managed?: boolean | undefined
  /** The backend that Keras' own file of settings names. */
  readonly configured?: string | null | undefined
  /** Versions of Keras and of its backends; null of what is not there. */
  readonly installed?: Readonly<Record<string, string | null>> | undefined
}

export interface Device {
  /** `cpu`, `gpu`, `tpu` */
  readonly kind: string
  readonly index: number
  /** As its maker calls it, or nothing. */
  readonly description: string
}

/** What a backend sees, or why it cannot be imported. */
export type Look = {readonly devices: readonly Device[]} | {readonly reason: string}

const isTextOrNull = isEither(isText, isLiteral(null))

export const isOverview: Is<Overview> = isObjectOf<Overview>({
  executable: isText,
  version: isText,
  managed: isOptional(isFlag),
  configured: isOptional(isTextOrNull),
  installed: isOptional(isRecordOf(isTextOrNull)),
})

export const isLook: Is<Look> = isEither(
  isObjectOf({devices: isListOf(isObjectOf<Device>({kind: isText, index: isCount, description: isText}))}),
  isObjectOf({reason: isText}),
)
