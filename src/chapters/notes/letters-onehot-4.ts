import type {Localised} from '../../text/localised.ts'

export const lettersOnehot4Notes: Localised = {en: '', zh: ''}
