/** Imports by paste, file or drop. The format is detected; nothing leaves the browser. */

import { FolderOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useEnvironment } from '../environment/pageEnvironment'
import styles from './Dialogs.module.css'

export default function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { openText, openFiles, cancelReading, readableFormats: readable } = useEnvironment()
  const [text, setText] = useState('')
  const [reading, setReading] = useState(false)
  const picker = useRef<HTMLInputElement>(null)

  const during = async (work: Promise<boolean>) => {
    setReading(true)
    const opened = await work
    setReading(false)
    if (opened) onClose()
  }

  return (
    <Dialog title="Import" onClose={onClose}>
      <p>
        {readable.join(', ')}: paste it, choose a file, or drop one anywhere on the page. It is read in this browser and
        sent nowhere. What is on screen stays one undo away.
      </p>
      <div className={styles.actions}>
        <Button icon={<FolderOpen size={15} />} disabled={reading} onClick={() => picker.current?.click()}>
          Choose files
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Files to import"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ''
            if (files.length > 0) void during(openFiles(files))
          }}
        />
      </div>
      <label className={styles.pasteLabel} htmlFor="import-text">
        Or paste a trace, a design or a link
      </label>
      <textarea
        id="import-text"
        data-autofocus
        className={styles.paste}
        rows={8}
        spellCheck={false}
        value={text}
        placeholder={'{"data": [{"traceID": …'}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.actions}>
        <Button weight="primary" disabled={text.trim() === '' || reading} onClick={() => void during(openText(text))}>
          {reading ? 'Reading…' : 'Open'}
        </Button>
        {reading && <Button onClick={cancelReading}>Cancel</Button>}
      </div>
    </Dialog>
  )
}
