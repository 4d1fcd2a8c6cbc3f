/** The reasons to stay apart [L5] in sentences, one for each service that has one. */

import { keptApart } from '../../model/coarsest'
import { unlikeHardware } from '../../scorer/measures/hardwareSeparation'
import type { Subject } from '../subject/analysisInput'
import { named, nameOf } from '../subject/phrases'

export function reasonsOf({ document: { design, assumptions }, catalog }: Subject): readonly string[] {
  if (assumptions.overruleKeepApart) return []
  const special = unlikeHardware(design, catalog)
  return [
    ...keptApart(design, assumptions).map(
      ({ service, reason }) => `${nameOf(design, service)} stays apart: ${reason}.`,
    ),
    ...(special.length > 0
      ? [`${named(design, special)} ${special.length > 1 ? 'need' : 'needs'} hardware that the rest does not.`]
      : []),
  ]
}
