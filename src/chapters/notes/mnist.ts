import type {Localised} from '../../text/localised.ts'

export const mnistNotes: Localised = {en: '', zh: ''}
