/** Which commands the canvas offers where. The commands are passed in: `canvas/` may not import `commands/`. */

import type { State } from '../../store/state'

/** A command as a menu shows it. */
export interface CanvasCommand {
  readonly id: string
  readonly label: string
  readonly group: string
  /** As printed: "Ctrl+Z". */
  readonly keys?: string | undefined
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
/** Offered for several boxes in addition. */
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

/** Ids of the commands on the empty canvas. */
export const emptyCanvasItems = ['openExample', 'importText', 'addService']

/** The items of the context menu for this selection. */
export function menuItems(commands: readonly CanvasCommand[], selection: State['selection']): readonly CanvasCommand[] {
  const several = selection.services.length > 1
  const some = several ? onServices.flatMap((id) => (id === 'fitSelection' ? [...onSeveral, id] : id)) : onServices
  const wanted = selection.services.length > 0 ? some : selection.calls.length > 0 ? onCalls : onSheet
  return commandsById(commands, wanted)
}

/** In the order of `ids`; ids without a command are left out. */
export function commandsById(commands: readonly CanvasCommand[], ids: readonly string[]): readonly CanvasCommand[] {
  return ids.flatMap((id) => commands.find((command) => command.id === id) ?? [])
}
