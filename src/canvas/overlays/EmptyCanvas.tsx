/** What an empty design shows: how to begin. */

import { Button } from '../../ui/Button'
import styles from './EmptyCanvas.module.css'
import { type CanvasCommand, commandsById, emptyCanvasItems } from './menuItems'

interface Props {
  readonly commands: readonly CanvasCommand[]
  readonly run: (command: string) => void
}

export default function EmptyCanvas({ commands, run }: Props) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>Nothing is drawn yet</p>
      <p className={styles.text}>
        Draw services and calls, or paste or drop a trace. The same design is scored as drawn and merged.
      </p>
      <div className={styles.ways}>
        {commandsById(commands, emptyCanvasItems).map(({ id, label, keys }, i) => (
          <Button key={id} weight={i === 0 ? 'primary' : 'plain'} onClick={() => run(id)}>
            {label}
            {keys && <span aria-hidden="true">{keys}</span>}
          </Button>
        ))}
      </div>
      <p className={styles.text} aria-hidden="true">
        Every kind has its key, beside it on the left. <kbd>N</kbd> adds what the selected one calls.
      </p>
    </div>
  )
}
