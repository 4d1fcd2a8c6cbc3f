/** Figures of one call on both sides: rate, delays and cost. */

import type { Call } from '../../model/document'
import type { Scorecard } from '../../scorer/result/scorecard'
import { callFigures } from '../../store/derived/callFigures'
import { analysisResult } from '../../store/reading/analysisResults'
import { comparison } from '../../store/reading/selectors'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { money, rate, time } from '../figures/figureFormat'
import { type CallFigure, callKey } from '../figures/figureKey'
import styles from './Inspector.module.css'
import { type SideRow, SidesTable } from './SidesTable'

export function CallPrice({ call }: { readonly call: Call }) {
  const both = useStore(comparison)
  const side = (card: Scorecard) => ({ lowered: card.lowered.calls[call.id], figures: callFigures(card)[call.id] })
  const opens = (figure: CallFigure) => (side: 'drawn' | 'merged') => callKey(side, call.id, figure)
  const rows: readonly SideRow<ReturnType<typeof side>>[] = [
    ['runs', ({ lowered }) => (lowered?.inProcess ? 'in process' : lowered ? 'over the network' : 'is gone')],
    ['calls', ({ figures }) => (figures ? rate(figures.rate) : '–'), opens('rate')],
    ['network', ({ lowered }) => (lowered ? time(lowered.network) : '–'), opens('network')],
    ['serialisation', ({ lowered }) => (lowered ? time(lowered.serialisation) : '–'), opens('serialisation')],
    ['platform', ({ lowered }) => (lowered ? time(lowered.platform) : '–'), opens('platform')],
    ['own lines of the bill', ({ figures }) => (figures ? money(figures.money) : '–'), opens('money')],
  ]
  return (
    <>
      <SidesTable title="One such call" rows={rows} drawn={side(both.drawn)} merged={side(both.merged)} />
      <BoundaryPrice call={call} />
    </>
  )
}

/** The judgement of the boundary that the call crosses. */
function BoundaryPrice({ call }: { readonly call: Call }) {
  const priced = useStore((state) => analysisResult(state, 'boundaries'))
  const boundary = priced?.list.find(({ calls }) => calls.includes(call.id))
  if (priced && !boundary) return null
  return (
    <p className={styles.boundary}>
      {boundary && `${boundary.judgement.sentence} `}
      <Button weight="quiet" onClick={() => store.getState().set({ tab: 'boundaries' })}>
        {boundary ? 'All boundaries' : 'Price this boundary'}
      </Button>
    </p>
  )
}
