/** The groups of commands in the order in which dialogs list them. */

import type { CommandGroup } from '../../commands/command'

export const commandGroups: readonly CommandGroup[] = ['Edit', 'Deploy', 'Add', 'View', 'File', 'Help']
