/**
 * The kinds of service, to be dragged onto the canvas or added by Enter. They come from their registry,
 * so that a new kind appears automatically.
 */

import { Search } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { type CommandId, commands } from '../../commands/index'
import { keyLabel } from '../../commands/keys'
import type { Kind } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import type { KindForm } from '../../model/kinds/kind'
import { KindIcon } from '../../ui/KindIcon'
import { runCommand, useEnvironment } from '../environment/pageEnvironment'
import { platform } from '../environment/platform'
import styles from './Palette.module.css'

/** MIME type under which a drag carries its kind; the canvas accepts it. */
export const kindDragType = 'application/x-hoptax-kind'

const groups: readonly { readonly key: KindForm['group']; readonly label: string; readonly about: string }[] = [
  { key: 'mergeable', label: 'Own code', about: 'Can be merged into one deployable' },
  { key: 'glue', label: 'Glue', about: 'Dissolves when all it connects is merged' },
  { key: 'kept', label: 'Kept', about: 'Stays remote, merged or not' },
]

export function Palette() {
  const { context } = useEnvironment()
  const addKind = (kind: Kind) => runCommand(addCommandId(kind), context)
  const [query, setQuery] = useState('')
  const entries = Object.entries(kindForms) as [Kind, KindForm][]
  const search = query.trim().toLowerCase()
  const matches = entries.filter(([kind, form]) => `${kind} ${form.label} ${form.about}`.toLowerCase().includes(search))

  return (
    <section aria-label="Palette" className={styles.palette}>
      <label className={styles.search}>
        <Search size={14} aria-hidden="true" />
        <input
          type="search"
          placeholder="Add service"
          aria-label="Search kinds of service"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            const first = matches[0]
            if (event.key === 'Enter' && first) addKind(first[0])
          }}
        />
      </label>
      <div className={styles.groups}>
        {groups.map((group) => {
          const members = matches.filter(([, form]) => form.group === group.key)
          if (members.length === 0) return null
          return (
            <div key={group.key}>
              <h2 className={styles.heading} data-tip={group.about}>
                {group.label}
              </h2>
              <ul>
                {members.map(([kind, form]) => (
                  <li key={kind}>
                    <button
                      type="button"
                      draggable
                      className={styles.kind}
                      data-tip={form.about}
                      onDragStart={(event) => drag(event, kind)}
                      onClick={() => addKind(kind)}
                    >
                      <KindIcon name={form.icon} />
                      {form.label}
                      <span aria-hidden="true">{keyLabel(commands[addCommandId(kind)].keys[0] ?? '', platform)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
        {matches.length === 0 && <p className={styles.none}>No kind is called that.</p>}
      </div>
    </section>
  )
}

/** The command that adds a kind, by naming convention; a test holds it. */
export function addCommandId(kind: Kind): CommandId {
  return `add${kind[0]?.toUpperCase()}${kind.slice(1)}` as CommandId
}

function drag(event: DragEvent, kind: Kind): void {
  event.dataTransfer.setData(kindDragType, kind)
  event.dataTransfer.effectAllowed = 'copy'
}
