import {object, optional, text} from './schema.ts'

/** `tfnotes code`: a program that was printed. */
export const printedProgram = object({
  program: text('its lines'),
  out: optional(text('absolute: the file that it was written to')),
  reads: optional(text('the file of arrays that it reads, as it names it')),
  command: optional(text('which writes that file')),
  data: optional(text('absolute: that file, where it was written now')),
})
