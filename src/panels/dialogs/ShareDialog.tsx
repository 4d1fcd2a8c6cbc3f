/** The link that holds the whole design, with its length against what chats and mail programs accept. */

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { number } from '../../base/quantityFormat'
import { sentence } from '../../base/result'
import { useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useEnvironment } from '../environment/pageEnvironment'
import styles from './Dialogs.module.css'

/** Lengths that mail programs and chats pass on without cutting: all of them, and most. */
const safeLength = 2000
const maxLength = 8000

export default function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { link, context } = useEnvironment()
  const document = useStore((state) => state.document)
  const [address, setAddress] = useState<string>()
  const [failed, setFailed] = useState<string>()
  const [copied, setCopied] = useState<'yes' | 'no'>()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the link is of this document
  useEffect(() => {
    let current = true
    void link().then((result) => {
      if (!current) return
      setAddress(result.ok ? result.value : undefined)
      setFailed(result.ok ? undefined : sentence(result.problem))
    })
    return () => {
      current = false
    }
  }, [link, document])

  const copy = async () => {
    if (!address) return
    const done = await context.clipboard.write(address).then(
      () => true,
      () => false,
    )
    setCopied(done ? 'yes' : 'no')
  }

  return (
    <Dialog title="Share" onClose={onClose}>
      <p>
        The link is the design: everything stands behind the #, which browsers never send to a server. Whoever opens it
        sees the same digits.
      </p>
      {failed && <p role="alert">There is no link: {failed} Save it as a file instead.</p>}
      <div className={styles.copyRow}>
        <input
          className={styles.address}
          readOnly
          aria-label="Link to this design"
          value={address ?? ''}
          onFocus={(event) => event.target.select()}
        />
        <Button
          weight="primary"
          icon={copied === 'yes' ? <Check size={15} /> : <Copy size={15} />}
          disabled={!address}
          onClick={() => void copy()}
        >
          {copied === 'yes' ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <p role="status" className={styles.small}>
        {copied === 'no' && 'The browser does not let us copy: select the link and copy it by hand. '}
        {address && lengthWords(address.length)}
      </p>
      {address && (
        <meter
          className={styles.meter}
          aria-label="Length of the link"
          min={0}
          max={maxLength}
          low={safeLength}
          high={maxLength - 1}
          optimum={0}
          value={Math.min(address.length, maxLength)}
        />
      )}
      <div className={styles.actions}>
        <Button onClick={() => void context.saveFile()}>Save as a design file</Button>
        <Button onClick={() => context.show('record')}>Decision record</Button>
      </div>
    </Dialog>
  )
}

function lengthWords(length: number): string {
  const shown = `${number(length, 6)} characters`
  if (length <= safeLength) return `${shown}: fits into every chat and mail (2,000).`
  if (length <= maxLength) return `${shown}: some mail programs cut links over 2,000. A file is safer there.`
  return `${shown}: too long for many places. Send a file instead.`
}
