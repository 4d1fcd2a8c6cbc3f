/** What the checks noticed, on either side, nearest to the design first; each one leads to its place. */

import { memoByIdentity } from '../base/memo'
import { checks } from '../scorer/checks/index'
import type { Comparison, Finding } from '../scorer/scorecard'
import { comparison } from '../store/selectors'
import { store, useStore } from '../store/useStore'
import { placeName, selectionAt } from './places'
import styles from './tables.module.css'

export function Findings() {
  const both = useStore(comparison)
  const design = useStore((state) => state.document.design)
  const found = findingsOf(both)
  if (found.length === 0) return <p className={styles.intro}>Nothing stands out on either side.</p>
  const labels: Readonly<Record<string, { readonly label: string }>> = checks
  return (
    <ul className={styles.list}>
      {found.map(({ finding, sides }) => {
        const at = selectionAt(finding.of, design)
        return (
          <li key={`${finding.check} ${finding.of} ${finding.text}`}>
            <span className={styles.tag}>{sides}</span>
            <span className={styles.tag}>{labels[finding.check]?.label ?? finding.check}</span>
            {at ? (
              <button type="button" className={styles.place} onClick={() => store.getState().select(at)}>
                {placeName(finding.of, design)}
              </button>
            ) : (
              <span>{placeName(finding.of, design)}</span>
            )}
            <span>{finding.text}</span>
          </li>
        )
      })}
    </ul>
  )
}

export const findingsOf = memoByIdentity(({ drawn, merged }: Comparison) => {
  const same = (a: Finding, b: Finding) => a.check === b.check && a.of === b.of && a.text === b.text
  return [
    ...drawn.findings.map((finding) => ({
      finding,
      sides: merged.findings.some((other) => same(finding, other)) ? 'both' : 'drawn',
    })),
    ...merged.findings
      .filter((finding) => !drawn.findings.some((other) => same(finding, other)))
      .map((finding) => ({ finding, sides: 'merged' })),
  ]
})
