import type {Value} from './setting.ts'

/** A value as `parseSetting` reads it back: for a form's field and the equivalent command. */
export function formatSetting(value: Value): string {
  if (!Array.isArray(value)) return String(value ?? '')
  return value
    .map(row => (Array.isArray(row) ? row.join(',') : String(row)))
    .join(Array.isArray(value[0]) ? '; ' : ',')
}
