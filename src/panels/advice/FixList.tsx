/** Quick fixes without merging, each with its gain and the assumption behind it. */

import type { FixSummary } from '../../store/state'
import { store } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { gainText } from '../analysis/analysisText'
import tables from '../environment/panel.module.css'
import { change, multiple } from '../figures/figureFormat'
import { subjectSelection } from '../figures/subjectName'
import styles from './Advice.module.css'
import { applyFix } from './applyFix'

const maxFixes = 3

export function FixList({ fixes }: { readonly fixes: readonly FixSummary[] }) {
  const rest = fixes.slice(maxFixes)
  return (
    <section aria-label="Quick fixes" className={styles.section}>
      <h3>Quick fixes, without merging</h3>
      {fixes.length === 0 ? (
        <p className={tables.intro}>None of the known ones gains anything here.</p>
      ) : (
        <Fixes fixes={fixes.slice(0, maxFixes)} />
      )}
      {rest.length > 0 && (
        <details>
          <summary className={styles.summary}>{rest.length} more</summary>
          <Fixes fixes={rest} />
        </details>
      )}
    </section>
  )
}

function Fixes({ fixes }: { readonly fixes: readonly FixSummary[] }) {
  return (
    <ul className={styles.fixes}>
      {fixes.map((fix) => (
        <Fix key={`${fix.remedy} ${fix.of.join()} ${fix.title}`} fix={fix} />
      ))}
    </ul>
  )
}

function Fix({ fix }: { readonly fix: FixSummary }) {
  const { title, reason, assumes, gain, before, after, of } = fix
  const show = () => {
    const { document, select, show: shown } = store.getState()
    const all = of.map((id) => subjectSelection(id, document.design))
    shown('drawn')
    select({ services: all.flatMap((at) => at?.services ?? []), calls: all.flatMap((at) => at?.calls ?? []) })
  }
  const gains = [
    gain.monthly !== 0 && `${gainText('money', gain.monthly)} a month${ratio(before.monthly, after.monthly)}`,
    gain.p99 !== 0 && Number.isFinite(gain.p99) && `${gainText('duration', gain.p99)} at p99`,
    gain.hops !== 0 && `${gainText('count', gain.hops)} ${Math.abs(gain.hops) === 1 ? 'hop' : 'hops'}`,
    before.headroom !== after.headroom && `highest load ${multiple(before.headroom)} → ${multiple(after.headroom)}`,
  ].filter(Boolean)
  return (
    <li>
      <div>
        <button type="button" className={tables.place} onClick={show}>
          {title}
        </button>
        <p className={styles.gains}>{gains.join(' · ')}</p>
        <p className={tables.intro}>
          {reason} {assumes && `Holds if: ${assumes}`}
        </p>
      </div>
      <Button onClick={() => applyFix(fix)} aria-label={`Apply: ${title}`}>
        Apply
      </Button>
    </li>
  )
}

function ratio(from: number, to: number): string {
  const text = change(from, to)
  return text && ` (${text})`
}
