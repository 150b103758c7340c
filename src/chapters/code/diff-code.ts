/** A line of a printed program and whether it differs from the program it is compared with. */
export interface CodeLine {
  readonly text: string
  readonly changed: boolean
}

/**
 * Marks the lines of `after` that `before` does not have, by their longest common subsequence: what a reader's
 * change to the form did to the program.
 */
export function diffCode(before: readonly string[], after: readonly string[]): CodeLine[] {
  const width = after.length + 1
  const common = new Uint16Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      common[i * width + j] =
        before[i] === after[j]
          ? (common[(i + 1) * width + j + 1] as number) + 1
          : Math.max(common[(i + 1) * width + j] as number, common[i * width + j + 1] as number)

  const lines: CodeLine[] = []
  let i = 0
  for (const [j, text] of after.entries()) {
    // Lines of `before` that no longer appear are passed over as long as that loses nothing in common.
    while (i < before.length && before[i] !== text && common[(i + 1) * width + j] === common[i * width + j])
      i += 1
    const kept = i < before.length && before[i] === text
    lines.push({text, changed: !kept})
    if (kept) i += 1
  }
  return lines
}
