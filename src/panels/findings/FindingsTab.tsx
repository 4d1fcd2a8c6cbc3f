/** The findings of the checks on both sides; each one selects its subject. */

import { useEffect, useRef } from 'react'
import { checks } from '../../scorer/checks/index'
import { comparison } from '../../store/reading/selectors'
import { store, useStore } from '../../store/useStore'
import styles from '../environment/panel.module.css'
import { subjectName, subjectSelection } from '../figures/subjectName'
import { mergedFindings } from './mergedFindings'

export default function FindingsTab() {
  const both = useStore(comparison)
  const design = useStore((state) => state.document.design)
  const findings = mergedFindings(both)
  const target = useStore((state) => state.findingTarget)
  const list = useRef<HTMLUListElement>(null)
  // A badge on the canvas opens this tab: the first of its findings is scrolled to and focused.
  useEffect(() => {
    if (target === undefined) return
    const row = list.current?.querySelector<HTMLElement>(`[data-of="${CSS.escape(target)}"]`)
    row?.scrollIntoView({ block: 'nearest' })
    // A deployable of several services has no button: its row is focused instead.
    ;(row?.querySelector('button') ?? row)?.focus()
    store.getState().set({ findingTarget: undefined })
  }, [target])
  if (findings.length === 0) return <p className={styles.intro}>Nothing stands out on either side.</p>
  const labels: Readonly<Record<string, { readonly label: string }>> = checks
  return (
    <ul ref={list} className={styles.list}>
      {findings.map(({ finding, sides }) => {
        const at = subjectSelection(finding.of, design)
        return (
          <li key={`${finding.check} ${finding.of} ${finding.text}`} data-of={finding.of} tabIndex={-1}>
            <span className={styles.tag}>{sides}</span>
            <span className={styles.tag}>{labels[finding.check]?.label ?? finding.check}</span>
            {at ? (
              <button type="button" className={styles.place} onClick={() => store.getState().select(at)}>
                {subjectName(finding.of, design)}
              </button>
            ) : (
              <span>{subjectName(finding.of, design)}</span>
            )}
            <span>{finding.text}</span>
          </li>
        )
      })}
    </ul>
  )
}
