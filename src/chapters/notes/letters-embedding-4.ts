import type {Localised} from '../../text/localised.ts'

export const lettersEmbedding4Notes: Localised = {en: '', zh: ''}
