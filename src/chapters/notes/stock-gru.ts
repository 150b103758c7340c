import type {Localised} from '../../text/localised.ts'

export const stockGruNotes: Localised = {en: '', zh: ''}
