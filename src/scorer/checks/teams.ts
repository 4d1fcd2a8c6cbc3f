/** Teams in one deployable: they release together [K11]. */

import { teamCoupling } from '../measures/teamCoupling'
import type { Check } from './check'
import { deployableName } from './findingText'

const named = 4

export const teams: Check = {
  label: 'Teams that release together',
  findings: (context) =>
    teamCoupling(context.design, context).map(({ deployable, teams: all }) => {
      const shown = all.length > named ? [...all.slice(0, named), `${all.length - named} more`] : all
      const list = `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
      return {
        check: 'teams',
        of: deployable,
        text: `${deployableName(context, deployable)} are one deployable of ${all.length} teams: ${list} release, roll back and are woken together.`,
      }
    }),
}
