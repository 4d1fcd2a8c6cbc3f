/** Marks on the border of a box or a frame: what enters there, what is found there, what stops there first. */

import type { MouseEvent, ReactNode } from 'react'
import { factor } from '../../base/quantityFormat'
import { visibleView } from '../../store/selectors'
import { store } from '../../store/useStore'
import styles from './Badge.module.css'

interface WallProps {
  readonly at: number
  readonly why: string
}

/** The nearer the limit, the louder. */
export function LimitBadge({ at, why }: WallProps) {
  return (
    <BadgeButton
      tone={at <= 1 ? 'danger' : at <= 2 ? 'warning' : 'calm'}
      tip={`This design ${why}`}
      name={`Limit ${factor(at, 2)}: explain it`}
      // The nearest of all limits, as the figures name it.
      go={() => store.getState().set({ openFigure: `limit/${visibleView(store.getState())}/0` })}
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

export function FindingBadge({ of, count, text }: FindingProps) {
  const said = count === 1 ? '1 finding' : `${count} findings`
  const go = () => store.getState().set({ tab: 'findings', findingTarget: of })
  return (
    <BadgeButton tone="warning" tip={text} name={`${said}: show in the list`} go={go}>
      {said}
    </BadgeButton>
  )
}

export function EntryBadge({ rate }: { readonly rate: string }) {
  return (
    <span className={styles.badge} data-tone="calm" data-tip="Requests that enter here">
      → {rate}
    </span>
  )
}

interface ButtonProps {
  readonly tone: 'danger' | 'warning' | 'calm'
  readonly tip: string
  readonly name: string
  readonly go: () => void
  readonly children: ReactNode
}

function BadgeButton({ tone, tip, name, go, children }: ButtonProps) {
  const pressed = (event: MouseEvent) => {
    // The box under it is neither chosen nor opened for typing.
    event.stopPropagation()
    go()
  }
  return (
    <button
      type="button"
      className={`${styles.press} nodrag nopan`}
      aria-label={name}
      data-tip={tip}
      onClick={pressed}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <span className={styles.badge} data-tone={tone}>
        {children}
      </span>
    </button>
  )
}
