/** The decision record of the design on screen, to read, print, copy or download as Markdown. */

import { Check, Copy, Download, Printer } from 'lucide-react'
import { useState } from 'react'
import { copyRecord, recordFile } from '../../commands/recordExport'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { RunBar } from '../analysis/RunBar'
import { useEnvironment } from '../environment/pageEnvironment'
import styles from '../record/Record.module.css'
import { RecordSheet } from '../record/RecordSheet'
import { useRecord } from '../record/useRecord'

export default function RecordDialog({ onClose }: { readonly onClose: () => void }) {
  const { context, download } = useEnvironment()
  const record = useRecord()
  const [copied, setCopied] = useState<'yes' | 'no'>()
  const [whole, setWhole] = useState(false)
  const copy = async () => {
    if (record) setCopied((await copyRecord(record, context.clipboard)) ? 'yes' : 'no')
  }
  const keep = () => {
    if (!record) return
    const { name, text } = recordFile(record)
    download(name, text, 'text/markdown')
  }
  return (
    <Dialog title="Decision record" onClose={onClose} wide>
      <div className={styles.actions}>
        <Button weight="primary" icon={<Printer size={15} />} disabled={!record} onClick={() => window.print()}>
          Print
        </Button>
        <Button
          icon={copied === 'yes' ? <Check size={15} /> : <Copy size={15} />}
          disabled={!record}
          onClick={() => void copy()}
        >
          {copied === 'yes' ? 'Copied' : 'Copy Markdown'}
        </Button>
        <Button icon={<Download size={15} />} disabled={!record} onClick={keep}>
          Download Markdown
        </Button>
        <label className={styles.choice}>
          <input type="checkbox" checked={whole} onChange={({ target }) => setWhole(target.checked)} />
          Print the appendix, too
        </label>
        <span role="status" className={styles.said}>
          {copied === 'no' && 'The browser does not let us copy: download it instead.'}
        </span>
      </div>
      {record ? <RecordSheet record={record} whole={whole} /> : <Waiting />}
    </Dialog>
  )
}

/** The analyses that are still running; each can be stopped and restarted. */
function Waiting() {
  return (
    <div className={styles.waiting}>
      <p>A record takes what all analyses say. As soon as they are done it stands here.</p>
      <RunBar job="verdict" doing={{ verdict: 'Scoring both sides on 1,000 draws' }} needs={['verdict']} />
      <RunBar
        job="advice"
        doing={{ fixes: 'Trying quick fixes', advice: 'Scoring partitions', plan: 'Ordering the steps' }}
        needs={['advice']}
      />
      <RunBar job="load" doing={{ sweep: 'Scoring both sides over load' }} needs={['sweep']} />
    </div>
  )
}
