/** Single points of failure: own code that most requests need and that has one replica. */

import { share } from '../../base/quantityFormat'
import { rows } from '../../base/table'
import type { DeployableSizing } from '../result/scorecard'
import type { Check } from './check'
import { servicesIn } from './findingText'

/** Share of requests that need it. */
const minShare = 0.5

export const singleReplica: Check = {
  label: 'Single point of failure',
  findings: (context) =>
    rows<DeployableSizing>(context.sizing)
      .filter(
        ({ sizedBy: by, cores, replicas, machines }) =>
          by !== 'platform' && cores !== 0 && !((machines?.count ?? replicas) > 1),
      )
      .flatMap(({ id, runsOn }) => {
        const needed = context.blastRadius[id] ?? 0
        if (needed < minShare || runsOn.startsWith('ideal.')) return []
        return [
          {
            check: 'single',
            of: id,
            text: `${servicesIn(context, id)} runs in one replica, and ${share(needed, 2)} of all requests need it: when it restarts they fail.`,
          },
        ]
      }),
}
