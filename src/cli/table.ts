/** Tables in plain text and in Markdown. The first column is words, the others are figures. */

/** Lines with the columns set under each other. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const count = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, c) => Math.max(...rows.map((row) => width(row[c]))))
  return rows.map((row) =>
    row
      .map((cell, c) => (c === 0 ? cell + pad(cell, widths[c]) : pad(cell, widths[c]) + cell))
      .join('   ')
      .trimEnd(),
  )
}

export interface Page {
  readonly lead: string
  readonly rows: readonly (readonly string[])[]
  /** List items. */
  readonly notes: readonly string[]
}

export function markdown({ lead, rows, notes }: Page): string {
  const [head = [], ...body] = rows.map((row) => `| ${row.map(inert).join(' | ')} |`)
  const rule = `|${(rows[0] ?? []).map((_, c) => (c === 0 ? ' --- |' : ' ---: |')).join('')}`
  return [
    inert(lead),
    '',
    head,
    rule,
    ...body,
    '',
    ...notes.map((note) => `${note.slice(0, 2)}${inert(note.slice(2))}`),
  ].join('\n')
}

/** Text that makes no markup, link, image or mention of its own: what could is escaped. */
export function inert(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~]/g, (character) => `\\${character}`)
    .replace(/&/g, '&amp;')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/:\/\//g, ':\u200b//')
    .replace(/@/g, '@\u200b')
    .replace(/www\./gi, (match) => `${match.slice(0, 3)}\u200b.`)
}

function width(cell = ''): number {
  return [...cell].length
}

function pad(cell: string, to = 0): string {
  return ' '.repeat(Math.max(0, to - width(cell)))
}
