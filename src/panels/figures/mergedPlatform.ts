/**
 * What merged deployables run on [L8] [L8a], as a choice: as their members, the cheapest that fits, or an offer. What
 * needs no catalog: the first screen has none yet.
 */

import type { Assumptions } from '../../model/document'
import { setAssumptions } from '../../model/edits/assumptionEdits'
import { store } from '../../store/useStore'
import type { SelectOption } from '../../ui/SelectField'

/** "same", "cheapest", or an offer's id. */
export type MergedPlatform = Assumptions['mergedRunsOn']

/** The choices that name no offer. */
export const platformRules: readonly SelectOption<MergedPlatform>[] = [
  { value: 'same', label: 'same platform' },
  { value: 'cheapest', label: 'cheapest that fits' },
]

/** What the choice compares, in a sentence; `named`: what its offer is called. */
export function platformNote(value: MergedPlatform, named: string): string {
  if (value === 'same') return 'As their members: merging alone, nothing moves.'
  if (value === 'cheapest') return 'Both sides move to the cheapest of the provider that fits, the drawn one too.'
  return `The merged side moves to ${named}, the drawn side stays where it is.`
}

/** Changes what merged deployables run on, as one undo step. */
export function chooseMergedPlatform(mergedRunsOn: MergedPlatform): void {
  store.getState().edit('Change what merged deployables run on', setAssumptions({ mergedRunsOn }))
}
