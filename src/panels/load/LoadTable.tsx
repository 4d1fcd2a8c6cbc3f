/** The load chart as a table: every side at each power of ten. */

import { Fragment } from 'react'
import type { LoadPoint } from '../../analysis/load/loadCurve'
import type { LoadSweep } from '../../analysis/load/loadSweep'
import table from '../../ui/Table.module.css'
import { money, multiple, rate, time } from '../figures/figureFormat'
import { sideLabels } from './chartLayout'
import styles from './Load.module.css'

export function LoadTable({ sweep }: { readonly sweep: LoadSweep }) {
  const { curves, rate: today } = sweep
  const loads = [1e-3, 1e-2, 0.1, 1, 10, 100, 1e3]
  return (
    <details>
      <summary className={styles.summary}>As a table</summary>
      <div className={styles.wide}>
        <table className={table.table}>
          <caption className="visually-hidden">Cost, p99 and headroom of each side at each load</caption>
          <thead>
            <tr>
              <th scope="col">Load</th>
              {curves.map(({ side }) => (
                <Fragment key={side}>
                  <th scope="col" className={table.numeric}>
                    {sideLabels[side]}, a month
                  </th>
                  <th scope="col" className={table.numeric}>
                    p99
                  </th>
                  <th scope="col" className={table.numeric}>
                    Headroom
                  </th>
                </Fragment>
              ))}
            </tr>
          </thead>
          <tbody>
            {loads.map((load) => (
              <tr key={load}>
                <th scope="row">
                  {multiple(load)}, {rate(load * today)}
                </th>
                {curves.map(({ side, points }) => {
                  const point = nearest(points, load)
                  return (
                    <Fragment key={side}>
                      <td className={table.numeric}>{point ? money(point.monthly) : '–'}</td>
                      <td className={table.numeric}>{point ? time(point.p99) : '–'}</td>
                      <td className={table.numeric}>{point ? headroomText(point) : '–'}</td>
                    </Fragment>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function nearest(points: readonly LoadPoint[], load: number): LoadPoint | undefined {
  return points.find(({ load: at }) => Math.abs(Math.log10(at / load)) < 0.02)
}

function headroomText({ headroom }: LoadPoint): string {
  return headroom === Infinity ? 'no limit' : multiple(headroom)
}
