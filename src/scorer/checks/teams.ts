/** Teams in one deployable: they release together [K11]. */

import { wordList } from '../../base/wordList'
import { teamCoupling } from '../measures/teamCoupling'
import type { Check } from './check'
import { servicesIn } from './findingText'

const maxNamed = 4

export const teams: Check = {
  label: 'Teams that release together',
  findings: (context) =>
    teamCoupling(context.design, context).map(({ deployable, teams: all }) => {
      const shown = all.length > maxNamed ? [...all.slice(0, maxNamed), `${all.length - maxNamed} more`] : all
      return {
        check: 'teams',
        of: deployable,
        text: `${servicesIn(context, deployable)} are one deployable of ${all.length} teams: ${wordList(shown)} release, roll back and are woken together.`,
      }
    }),
}
