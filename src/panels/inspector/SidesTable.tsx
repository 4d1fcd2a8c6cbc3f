/** A short table of figures on both sides, drawn and merged. */

import { FigureButton } from '../figures/FigureButton'
import styles from './Inspector.module.css'

/** A row: label, text of one side, and the key of the figure that it opens, if any. */
export type SideRow<Side> = readonly [
  label: string,
  show: (side: Side) => string,
  opens?: (side: 'drawn' | 'merged') => string,
]

export function SidesTable<Side>({
  title,
  rows,
  drawn,
  merged,
}: {
  readonly title: string
  readonly rows: readonly SideRow<Side>[]
  readonly drawn: Side
  readonly merged: Side
}) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{title}</h2>
      <table className={styles.prices}>
        <thead>
          <tr>
            <td />
            <th scope="col">Drawn</th>
            <th scope="col">Merged</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, show, opens]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>
                <Figure text={show(drawn)} label={`${label}, drawn`} opens={opens?.('drawn')} />
              </td>
              <td>
                <Figure text={show(merged)} label={`${label}, merged`} opens={opens?.('merged')} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Figure({
  text,
  label,
  opens,
}: {
  readonly text: string
  readonly label: string
  readonly opens: string | undefined
}) {
  if (opens === undefined || text === '–') return <>{text}</>
  return (
    <FigureButton opens={opens} label={label}>
      {text}
    </FigureButton>
  )
}
