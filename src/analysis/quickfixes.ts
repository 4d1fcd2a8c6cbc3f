/** Quick fixes: every place where a remedy gains something without merging, previewed by scoring it; best first. */

import type { Sliced } from '../base/drained'
import { type Result, success } from '../base/result'
import type { Catalog } from '../catalog/catalog'
import type { Document } from '../model/document'
import { compare } from '../scorer/comparison'
import { change, type Figures, figuresOf } from './figures'
import { type RemedyId, remedies } from './remedies/index'
import type { Fix, Remedy } from './remedies/remedy'
import { settingOf } from './setting'

export interface QuickFix extends Fix {
  readonly remedy: RemedyId
  readonly before: Figures
  readonly after: Figures
  readonly gain: Figures
}

export function* quickFixes(document: Document, given?: Catalog): Sliced<Result<readonly QuickFix[]>> {
  const found = settingOf(document, given)
  if (!found.ok) return found
  const { catalog, drawn } = found.value
  const before = figuresOf(document.design, drawn)
  const open = (Object.entries(remedies) as [RemedyId, Remedy][]).flatMap(([remedy, { fixes }]) =>
    fixes({ document, catalog, drawn }).map((fix) => ({ remedy, ...fix })),
  )
  const gaining: QuickFix[] = []
  for (const [i, fix] of open.entries()) {
    const changed = fix.edit(document)
    const compared = compare(changed, given)
    if (compared.ok) {
      const after = figuresOf(changed.design, compared.value.drawn)
      const gain = change(before, after)
      if (gain.monthly < 0 || gain.p99 < 0 || gain.headroom > 0) gaining.push({ ...fix, before, after, gain })
    }
    yield (i + 1) / open.length
  }
  return success(gaining.sort((a, b) => a.gain.monthly - b.gain.monthly))
}
