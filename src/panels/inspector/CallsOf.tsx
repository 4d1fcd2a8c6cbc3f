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
    outgoing: rows(design.calls).filter((call) => owner(call, 'from') === service),
    incoming: rows(design.calls).filter((call) => owner(call, 'to') === service && owner(call, 'from') !== service),
  }
})

export function CallsOf({ service }: { readonly service: Service }) {
  const { outgoing, incoming } = useStore((state) => callsOf(state.document.design, service.id))
  return (
    <>
      {outgoing.length > 0 && <List heading="Calls" calls={outgoing} end="to" own="from" />}
      {incoming.length > 0 && <List heading="Called by" calls={incoming} end="from" own="to" />}
    </>
  )
}

interface Props {
  readonly heading: string
  readonly calls: readonly Call[]
  readonly end: 'from' | 'to'
  readonly own: 'from' | 'to'
}

function List({ heading, calls, end, own }: Props) {
  const { operations, services } = useStore((state) => state.document.design)
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{heading}</h2>
      <ul>
        {calls.map((call) => {
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
