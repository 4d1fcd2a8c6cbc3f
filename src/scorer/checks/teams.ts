/** Teams in one deployable: they release together [K11]. */

import { coupledTeams } from '../measures/teamCoupling'
import type { Check } from './check'
import { namesIn } from './findingText'

const named = 4

export const teams: Check = {
  label: 'Teams that release together',
  findings: (context) =>
    coupledTeams(context.design, context).map(({ deployable, teams: all }) => {
      const shown = all.length > named ? [...all.slice(0, named), `${all.length - named} more`] : all
      const list = `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
      return {
        ...{ check: 'teams', of: deployable },
        text: `${namesIn(context, deployable)} are one deployable of ${all.length} teams: ${list} release, roll back and are woken together.`,
      }
    }),
}
