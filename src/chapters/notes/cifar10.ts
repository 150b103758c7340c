import type {Localised} from '../../text/localised.ts'

export const cifar10Notes: Localised = {en: '', zh: ''}
