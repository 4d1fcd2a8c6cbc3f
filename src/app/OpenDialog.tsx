/** The dialog that is open, loaded when it is first opened. */

import { type ComponentType, Suspense } from 'react'
import type { PageDialog } from '../panels/environment/pageEnvironment'
import { lazyPart } from '../ui/lazyPart'
import styles from './OpenDialog.module.css'

interface Props {
  readonly dialog: PageDialog
  readonly onClose: () => void
}

type Closable = Omit<Props, 'dialog'>
const CommandPalette = lazyPart('The list of commands', () => import('../panels/dialogs/CommandPalette'))

const dialogs: Readonly<Record<PageDialog, ComponentType<Closable>>> = {
  designs: lazyPart('The list of designs', () => import('../panels/dialogs/DesignsDialog')),
  share: lazyPart('Sharing', () => import('../panels/dialogs/ShareDialog')),
  import: lazyPart('The import', () => import('../panels/dialogs/ImportDialog')),
  shortcuts: lazyPart('The list of keys', () => import('../panels/dialogs/ShortcutsDialog')),
  examples: lazyPart('The list of cases', () => import('../panels/dialogs/CasesDialog')),
  record: lazyPart('The decision record', () => import('../panels/dialogs/RecordDialog')),
  method: lazyPart('The method', () => import('../panels/dialogs/MethodDialog')),
  commands: (props) => <CommandPalette {...props} />,
  find: (props) => <CommandPalette only="services" {...props} />,
}

export function OpenDialog({ dialog, onClose }: Props) {
  const Shown = dialogs[dialog]
  return (
    <div className={styles.place}>
      <Suspense>
        <Shown key={dialog} onClose={onClose} />
      </Suspense>
    </div>
  )
}
