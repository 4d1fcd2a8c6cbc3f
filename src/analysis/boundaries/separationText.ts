/** The reasons to stay apart [L5] in sentences, one for each service that has one. */

import { separations } from '../../model/coarsest'
import { hardwareSeparation } from '../../scorer/measures/hardwareSeparation'
import { serviceName } from '../../scorer/result/designNames'
import type { AnalysisInput } from '../subject/analysisInput'
import { serviceNames } from '../subject/phrases'

/** One sentence per service with a reason, and one for special hardware. */
export function separationText({ document: { design, assumptions }, catalog }: AnalysisInput): readonly string[] {
  if (assumptions.overruleKeepApart) return []
  const special = hardwareSeparation(design, catalog)
  return [
    ...separations(design, assumptions).map(
      ({ service, reason }) => `${serviceName(design, service)} stays apart: ${reason}.`,
    ),
    ...(special.length > 0
      ? [`${serviceNames(design, special)} ${special.length > 1 ? 'need' : 'needs'} hardware that the rest does not.`]
      : []),
  ]
}
