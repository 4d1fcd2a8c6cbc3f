/** The saved designs of this browser, and earlier versions of what was on screen. */

import { Copy, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { IconButton } from '../../ui/IconButton'
import { type SavedDesign, useEnvironment } from '../environment/pageEnvironment'
import styles from './DesignsDialog.module.css'
import { relativeTime } from './relativeTime'

type Shown = readonly SavedDesign[] | 'loading' | 'failed'

export default function DesignsDialog({ onClose }: { readonly onClose: () => void }) {
  const { designs } = useEnvironment()
  const drawn = useStore((state) => Object.keys(state.document.design.services).length > 0)
  const [shown, show] = useState<Shown>('loading')
  const [deleted, setDeleted] = useState<SavedDesign>()
  const after = (task: Promise<unknown>) =>
    task
      .then(() => designs.list())
      .then(
        (list) => show(list),
        () => show('failed'),
      )
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the dialog opens
  useEffect(() => void after(Promise.resolve()), [])

  const list = typeof shown === 'string' ? [] : shown
  const parts = [
    {
      title: 'Kept',
      none: 'None yet. What is kept stays until you delete it.',
      designs: list.filter(({ why }) => why === undefined),
    },
    {
      title: 'Earlier versions',
      none: 'None yet. Before a design is replaced by another one, it is put here.',
      designs: list.filter(({ why }) => why !== undefined),
    },
  ]
  return (
    <Dialog title="Designs and earlier versions" wide onClose={onClose}>
      <div className={styles.head}>
        <Button weight="primary" disabled={!drawn} onClick={() => void after(designs.keep())}>
          Keep what is on screen
        </Button>
        <span role="status">
          {deleted && (
            <>
              “{deleted.name}” was deleted.{' '}
              <Button
                weight="quiet"
                onClick={() => {
                  void after(designs.restore(deleted.id))
                  setDeleted(undefined)
                }}
              >
                Undo
              </Button>
            </>
          )}
        </span>
      </div>
      {shown === 'failed' && <p role="alert">The browser’s storage does not answer: nothing can be kept here.</p>}
      {shown !== 'loading' &&
        parts.map(({ title, none, designs: shown }) => (
          <section key={title} aria-label={title}>
            <h3 className={styles.title}>{title}</h3>
            {shown.length === 0 && <p className={styles.none}>{none}</p>}
            <ul>
              {shown.map((one) => (
                <Row
                  key={one.id}
                  design={one}
                  onOpen={() => {
                    onClose()
                    void designs.open(one.id)
                  }}
                  onRename={(name) => void after(designs.rename(one.id, name))}
                  onDuplicate={() => void after(designs.duplicate(one.id))}
                  onRemove={() => {
                    setDeleted(one)
                    void after(designs.remove(one.id))
                  }}
                />
              ))}
            </ul>
          </section>
        ))}
    </Dialog>
  )
}

interface RowProps {
  readonly design: SavedDesign
  readonly onOpen: () => void
  readonly onRename: (name: string) => void
  readonly onDuplicate: () => void
  readonly onRemove: () => void
}

function Row({ design, onOpen, onRename, onDuplicate, onRemove }: RowProps) {
  const { name, services, at, why, picture } = design
  const settle = (typed: string) => {
    if (typed.trim() !== '' && typed.trim() !== name) onRename(typed.trim())
  }
  return (
    <li className={styles.row}>
      <svg viewBox="-2 -2 104 64" className={styles.picture} aria-hidden="true">
        <path d={picture} />
      </svg>
      <div className={styles.words}>
        <input
          key={name}
          className={styles.name}
          aria-label={`Name of ${name}`}
          defaultValue={name}
          maxLength={200}
          onBlur={(event) => settle(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        <span className={styles.about}>
          {services} {services === 1 ? 'service' : 'services'} · {relativeTime(Date.now() - at)}
          {why && ` · ${why}`}
        </span>
      </div>
      <Button onClick={onOpen} aria-label={`Open ${name}, ${relativeTime(Date.now() - at)}`}>
        Open
      </Button>
      <IconButton label={`Duplicate ${name}`} onClick={onDuplicate}>
        <Copy size={15} />
      </IconButton>
      <IconButton label={`Delete ${name}`} onClick={onRemove}>
        <Trash2 size={15} />
      </IconButton>
    </li>
  )
}
