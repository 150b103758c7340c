import {isOrdinal} from './shape.ts'

/** By what a launcher tells a trainer after which epoch this session ends: the run itself is to have more of them. */
const variable = 'TFNOTES_UNTIL_EPOCH'

/** For the environment of a trainer; without an epoch, whatever was said before is taken back. */
export const tellUntilEpoch = (epoch: number | undefined): Readonly<Record<string, string>> => ({
  [variable]: epoch === undefined ? '' : String(epoch),
})

/** What a trainer was told; undefined where it is to go on to the end. */
export function readUntilEpoch(
  environment: Readonly<Record<string, string | undefined>>,
): number | undefined {
  const epoch = Number(environment[variable] || Number.NaN)
  return isOrdinal(epoch) ? epoch : undefined
}
