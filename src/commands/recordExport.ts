/** A decision record as Markdown: to the clipboard or as a file. */

import type { DecisionRecord } from '../analysis/decision/decisionRecord'
import { recordMarkdown } from '../formats/record/recordMarkdown'
import type { TextClipboard } from './command'

/** True: it is on the clipboard. */
export function copyRecord(record: DecisionRecord, clipboard: TextClipboard): Promise<boolean> {
  return clipboard.write(`${recordMarkdown(record)}\n`).then(
    () => true,
    () => false,
  )
}

/** Name and text of a file: the raw title is never a name. */
export function recordFile(record: DecisionRecord): { readonly name: string; readonly text: string } {
  const plain = record.title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return { name: `decision-${plain.toLowerCase() || 'record'}.md`, text: `${recordMarkdown(record)}\n` }
}
