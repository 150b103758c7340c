import type {Localised} from '../../text/localised.ts'

export const lettersEmbedding1Notes: Localised = {en: '', zh: ''}
