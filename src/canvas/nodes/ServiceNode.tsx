/** The box of a service: its name and kind, its platform, its utilization and its findings. */

import { Handle, type NodeProps, Position } from '@xyflow/react'
import { Lock } from 'lucide-react'
import { type KeyboardEvent, memo, Suspense, useEffect, useRef } from 'react'
import { money, share } from '../../base/quantityFormat'
import type { ServiceId } from '../../model/document'
import { renameService } from '../../model/edits/serviceEdits'
import { kindForms } from '../../model/kinds/index'
import { store, useStore } from '../../store/useStore'
import { KindIcon } from '../../ui/KindIcon'
import { lazyPart } from '../../ui/lazyPart'
import { useLevelOfDetail } from '../state/levelOfDetail'
import type { ServiceFlowNode, ServiceNodeData } from '../state/nodeData'
import { EntryBadge, NodeBadges } from './NodeBadges'
import styles from './ServiceNode.module.css'

// Nothing is selected on the first screen.
const OperationList = lazyPart('The list of operations', () => import('./OperationList'))

const sides = [Position.Left, Position.Right, Position.Top, Position.Bottom] as const

export const ServiceNode = memo(({ id, data, isConnectable, selected }: NodeProps<ServiceFlowNode>) => {
  const form = kindForms[data.kind]
  const attributes = {
    className: styles.box,
    'data-group': form.group,
    'data-shape': form.shape,
    'data-inside': data.home !== undefined || undefined,
    'data-faded': data.faded || undefined,
  }
  if (useLevelOfDetail() === 'low') {
    return (
      <>
        <div {...attributes}>
          <div className={styles.head}>
            <Name id={id as ServiceId} name={data.name} />
          </div>
        </div>
        {/* No call is pulled from here, but React Flow attaches edges to the first handle that it finds in the page. */}
        <Handle id={sides[0]} type="source" position={sides[0]} isConnectable={false} className={styles.anchor} />
      </>
    )
  }
  return (
    <>
      <div {...attributes}>
        <div className={styles.head}>
          <KindIcon name={form.icon} size={15} />
          <Name id={id as ServiceId} name={data.name} />
          {data.locked && <Lock size={12} aria-hidden="true" />}
        </div>
        <div className={`${styles.detail} ${styles.runs}`}>
          <span className={styles.platform} data-tip={data.home ?? data.platform}>
            {data.home ? `in ${data.home}` : data.platform || form.label}
          </span>
          <span>{data.operations > 1 ? `${data.operations} operations` : data.platform && form.label}</span>
        </div>
        {data.utilization !== undefined ? (
          <Meter busy={data.utilization} />
        ) : (
          <div className={styles.detail}>
            {data.monthly > 0 && (
              <span data-tip="Its own lines of the bill; its calls are priced on their arrows">
                {money(data.monthly, 2)} a month
              </span>
            )}
          </div>
        )}
        {(data.entryRate !== undefined || data.entryUsers !== undefined) && (
          <div className={styles.entry} data-below={isCrowded(data) || undefined}>
            <EntryBadge rate={data.entryRate} users={data.entryUsers} />
          </div>
        )}
        <div className={styles.badges}>
          <NodeBadges data={data} subject={data.findingSubject ?? id} />
        </div>
        {selected && isConnectable && (
          <Suspense>
            <OperationList id={id as ServiceId} />
          </Suspense>
        )}
      </div>
      {/* Beside the box, whose border would shift them. */}
      {sides.map((side) => (
        <Handle
          key={side}
          id={side}
          type="source"
          position={side}
          isConnectable={isConnectable}
          className={styles.handle}
        />
      ))}
    </>
  )
})

/** Users and their think time leave no room for other badges on the same border. */
function isCrowded({ entryUsers, limitText, findings }: ServiceNodeData): boolean {
  return entryUsers !== undefined && (limitText !== undefined || findings > 0)
}

function Meter({ busy }: { readonly busy: number }) {
  const level = busy >= 1 ? 'over' : busy >= 0.8 ? 'high' : 'calm'
  return (
    <div className={styles.load} data-level={level}>
      <span className={styles.track}>
        <span className={styles.bar} style={{ width: `${Math.min(100, busy * 100)}%` }} />
      </span>
      <span className={styles.busy}>{busy >= 1 ? 'cannot keep up' : `${share(busy, 2)} busy`}</span>
    </div>
  )
}

/** The name, or the field in which a new one is typed. */
function Name({ id, name }: { readonly id: ServiceId; readonly name: string }) {
  const isRenaming = useStore((editor) => editor.renaming === id)
  return isRenaming ? (
    <NameField id={id} name={name} />
  ) : (
    <span className={styles.name} data-whole>
      {name}
    </span>
  )
}

function NameField({ id, name }: { readonly id: ServiceId; readonly name: string }) {
  const field = useRef<HTMLInputElement>(null)
  const isClosed = useRef(false)
  useEffect(() => field.current?.select(), [])

  const close = (commits: boolean) => {
    if (isClosed.current) return
    isClosed.current = true
    const next = field.current?.value.trim()
    const { edit, set } = store.getState()
    if (commits && next && next !== name) edit('Rename', renameService(id, next))
    set({ renaming: undefined })
  }
  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    const box = event.currentTarget.closest<HTMLElement>('.react-flow__node')
    close(event.key === 'Enter')
    box?.focus()
  }

  return (
    <input
      ref={field}
      className={`${styles.field} nodrag nopan`}
      aria-label={`New name of ${name}`}
      defaultValue={name}
      maxLength={100}
      // biome-ignore lint/a11y/noAutofocus: it appears because the user asked to type here
      autoFocus
      onKeyDown={handleKey}
      onBlur={() => close(true)}
    />
  )
}
