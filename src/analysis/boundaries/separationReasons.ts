/** Reasons why these services must not share a deployable [L5], in words; none where the assumptions overrule them. */

import type { ServiceId } from '../../model/document'
import { hardwareSeparation } from '../../scorer/measures/hardwareSeparation'
import type { AnalysisInput } from '../subject/analysisInput'

export interface KeepReason {
  readonly kind: 'apart' | 'runtime' | 'hardware' | 'cost' | 'time' | 'tail' | 'failures' | 'headroom' | 'team'
  /** Decides by itself; is a figure that gets worse; is worth knowing and decides nothing. */
  readonly weight: 'rule' | 'loss' | 'note'
  /** No full stop: "payments stays apart: card data". */
  readonly text: string
}

export function separationReasons(
  { document, catalog }: AnalysisInput,
  services: readonly ServiceId[],
): readonly KeepReason[] {
  const { design, assumptions } = document
  if (assumptions.overruleKeepApart) return []
  const all = services.flatMap((id) => design.services[id] ?? [])
  const written = all.flatMap(({ name, keepApart }): readonly KeepReason[] =>
    keepApart === undefined ? [] : [{ kind: 'apart', weight: 'rule', text: `${name} stays apart: ${keepApart}` }],
  )
  const runtimes = [...new Set(all.flatMap(({ runtime }) => runtime ?? []))]
  const special = hardwareSeparation(design, catalog).filter((id) => services.includes(id))
  const needed = special.length > 0 && special.length < services.length
  const names = special.map((id) => design.services[id]?.name ?? id)
  return [
    ...written,
    ...(runtimes.length > 1
      ? [{ kind: 'runtime', weight: 'rule', text: `they run on different runtimes (${runtimes.join(', ')})` } as const]
      : []),
    ...(needed
      ? [
          {
            ...({ kind: 'hardware', weight: 'rule' } as const),
            text: `${names.join(', ')} needs hardware that the others do not, and every replica would have to have it`,
          },
        ]
      : []),
  ]
}
