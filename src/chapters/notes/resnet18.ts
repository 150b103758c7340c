import type {Localised} from '../../text/localised.ts'

export const resnet18Notes: Localised = {en: '', zh: ''}
