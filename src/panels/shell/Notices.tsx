/** Notices in the corner, until they are dismissed. */

import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import styles from './Notices.module.css'

export default function Notices() {
  const notices = useStore((state) => state.notices)
  return (
    <div className={styles.notices}>
      {notices.map(({ id, tone, text, details, offer }) => (
        <Notice key={id} tone={tone} text={text} details={details} onDismiss={() => store.getState().dismiss(id)}>
          {offer && (
            <>
              {offer.stop && <progress className={styles.progress} aria-label={text} />}
              <Button
                onClick={() => {
                  if (offer.edit) store.getState().edit(offer.name, offer.edit)
                  offer.stop?.()
                  offer.choose?.()
                  if (!offer.choose || !offer.stays) store.getState().dismiss(id)
                }}
              >
                {offer.label}
              </Button>
            </>
          )}
        </Notice>
      ))}
    </div>
  )
}
