/** The box of a service: what it is, what it runs on, how busy that is, and what is wrong with it. */

import { Handle, type NodeProps, Position } from '@xyflow/react'
import { Lock } from 'lucide-react'
import { type KeyboardEvent, lazy, memo, Suspense, useEffect, useRef } from 'react'
import { money, rate, share } from '../../base/quantityFormat'
import type { ServiceId } from '../../model/document'
import { renameService } from '../../model/edits/serviceEdits'
import { kindForms } from '../../model/kinds/index'
import { store, useStore } from '../../store/useStore'
import { KindIcon } from '../../ui/KindIcon'
import type { ServiceFlowNode as ServiceNodeType } from '../projection/projection'
import { useLevelOfDetail } from '../viewport/levelOfDetail'
import { EntryBadge, FindingBadge, LimitBadge } from './Badge'
import styles from './ServiceNode.module.css'

// Nothing is chosen at first.
const Operations = lazy(() => import('./OperationList'))

const sides = [Position.Left, Position.Right, Position.Top, Position.Bottom]

export const ServiceNode = memo(({ id, data, isConnectable, selected }: NodeProps<ServiceNodeType>) => {
  const form = kindForms[data.kind]
  const looks = {
    className: styles.box,
    'data-group': form.group,
    'data-shape': form.shape,
    'data-inside': data.home !== undefined || undefined,
    'data-faded': data.faded || undefined,
  }
  if (useLevelOfDetail() === 'low') {
    return (
      <div {...looks}>
        <div className={styles.head}>
          <Name id={id as ServiceId} name={data.name} />
        </div>
      </div>
    )
  }
  return (
    <div {...looks}>
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
      {data.entryRate !== undefined && (
        <div className={styles.entry}>
          <EntryBadge rate={rate(data.entryRate, 2)} />
        </div>
      )}
      <div className={styles.badges}>
        {data.limitText !== undefined && <LimitBadge at={data.limitAt ?? 0} why={data.limitText} />}
        {data.findings > 0 && <FindingBadge of={data.findingSubject ?? id} count={data.findings} text={data.remarks} />}
      </div>
      {selected && isConnectable && (
        <Suspense>
          <Operations id={id as ServiceId} />
        </Suspense>
      )}
    </div>
  )
})

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

/** The name, or the field in which it is typed. */
function Name({ id, name }: { readonly id: ServiceId; readonly name: string }) {
  const typing = useStore((editor) => editor.renaming === id)
  return typing ? (
    <NameField id={id} name={name} />
  ) : (
    <span className={styles.name} data-whole>
      {name}
    </span>
  )
}

function NameField({ id, name }: { readonly id: ServiceId; readonly name: string }) {
  const field = useRef<HTMLInputElement>(null)
  const left = useRef(false)
  useEffect(() => field.current?.select(), [])

  const leave = (keep: boolean) => {
    if (left.current) return
    left.current = true
    const next = field.current?.value.trim()
    const { edit, set } = store.getState()
    if (keep && next && next !== name) edit('Rename', renameService(id, next))
    set({ renaming: undefined })
  }
  const typed = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    const box = event.currentTarget.closest<HTMLElement>('.react-flow__node')
    leave(event.key === 'Enter')
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
      onKeyDown={typed}
      onBlur={() => leave(true)}
    />
  )
}
