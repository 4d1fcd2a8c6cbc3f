/** Deployables as findings name them. */

import { wordList } from '../../base/wordList'
import type { DeployableId } from '../../model/document'
import type { RuleContext } from '../crossings/ruleContext'
import { serviceName } from '../result/designNames'

/** The services of a deployable by name: up to three of them, else the first two and how many more. */
export function servicesIn({ design, sizing }: RuleContext, id: DeployableId): string {
  const names = (sizing[id]?.services ?? []).map((service) => serviceName(design, service))
  return wordList(names.length <= 3 ? names : [...names.slice(0, 2), `${names.length - 2} more`])
}
