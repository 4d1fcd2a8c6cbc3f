/** Badges on the border of a box or a frame: its first limit and its findings; on a box also the load that enters it. */

import type { MouseEvent, ReactNode } from 'react'
import { factor, rate } from '../../base/quantityFormat'
import type { PerSecond } from '../../base/units'
import { visibleView } from '../../store/reading/selectors'
import { store } from '../../store/useStore'
import type { DeployableNodeData, ServiceNodeData } from '../state/nodeData'
import styles from './NodeBadges.module.css'

interface Props {
  readonly data: ServiceNodeData | DeployableNodeData
  /** The id of what the findings are about. */
  readonly subject: string
}

/** The badges that boxes and frames have in common. */
export function NodeBadges({ data, subject }: Props) {
  return (
    <>
      {data.limitText !== undefined && <LimitBadge at={data.limitAt ?? 0} why={data.limitText} />}
      {data.findings > 0 && <FindingBadge of={subject} count={data.findings} text={data.remarks} />}
    </>
  )
}

interface LimitProps {
  /** The multiple of the load at which the limit holds. */
  readonly at: number
  readonly why: string
}

/** The nearer the limit, the stronger the colour. */
function LimitBadge({ at, why }: LimitProps) {
  return (
    <BadgeButton
      tone={at <= 1 ? 'danger' : at <= 2 ? 'warning' : 'calm'}
      tip={`This design ${why}`}
      name={`Limit ${factor(at, 2)}: explain it`}
      // The nearest of all limits, by its figure key.
      onPress={() => store.getState().set({ openFigure: `limit/${visibleView(store.getState())}/0` })}
    >
      limit {factor(at, 2)}
    </BadgeButton>
  )
}

interface FindingProps {
  readonly of: string
  readonly count: number
  readonly text: string
}

function FindingBadge({ of, count, text }: FindingProps) {
  const label = count === 1 ? '1 finding' : `${count} findings`
  const showInList = () => store.getState().set({ tab: 'findings', findingTarget: of })
  return (
    <BadgeButton tone="warning" tip={text} name={`${label}: show in the list`} onPress={showInList}>
      {label}
    </BadgeButton>
  )
}

interface EntryProps {
  readonly rate: PerSecond | undefined
  /** Closed loops as text. */
  readonly users: string | undefined
}

/** The load that enters a service from outside. */
export function EntryBadge({ rate: perSecond, users }: EntryProps) {
  const load = [perSecond !== undefined && rate(perSecond, 2), users].filter(Boolean).join(' + ')
  const tip = users
    ? 'Users who ask here: each waits for its answer, thinks, and asks again'
    : 'Requests that enter here'
  return (
    <span className={styles.badge} data-tone="calm" data-tip={tip}>
      → {load}
    </span>
  )
}

interface ButtonProps {
  readonly tone: 'danger' | 'warning' | 'calm'
  readonly tip: string
  readonly name: string
  readonly onPress: () => void
  readonly children: ReactNode
}

function BadgeButton({ tone, tip, name, onPress, children }: ButtonProps) {
  const press = (event: MouseEvent) => {
    // The box under it is neither selected nor renamed.
    event.stopPropagation()
    onPress()
  }
  return (
    <button
      type="button"
      className={`${styles.press} nodrag nopan`}
      aria-label={name}
      data-tip={tip}
      onClick={press}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <span className={styles.badge} data-tone={tone}>
        {children}
      </span>
    </button>
  )
}
