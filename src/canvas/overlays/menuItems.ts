/** Which commands the canvas offers where. The commands come from outside: this room does not know them. */

import type { State } from '../../store/state'

/** A command as a menu shows it. */
export interface CanvasCommand {
  readonly id: string
  readonly label: string
  readonly group: string
  /** As keys are printed: "Ctrl+Z". */
  readonly keys?: string
  readonly enabled: boolean
}

const onServices = [
  'rename',
  'addNext',
  'connect',
  'addWorkload',
  'duplicate',
  'copy',
  'merge',
  'split',
  'collapse',
  'lock',
  'fitSelection',
  'delete',
]
/** What several boxes ask for, besides. */
const onSeveral = [
  'alignLeft',
  'alignCentre',
  'alignTop',
  'alignMiddle',
  'distributeAcross',
  'distributeDown',
  'layoutSelection',
]
const onCalls = ['delete']
const onSheet = ['addService', 'addFunction', 'addDatabase', 'paste', 'selectAll', 'autoLayout', 'fit', 'importFile']

export const emptyCanvasItems = ['openExample', 'importText', 'addService']

export function menuItems(commands: readonly CanvasCommand[], selection: State['selection']): readonly CanvasCommand[] {
  const several = selection.services.length > 1
  const some = several ? onServices.flatMap((id) => (id === 'fitSelection' ? [...onSeveral, id] : id)) : onServices
  const wanted = selection.services.length > 0 ? some : selection.calls.length > 0 ? onCalls : onSheet
  return commandsById(commands, wanted)
}

/** In the order in which they are named; those that do not exist are left out. */
export function commandsById(commands: readonly CanvasCommand[], ids: readonly string[]): readonly CanvasCommand[] {
  return ids.flatMap((id) => commands.find((command) => command.id === id) ?? [])
}
