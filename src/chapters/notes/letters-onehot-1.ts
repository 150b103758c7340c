import type {Localised} from '../../text/localised.ts'

export const lettersOnehot1Notes: Localised = {en: '', zh: ''}
