import type {Kind} from '../../../settings/setting.ts'
import {walkSetting} from '../../../settings/walk-setting.ts'
import type {Field} from './fields.ts'

function kindOf(field: Field): Kind {
  switch (field.kind) {
    case 'hyperparameter':
      return field.hyperparameter
    case 'count':
      return field.optional
        ? {kind: 'count', min: field.min, max: Number.POSITIVE_INFINITY}
        : {kind: 'integer', increment: 1, min: field.min, max: Number.POSITIVE_INFINITY}
    default:
      return field
  }
}

/** A field's text after an arrow key. */
export const walkField = (field: Field, text: string, direction: 1 | -1): string =>
  walkSetting(kindOf(field), text, direction)
