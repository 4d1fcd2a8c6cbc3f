/** Buttons to zoom in, to zoom out and to fit everything. */

import { Maximize, Minus, Plus } from 'lucide-react'
import { IconButton } from '../../ui/IconButton'
import styles from '../Canvas.module.css'

interface Props {
  readonly zoomIn: () => void
  readonly zoomOut: () => void
  readonly fit: () => void
}

export function ZoomControls({ zoomIn, zoomOut, fit }: Props) {
  return (
    <div className={styles.zoom} role="toolbar" aria-label="Zoom">
      <IconButton label="Zoom out" hint="−" onClick={zoomOut}>
        <Minus size={15} />
      </IconButton>
      <IconButton label="Zoom in" hint="+" onClick={zoomIn}>
        <Plus size={15} />
      </IconButton>
      <IconButton label="Fit everything" hint="0" onClick={fit}>
        <Maximize size={15} />
      </IconButton>
    </div>
  )
}
