/**
 * A block of cells from a spreadsheet, put where the focus is: lines go down, tabs go right, rows that are missing
 * are added. One edit, or none: a cell that cannot be read is named, and nothing of the block is taken.
 */

import { failure, type Result, success } from '../../base/result'
import type { Document, Edit } from '../../model/document'
import type { Sheet } from './sheet'

const mostRows = 5000

export function isBlock(text: string): boolean {
  return /[\t\n]/.test(text.replace(/\r?\n$/, ''))
}

export function pasted(sheet: Sheet, document: Document, text: string, row: number, column: number): Result<Edit> {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  if (lines.length > mostRows) return failure('', `At most ${mostRows} rows can be pasted at once.`)
  let next = document
  for (const [down, line] of lines.entries()) {
    const at = row + down
    if (at >= sheet.size(next)) next = sheet.add(next)?.(next) ?? next
    if (at >= sheet.size(next)) return failure(place(down, 0), 'There is nothing that a new row could be of.')
    for (const [right, cell] of line.split('\t').entries()) {
      const target = sheet.columns[column + right]
      // An empty cell leaves what is there; so does one that can only be read, or that lies beyond the last column.
      if (!target?.write || cell.trim() === '') continue
      const written = target.write(cell, next, at)
      if (!written.ok) return failure(place(down, right), written.problem.message)
      next = written.value(next)
    }
  }
  return success((before) => (before === document ? next : before))
}

function place(down: number, right: number): string {
  return `line ${down + 1}, cell ${right + 1}`
}
