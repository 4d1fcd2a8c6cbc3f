/**
 * Pastes a block of cells from a spreadsheet at the focused cell: lines go down, tabs go right, missing rows
 * are added. It is one edit or none: invalid cells are named, and nothing of the block is pasted then. A line of
 * column headings on top is skipped. A cell in quotes may hold tabs, lines and, doubled, quotes, as spreadsheets write it.
 */

import { failure, type Result, success } from '../../base/result'
import type { Document, Edit } from '../../model/document'
import type { EditableTable } from './editableTable'

const maxRows = 5000

/** Invalid cells that the message names. */
const maxNamed = 3

/** Whether a text has several lines or cells. */
export function isCellBlock(text: string): boolean {
  const lines = cellsOf(text)
  return lines.length > 1 || (lines[0]?.length ?? 0) > 1
}

/** The edit that writes a block into the table from a cell on, or the cells that cannot be read. */
export function pasteBlock(
  table: EditableTable,
  document: Document,
  text: string,
  row: number,
  column: number,
): Result<Edit> {
  const [head, ...rest] = cellsOf(text)
  const headed = head !== undefined && rest.length > 0 && isHead(table, head, column)
  const lines = headed || head === undefined ? rest : [head, ...rest]
  if (lines.length > maxRows) return failure('', `At most ${maxRows} rows can be pasted at once.`)
  let next = document
  const wrong: string[] = []
  for (const [down, line] of lines.entries()) {
    const at = row + down
    const place = `line ${down + 1 + (headed ? 1 : 0)}`
    if (at >= table.size(next)) next = table.add(next)?.(next) ?? next
    if (at >= table.size(next)) return failure(place, 'There is nothing that a new row could be of.')
    for (const [right, cell] of line.entries()) {
      const target = table.columns[column + right]
      // Empty cells change nothing; neither do cells of read-only columns or beyond the last column.
      if (!target?.write || cell.trim() === '') continue
      const written = target.write(cell, next, at)
      if (written.ok) next = written.value(next)
      else wrong.push(`${place}, ${target.label}: ${written.problem.message}`)
    }
  }
  if (wrong.length > 0) return failure('', problemText(wrong))
  return success((before) => (before === document ? next : before))
}

function problemText(wrong: readonly string[]): string {
  const more = wrong.length - maxNamed
  return ['Nothing was pasted.', ...wrong.slice(0, maxNamed), more > 0 && `And ${more} more.`].filter(Boolean).join(' ')
}

/** Whether these are the headings of the columns, with or without their units. */
function isHead({ columns }: EditableTable, line: readonly string[], column: number): boolean {
  const plain = (text: string) => text.trim().toLowerCase()
  return line.every((cell, right) => {
    const { label = '', formerLabels = [] } = columns[column + right] ?? {}
    return [label, label.split(',')[0] ?? '', ...formerLabels].map(plain).includes(plain(cell))
  })
}

/** Lines of cells. A quote counts only where a cell starts with it and another one ends it. */
function cellsOf(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy
  for (let at = 0; at <= text.length; at = cell.lastIndex) {
    cell.lastIndex = at
    const match = cell.exec(text)
    if (!match) break
    const [, quoted, bare = '', end = ''] = match
    lines.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"').replace(/\s*[\r\n]+\s*/g, ' '))
    if (end === '') break
    // The last line ends in a line break, and is not followed by another one.
    if (end !== '\t' && cell.lastIndex === text.length) break
    if (end !== '\t') lines.push([])
  }
  return lines
}
