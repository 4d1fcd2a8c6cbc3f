/** The calls that a service makes and receives; each selects the call. */

import { memo } from '../../base/memo'
import { rows } from '../../base/table'
import type { Call, Design, Service, ServiceId } from '../../model/document'
import { store, useStore } from '../../store/useStore'
import { editableNumber } from '../../ui/expression'
import styles from './Inspector.module.css'

const callsOf = memo((design: Design, service: ServiceId) => {
  const owner = (call: Call, end: 'from' | 'to') => design.operations[call[end]]?.service
  return {
    made: rows(design.calls).filter((call) => owner(call, 'from') === service),
    received: rows(design.calls).filter((call) => owner(call, 'to') === service && owner(call, 'from') !== service),
  }
})

export function CallsOf({ service }: { readonly service: Service }) {
  const { made, received } = useStore((state) => callsOf(state.document.design, service.id))
  return (
    <>
      {made.length > 0 && <List heading="Calls" of={made} end="to" own="from" />}
      {received.length > 0 && <List heading="Called by" of={received} end="from" own="to" />}
    </>
  )
}

interface Props {
  readonly heading: string
  readonly of: readonly Call[]
  readonly end: 'from' | 'to'
  readonly own: 'from' | 'to'
}

function List({ heading, of, end, own }: Props) {
  const { operations, services } = useStore((state) => state.document.design)
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{heading}</h2>
      <ul>
        {of.map((call) => {
          const other = operations[call[end]]
          return (
            <li key={call.id}>
              <button
                type="button"
                className={styles.link}
                onClick={() => store.getState().select({ calls: [call.id] })}
              >
                <span>
                  {operations[call[own]]?.name} {end === 'to' ? '→' : '←'} {other && services[other.service]?.name}/
                  {other?.name}
                </span>
                <span className={styles.aside}>
                  ×{editableNumber(call.count, 3)}
                  {call.mode === 'async' ? ' async' : ''}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
