/** A short table of figures of one thing on either side, drawn and merged. */

import styles from './Inspector.module.css'

/** A row: its label, and how to read it off one side. */
export type SideRow<Side> = readonly [label: string, show: (side: Side) => string]

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
          {rows.map(([label, show]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{show(drawn)}</td>
              <td>{show(merged)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
