/** The published cases: what was measured, what the model predicts, and whether that is inside its band. */

import { Check, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import {
  type CaseFigure,
  type CaseOutcome,
  type ExampleEntry,
  useEnvironment,
  useExamples,
} from '../environment/pageEnvironment'
import styles from './CasesDialog.module.css'

export default function CasesDialog({ onClose }: { readonly onClose: () => void }) {
  const { predictCases, openExample } = useEnvironment()
  const examples = useExamples(true)
  const [results, setOutcomes] = useState<ReadonlyMap<string, CaseOutcome>>(new Map())
  useEffect(() => {
    const onOutcome = (id: string, outcome: CaseOutcome) => setOutcomes((before) => new Map([...before, [id, outcome]]))
    const running = predictCases(onOutcome)
    return () => void running.then((stop) => stop())
  }, [predictCases])

  const figures = [...results.values()].flatMap((one) => one.figures ?? [])
  const inside = figures.filter((one) => one.inside).length
  const isDone = examples.length > 0 && results.size >= examples.length
  return (
    <Dialog title="Published cases" wide onClose={onClose}>
      <p className={styles.intro}>
        Each case is drawn from its source, and its figures are worked out here, now, by the model that scores your
        design. A band says where a right model must come out, by the source. No constant is chosen to make a case fit:
        where one misses, it says why.
      </p>
      <p className={styles.sum} role="status">
        {isDone
          ? `${inside} of ${figures.length} figures are inside their bands.`
          : `Working out case ${Math.min(results.size + 1, examples.length)} of ${examples.length}…`}
      </p>
      {examples.map((one) => (
        <Case
          key={one.id}
          entry={one}
          outcome={results.get(one.id)}
          onOpen={() => {
            onClose()
            void openExample(one.id)
          }}
        />
      ))}
    </Dialog>
  )
}

interface CaseProps {
  readonly entry: ExampleEntry
  readonly outcome: CaseOutcome | undefined
  readonly onOpen: () => void
}

function Case({ entry: { title, about, published, number, source }, outcome, onOpen }: CaseProps) {
  return (
    <section aria-label={title} className={styles.case}>
      <div className={styles.head}>
        <h3>
          {title} {number && <span className={styles.number}>case {number}</span>}
        </h3>
        <Button onClick={onOpen} aria-label={`Open ${title}`}>
          Open
        </Button>
      </div>
      <p>{about}</p>
      {number && <p className={styles.published}>As published: {published}</p>}
      {source?.url && (
        <p className={styles.published}>
          <a href={source.url} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer">
            Source
          </a>
        </p>
      )}
      {outcome === undefined && <p className={styles.published}>Not worked out yet.</p>}
      {outcome?.problem && <p role="alert">{outcome.problem}</p>}
      {outcome?.verdict && <p className={styles.verdict}>The model: {outcome.verdict}</p>}
      {outcome?.figures && outcome.figures.length > 0 && <Figures figures={outcome.figures} title={title} />}
    </section>
  )
}

function Figures({ figures, title }: { readonly figures: readonly CaseFigure[]; readonly title: string }) {
  return (
    <table className={styles.figures}>
      <caption className="visually-hidden">{title}: published and predicted</caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">Published</th>
          <th scope="col">Predicted</th>
          <th scope="col">Band</th>
        </tr>
      </thead>
      {figures.map((figure) => (
        <tbody key={figure.label}>
          <tr>
            <th scope="row">{figure.label}</th>
            <td data-label="Published">{figure.published}</td>
            <td data-label="Predicted" className={styles.predicted}>
              {figure.predicted}
            </td>
            <td data-label="Band">
              <span className={figure.inside ? styles.inside : styles.outside}>
                {figure.inside ? <Check size={14} aria-hidden="true" /> : <X size={14} aria-hidden="true" />}
                {figure.inside ? 'inside' : 'outside'} {figure.band}
              </span>
            </td>
          </tr>
          <tr>
            <td colSpan={4} className={styles.reason}>
              {figure.inside ? 'Because: ' : 'Misses: '}
              {figure.reason}
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  )
}
