/** A note that services are locked, with a button to unlock them. */

import { Lock } from 'lucide-react'
import { keyLabel } from '../../commands/keys'
import type { ServiceId } from '../../model/document'
import { lockServices } from '../../model/edits/layoutEdits'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { platform } from '../environment/platform'
import styles from './Inspector.module.css'

export function LockedNote({ services }: { readonly services: readonly ServiceId[] }) {
  const layout = useStore((state) => state.document.layout)
  const held = services.filter((id) => layout[id]?.locked)
  if (held.length === 0) return null
  const which = services.length === 1 ? 'Locked' : `${held.length} of them locked`
  return (
    <div className={styles.actions}>
      <p className={styles.about}>{which}: not moved, merged or deleted by hand.</p>
      <Button
        icon={<Lock size={14} />}
        tip={keyLabel('x', platform)}
        onClick={() => store.getState().edit('Unlock', lockServices(held, false))}
      >
        Unlock
      </Button>
    </div>
  )
}
