/** The inspector on a phone: figures and lists of the selection, read only. */

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { bytes, duration, number } from '../../base/quantityFormat'
import { rows } from '../../base/table'
import type { Call, Service } from '../../model/document'
import { callFields } from '../../model/fields/callFields'
import { kindForms } from '../../model/kinds/index'
import { selectedRows } from '../../store/reading/selectors'
import { store, useStore } from '../../store/useStore'
import { IconButton } from '../../ui/IconButton'
import { KindIcon } from '../../ui/KindIcon'
import { operationName } from '../figures/subjectName'
import { CallPrice } from './CallPrice'
import { CallsOf } from './CallsOf'
import styles from './Inspector.module.css'
import { ServicePrice } from './ServicePrice'

export default function ReadOnlyInspector() {
  const { services, calls } = useStore(selectedRows)
  const [service] = services
  const [call] = calls
  return (
    <section aria-label="What was touched" className={styles.inspector}>
      {service ? <OneService service={service} /> : call && <OneCall call={call} />}
    </section>
  )
}

function Title({ children }: { readonly children: ReactNode }) {
  return (
    <h2 className={styles.title}>
      {children}
      <IconButton label="Close" className={styles.close} onClick={() => store.getState().select({})}>
        <X size={16} />
      </IconButton>
    </h2>
  )
}

function OneService({ service }: { readonly service: Service }) {
  const { operations } = useStore((state) => state.document.design)
  const form = kindForms[service.kind]
  const own = rows(operations).filter((one) => one.service === service.id)
  return (
    <>
      <section className={styles.section}>
        <Title>
          <KindIcon name={form.icon} size={17} />
          {service.name}
        </Title>
        <p className={styles.about}>
          {form.label}. {form.about}
        </p>
        {service.keepApart && <p className={styles.about}>Kept apart: {service.keepApart}</p>}
      </section>
      <ServicePrice service={service} />
      {own.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.heading}>Operations</h3>
          <ul>
            {own.map(({ id, name, demand, wait }) => (
              <li key={id} className={styles.read}>
                <span>{name}</span>
                <span className={styles.aside}>
                  {duration(demand)} CPU{wait > 0 && `, waits ${duration(wait)}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <CallsOf service={service} />
    </>
  )
}

function OneCall({ call }: { readonly call: Call }) {
  const design = useStore((state) => state.document.design)
  const manner = [
    `${number(call.count)} per execution`,
    callFields.mode.choices.find(({ value }) => value === call.mode)?.label,
    `${bytes(call.request)} out, ${bytes(call.response)} back`,
  ]
  return (
    <>
      <section className={styles.section}>
        <Title>
          {operationName(call.from, design)} → {operationName(call.to, design)}
        </Title>
        <p className={styles.about}>{manner.join(', ')}.</p>
      </section>
      <CallPrice call={call} />
    </>
  )
}
