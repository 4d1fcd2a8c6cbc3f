/** A decision record as a printable page of text, tables and two drawings. */

import type { DecisionRecord } from '../../analysis/decision/decisionRecord'
import type { RecordSection } from '../../analysis/decision/recordTypes'
import { useStore } from '../../store/useStore'
import styles from './Record.module.css'
import { RecordPicture } from './RecordPicture'

interface Props {
  readonly record: DecisionRecord
  /** Prints the appendix, too, from a new page on. On screen it is always shown. */
  readonly whole?: boolean
}

export function RecordSheet({ record, whole = false }: Props) {
  const { title, date, decision, pictures, sections, appendix, provenance, link } = record
  const document = useStore((state) => state.document)
  const [first, ...others] = decision
  return (
    <article className={styles.sheet} data-record aria-label="Decision record">
      <header>
        <p className={styles.kind}>Decision record{date && <>, {date}</>}</p>
        <h3 className={styles.title}>{title}</h3>
      </header>
      <p className={styles.lead}>{first}</p>
      {others.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {pictures.length > 0 && (
        <div className={styles.pictures}>
          {pictures.map((picture) => (
            <RecordPicture key={picture.side} picture={picture} document={document} />
          ))}
        </div>
      )}
      {sections.filter(isWide).map((section) => (
        <Part key={section.title} section={section} />
      ))}
      <div className={styles.columns}>
        {sections
          .filter((section) => !isWide(section))
          .map((section) => (
            <Part key={section.title} section={section} />
          ))}
      </div>
      <footer className={styles.footer}>
        <p>{provenance} </p>
        {link && (
          <p>
            <a href={link} className={styles.link}>
              This design, to look at and to change
            </a>{' '}
            <span className={styles.address}>({short(link)})</span>
          </p>
        )}
      </footer>
      {appendix.length > 0 && (
        <div className={whole ? styles.appendix : styles.unprinted}>
          <h3 className={styles.title}>Appendix</h3>
          {appendix.map((section) => (
            <Part key={section.title} section={section} />
          ))}
          {link && (
            <section className={styles.section}>
              <h4>The link in full</h4>
              <p className={styles.full}>{link}</p>
            </section>
          )}
        </div>
      )}
    </article>
  )
}

/** Tables take the whole width. */
function isWide({ table }: RecordSection): boolean {
  return table !== undefined
}

/** The beginning of an address, by which a reader recognises it. */
function short(link: string): string {
  const bare = link.replace(/^https?:\/\//, '')
  return bare.length > 60 ? `${bare.slice(0, 56)}…` : bare
}

function Part({
  section: { title, text = [], table, items = [], ordered, after = [] },
}: {
  readonly section: RecordSection
}) {
  const List = ordered ? 'ol' : 'ul'
  return (
    <section className={styles.section}>
      <h4>{title}</h4>
      {text.map((one) => (
        <p key={one}>{one}</p>
      ))}
      {table && <Rows title={title} table={table} />}
      {items.length > 0 && (
        <List>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </List>
      )}
      {after.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </section>
  )
}

function Rows({
  title,
  table: { rows, words },
}: {
  readonly title: string
  readonly table: NonNullable<RecordSection['table']>
}) {
  const [head = [], ...body] = rows
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.wide} aria-label={`${title}: table`} tabIndex={0}>
      <table className={words ? styles.words : styles.figures}>
        <thead>
          <tr>{head.map((cell) => (cell === '' ? <td key="" /> : <HeadCell key={cell} text={cell} />))}</tr>
        </thead>
        <tbody>
          {body.map((row) => (
            <tr key={row.join('|')}>
              <th scope="row">{row[0]}</th>
              {head.slice(1).map((column, i) => (
                <td key={column}>{words ? row[i + 1] : <Figure text={row[i + 1] ?? ''} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function HeadCell({ text }: { readonly text: string }) {
  return <th scope="col">{text}</th>
}

/** A value and below it its band; neither wraps. */
function Figure({ text }: { readonly text: string }) {
  const [, value = text, band] = /^(.*?) (\(.*\))$/.exec(text) ?? []
  return (
    <>
      {value} {band && <span className={styles.band}>{band}</span>}
    </>
  )
}
