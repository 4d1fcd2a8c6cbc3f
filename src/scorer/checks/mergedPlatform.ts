/**
 * What a deployable runs on where nobody wrote it and it is not simply the platform of its members [L8]: that of most
 * busy cores, or another because theirs cannot hold it. A move that was asked for [L8a] is no finding: the bridge shows
 * it.
 */

import { rows } from '../../base/table'
import { wordList } from '../../base/wordList'
import type { Catalog, Offer } from '../../catalog/catalog'
import { serviceName } from '../result/designNames'
import type { DeployableSizing, PlatformLimit } from '../result/scorecard'
import type { Check } from './check'
import { servicesIn } from './findingText'

export const mergedPlatform: Check = {
  label: 'Platform',
  findings: (context) =>
    rows<DeployableSizing>(context.sizing).flatMap(({ id, label, platform }) => {
      if (!platform || (platform.reason !== 'mixed' && platform.reason !== 'limit')) return []
      const names = platform.moved.map((service) => serviceName(context.design, service))
      const text = platform.limit
        ? `${servicesIn(context, id)} together do not fit on ${familyLabel(context.catalog, platform.limit.family)}: ${lacks[platform.limit.what]}. The figures are for ${label}, which holds them.`
        : `${servicesIn(context, id)} together run on ${label}, as those that bear most of the busy cores do; ${wordList(names)} ran on something else.`
      return [{ check: 'platform', of: id, text }]
    }),
}

const lacks: Readonly<Record<PlatformLimit['what'], string>> = {
  memory: 'its largest size has too little memory',
  duration: 'an execution takes longer than it lets one run',
  speed: 'its cores are slower than the fastest that one of them had',
  power: 'its largest size has fewer cores than one of them had alone',
  hardware: 'it lacks the special hardware that one of them needs',
  architecture: 'it has another processor architecture than they were built for',
}

/** What the labels of a family's offers begin with: "Fargate", "EC2 m6i"; of a single offer its id is a family too. */
function familyLabel(catalog: Catalog, family: string): string {
  const labels = rows<Offer>(catalog.offers).flatMap((offer) =>
    offer.family === family || offer.id === family ? [offer.label] : [],
  )
  let shared = labels[0] ?? family
  for (const label of labels) while (!label.startsWith(shared)) shared = shared.slice(0, -1)
  return shared.replace(/[^\p{L}\p{N}]+$/u, '') || family
}
