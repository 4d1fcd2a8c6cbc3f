/** The keys of all commands, from their registry. */

import { commandList } from '../../commands/index'
import { keyLabel } from '../../commands/keys'
import { Dialog } from '../../ui/Dialog'
import { platform } from '../environment/platform'
import { commandGroups } from './commandGroups'
import styles from './Dialogs.module.css'

export default function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose} wide>
      <div className={styles.sheet}>
        {commandGroups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl className={styles.keys}>
              {commandList
                .filter((command) => command.group === group && command.keys.length > 0)
                .map((command) => (
                  <div key={command.id} className={styles.keyRow}>
                    <dt>{command.label}</dt>
                    <dd>
                      {command.keys.map((key) => (
                        <kbd key={key}>{keyLabel(key, platform)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
