/** The lines that a step of the bridge is about: opened, marked, and the first of them scrolled to and focused. */

import { type RefObject, useEffect, useRef, useState } from 'react'
import type { SideId } from '../../store/state'
import { store, useStore } from '../../store/useStore'

/** A group of bill lines, as far as marking goes. */
interface LineGroup {
  readonly rule: string
  readonly lines: readonly { readonly side: SideId; readonly index: number }[]
}

/** Lines by side and position ("drawn3"), and the table in which they stand. */
export interface MarkedLines {
  readonly marked: ReadonlySet<string>
  readonly table: RefObject<HTMLTableElement | null>
}

/** Follows `billTarget`, and clears it. Marks stay until another step is followed or the tab is left. */
export function useMarkedLines(groups: readonly LineGroup[], open: (rules: ReadonlySet<string>) => void): MarkedLines {
  const target = useStore((state) => state.billTarget)
  const table = useRef<HTMLTableElement>(null)
  const [marked, mark] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (target === undefined) return
    const keys = new Set(target.map(({ side, line }) => `${side}${line}`))
    const holds = ({ lines }: LineGroup) => lines.some(({ side, index }) => keys.has(`${side}${index}`))
    open(new Set(groups.filter(holds).map(({ rule }) => rule)))
    mark(keys)
    store.getState().set({ billTarget: undefined })
  }, [target, groups, open])
  useEffect(() => {
    if (marked.size === 0) return
    const row = table.current?.querySelector<HTMLElement>('[data-marked]')
    row?.scrollIntoView({ block: 'center' })
    row?.focus({ preventScroll: true })
  }, [marked])
  return { marked, table }
}
