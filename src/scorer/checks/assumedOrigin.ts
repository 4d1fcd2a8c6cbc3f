/**
 * Workloads that do not say where they come from and enter at no client: they are assumed to come from inside, and from
 * the internet their answers would be egress [C8]. One finding for the design, silent below a cent.
 */

import { money } from '../../base/quantityFormat'
import { wordList } from '../../base/wordList'
import { idInFile } from '../../model/constructors'
import { kindForms } from '../../model/kinds/index'
import { answersPrice } from '../costs/dataTransfer'
import type { Check } from './check'

const minPrice = 0.01
const maxNamed = 3

export const assumedOrigin: Check = {
  label: 'Assumed to come from inside',
  findings: (context) => {
    const assumed = context.crossings.boxes
      .filter(({ services }) => !services.some(({ kind }) => kindForms[kind].alone))
      .flatMap(({ entries }) => entries.filter(({ workload }) => workload.from === undefined))
    const [first] = assumed
    if (!first) return []
    const dollars = answersPrice(context, assumed)
    if (!(dollars >= minPrice)) return []
    const names = assumed.map(({ workload }) => idInFile(workload.id))
    const shown = names.length > maxNamed ? [...names.slice(0, 2), `${names.length - 2} more`] : names
    const [what, verb, whose] = names.length === 1 ? ['The workload', 'is', 'its'] : ['The workloads', 'are', 'their']
    return [
      {
        check: 'origin',
        of: first.to.id,
        text: `${what} ${wordList(shown)} ${verb} assumed to come from inside: from the internet ${whose} answers would cost ${money(dollars)} a month.`,
      },
    ]
  },
}
