/** Reasons that forbid services to share a deployable [L5], and the form of a reason to keep a boundary. */

import type { ServiceId } from '../../model/document'
import { hardwareSeparation } from '../../scorer/measures/hardwareSeparation'
import type { AnalysisInput } from '../subject/analysisInput'

/** A reason to keep a boundary. */
export interface KeepReason {
  readonly kind: 'apart' | 'runtime' | 'hardware' | 'cost' | 'time' | 'tail' | 'failures' | 'headroom' | 'team'
  /** `rule` decides alone, `loss` is a figure that gets worse, `note` informs and decides nothing. */
  readonly weight: 'rule' | 'loss' | 'note'
  /** Without a full stop: "payments stays apart: card data". */
  readonly text: string
}

/** The rules against joining these services; none where the assumptions overrule them. */
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
  const names = special.map((id) => design.services[id]?.name ?? id)
  const reasons = [...written]
  if (runtimes.length > 1) {
    const text = `they run on different runtimes (${runtimes.join(', ')})`
    reasons.push({ kind: 'runtime', weight: 'rule', text })
  }
  if (special.length > 0 && special.length < services.length) {
    const text = `${names.join(', ')} needs hardware that the others do not, and every replica would have to have it`
    reasons.push({ kind: 'hardware', weight: 'rule', text })
  }
  return reasons
}
