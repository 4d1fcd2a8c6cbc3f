/** What one such call costs on either side. */

import type { Call } from '../../model/document'
import { callFigures } from '../../store/figures'
import { comparison } from '../../store/selectors'
import { useStore } from '../../store/useStore'
import { money, rate, time } from '../shown'
import styles from './Inspector.module.css'

export function CallPrice({ call }: { readonly call: Call }) {
  const both = useStore(comparison)
  const sides = [both.drawn, both.merged].map((card) => ({
    lowered: card.lowered.calls[call.id],
    figures: callFigures(card)[call.id],
  }))
  type Side = (typeof sides)[number]
  const rows: readonly (readonly [string, (side: Side) => string])[] = [
    ['runs', ({ lowered }) => (lowered?.inProcess ? 'in process' : lowered ? 'over the network' : 'is gone')],
    ['calls', ({ lowered }) => (lowered ? rate(lowered.rate) : '–')],
    ['network', ({ lowered }) => (lowered ? time(lowered.network) : '–')],
    ['serialisation', ({ lowered }) => (lowered ? time(lowered.serialisation) : '–')],
    ['platform', ({ lowered }) => (lowered ? time(lowered.platform) : '–')],
    ['own lines of the bill', ({ figures }) => (figures ? money(figures.money) : '–')],
  ]
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>One such call</h2>
      <table className={styles.prices}>
        <thead>
          <tr>
            <td />
            <th scope="col">Drawn</th>
            <th scope="col">Merged</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, show]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {sides.map((side, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the sides are always these two
                <td key={i}>{show(side)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
