/** Tables in plain text. The first column is words, the others are figures. */

/** Lines with the columns set under each other. */
export function textTable(rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return []
  const count = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, c) => Math.max(...rows.map((row) => width(row[c]))))
  return rows.map((row) =>
    row
      .map((cell, c) => (c === 0 ? cell + pad(cell, widths[c]) : pad(cell, widths[c]) + cell))
      .join('   ')
      .trimEnd(),
  )
}

function width(cell = ''): number {
  return [...cell].length
}

function pad(cell: string, to = 0): string {
  return ' '.repeat(Math.max(0, to - width(cell)))
}
