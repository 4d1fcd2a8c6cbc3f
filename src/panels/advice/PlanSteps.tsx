/** The migration plan from the drawing to the selected partition, step by step, and where it stops paying. */

import { Fragment } from 'react'
import type { MigrationPlan } from '../../analysis/plan/migrationPlan'
import { adoptProposal } from '../../store/proposalActions'
import { store } from '../../store/useStore'
import { Button } from '../../ui/Button'
import table from '../../ui/Table.module.css'
import { gainText } from '../analysis/analysisText'
import tables from '../environment/panel.module.css'
import { change, multiple } from '../figures/figureFormat'
import styles from './Advice.module.css'

export function PlanSteps({ plan }: { readonly plan: MigrationPlan }) {
  const { steps, worthwhile, sentences, from } = plan
  if (steps.length === 0) return null
  return (
    <section aria-label="Plan" className={styles.section}>
      <h3>The way there, best step first</h3>
      {sentences.map((line) => (
        <p key={line} className={tables.intro}>
          {line}
        </p>
      ))}
      <div className={styles.wide}>
        <table className={table.table}>
          <caption className="visually-hidden">Steps of the plan with the gain of each</caption>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col" className={table.numeric}>
                Per month
              </th>
              <th scope="col" className={table.numeric}>
                p99
              </th>
              <th scope="col" className={table.numeric}>
                Hops
              </th>
              <th scope="col" className={table.numeric}>
                Highest load
              </th>
              <th scope="col" className={table.numeric}>
                In all, per month
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {steps.map((step, i) => (
              <Fragment key={step.title}>
                <tr>
                  <th scope="row">
                    {i + 1}. {step.title}
                  </th>
                  <td className={table.numeric}>{gainText('money', step.gain.monthly)}</td>
                  <td className={table.numeric}>{gainText('duration', step.gain.p99)}</td>
                  <td className={table.numeric}>{gainText('count', step.gain.hops)}</td>
                  <td className={table.numeric}>{multiple(step.after.headroom)}</td>
                  <td className={table.numeric}>
                    {gainText('money', step.total.monthly)}{' '}
                    <span className={tables.ratio}>{change(from.monthly, step.after.monthly)}</span>
                  </td>
                  <td className={table.numeric}>
                    <Button
                      onClick={() =>
                        adoptProposal(
                          store.getState(),
                          step.after.partition,
                          i === 0 ? step.title : `Merge plan, ${i + 1} steps`,
                        )
                      }
                      aria-label={`Adopt up to step ${i + 1}`}
                    >
                      {i === 0 ? 'Do this one' : 'Up to here'}
                    </Button>
                  </td>
                </tr>
                {i + 1 === worthwhile && i + 1 < steps.length && (
                  <tr>
                    <td colSpan={7} className={styles.stop}>
                      From here on it stops paying: the steps above bring 95 % of what the way saves.
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
