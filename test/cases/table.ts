/** What `npm run cases` prints: every published figure beside what we predict, its band, and the reason. */

import { compare } from '../../src/scorer/comparison'
import { headline } from '../../src/scorer/headline'
import { invariants } from './invariants'
import { cases, drawing, predicted } from './published'

const columns = ['case', 'quantity', 'published', 'band', 'predicted', 'inside', 'reason'] as const

export function table(): string {
  const lines = [`| ${columns.join(' | ')} |`, `|${columns.map(() => '---').join('|')}|`]
  const verdicts: string[] = []
  let [inside, all] = [0, 0]
  for (const one of [...cases].sort((a, b) => order(a.case) - order(b.case))) {
    for (const { figure, label, band, predicted: value, inside: is, reason } of predicted(one)) {
      all++
      if (is) inside++
      const because = is ? reason : `${figure.misses ?? 'not explained'} [${reason}]`
      lines.push(
        row([`${one.case ?? '–'} ${one.id}`, label, figure.published, band, value, is ? 'yes' : 'NO', because]),
      )
    }
    const compared = compare(drawing(one.id))
    if (compared.ok && one.case !== null) verdicts.push(`${one.case} ${one.id}: ${headline(compared.value)}`)
  }
  for (const { id, label, published, predicted: value, holds, reason } of invariants()) {
    all++
    if (holds) inside++
    lines.push(row([id, label, published, published, value, holds ? 'yes' : 'NO', reason]))
  }
  return [...lines, '', `${inside} of ${all} figures inside their bands.`, '', ...verdicts].join('\n')
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '/').replaceAll('\u202f', ' ')).join(' | ')} |`
}

function order(id: string | null): number {
  return id === null ? 99 : Number(id.slice(1))
}
