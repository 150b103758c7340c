import type {Localised} from '../../text/localised.ts'

export const stockLstmNotes: Localised = {en: '', zh: ''}
