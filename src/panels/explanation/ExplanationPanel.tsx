/** The opened figure in place of the inspector: formula, inputs, facts. Escape closes it and restores the focus. */

import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { catalogs } from '../../catalog/index'
import { findFact } from '../../catalog/lookup'
import { withNewAccountQuotas } from '../../scorer/comparison'
import { proposedScorecard } from '../../store/reading/proposal'
import { comparison } from '../../store/reading/selectors'
import { store, useStore } from '../../store/useStore'
import { IconButton } from '../../ui/IconButton'
import { FigureButton } from '../figures/FigureButton'
import { parseFigureKey } from '../figures/figureKey'
import { SimulatedRemark } from '../simulation/SimulatedMark'
import styles from './Explanation.module.css'
import { explainFigure } from './explainFigure'
import { FactCard } from './FactCard'

export default function ExplanationPanel({ opened }: { readonly opened: string }) {
  const both = useStore(comparison)
  const advised = useStore(proposedScorecard)
  const whole = useStore((state) => state.document)
  const panel = useRef<HTMLElement>(null)
  const opener = useRef<Element | null>(null)
  const key = parseFigureKey(opened)
  const explanation = key && explainFigure(key, { ...both, advised }, whole)
  const isNew = useStore((state) => state.document.assumptions.newAccount)
  const base = catalogs[both.catalog.id]
  const catalog = base && isNew ? withNewAccountQuotas(base) : base
  const facts = explanation?.facts.flatMap((id) => (catalog && findFact(catalog, id)) ?? []) ?? []

  useEffect(() => {
    const active = document.activeElement
    if (active && !panel.current?.contains(active)) opener.current = active
    panel.current?.focus({ preventScroll: true })
    panel.current?.scrollTo({ top: 0 })
  }, [])

  const close = () => {
    store.getState().set({ openFigure: undefined })
    const shut = panel.current
    // The inspector is rendered again in the next frame, once this panel is gone.
    requestAnimationFrame(() => {
      const figure = document.querySelector(`[data-figure="${CSS.escape(opened)}"]`)
      const from = [figure, opener.current].find((one) => one?.isConnected && !shut?.contains(one))
      const back = from ?? document.querySelector('[data-metric] [data-figure]')
      if (back instanceof HTMLElement) back.focus()
    })
  }

  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label="How this figure is made"
      className={styles.explanation}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <div className={styles.head}>
        <h2>
          {explanation?.title ?? 'This figure is gone'}
          {explanation?.side && <span className={styles.side}>, {explanation.side}</span>}
        </h2>
        <IconButton label="Close" hint="Esc" onClick={close}>
          <X size={16} />
        </IconButton>
      </div>
      {explanation && (
        <>
          <div className={styles.section}>
            <p className={styles.value}>{explanation.value}</p>
            <p className={styles.formula}>{sentenced(explanation.formula)}</p>
            {explanation.remarks.map((remark) => (
              <p key={remark} className={styles.remark}>
                {sentenced(remark)}
              </p>
            ))}
            {key.kind === 'metric' && key.side !== 'advised' && (
              <p className={styles.remark}>
                <SimulatedRemark metric={key.of} side={key.side} />
              </p>
            )}
          </div>
          {explanation.inputs.length > 0 && (
            <div className={styles.section}>
              <h3 className={styles.heading}>Inputs</h3>
              <dl className={styles.inputs}>
                {explanation.inputs.map((input, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: inputs have no identity but their place
                  <div key={i} style={{ display: 'contents' }}>
                    <dt>{input.label}</dt>
                    <dd>
                      {input.opens ? (
                        <FigureButton opens={input.opens} label={input.label}>
                          {input.value}
                        </FigureButton>
                      ) : (
                        input.value
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          )}
          {facts.length > 0 && (
            <div className={styles.section}>
              <h3 className={styles.heading}>Facts</h3>
              <ul>
                {facts.map((fact) => (
                  <FactCard key={fact.id} fact={fact} />
                ))}
              </ul>
            </div>
          )}
        </>
      )}
    </section>
  )
}

/** The text as a sentence, with a capital and a full stop. */
function sentenced(text: string): string {
  const whole = text === '' || /[.!?:]$/.test(text) ? text : `${text}.`
  return whole.charAt(0).toUpperCase() + whole.slice(1)
}
