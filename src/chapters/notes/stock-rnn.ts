import type {Localised} from '../../text/localised.ts'

export const stockRnnNotes: Localised = {en: '', zh: ''}
