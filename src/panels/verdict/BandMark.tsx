/** Below a figure of the scorecard: its 5 to 95 % band over draws of the uncertain inputs. */

import type { MetricId } from '../../scorer/metrics'
import { analysisResult } from '../../store/reading/analysisResults'
import type { SideId } from '../../store/state'
import { useStore } from '../../store/useStore'
import { bandText } from './bandText'

export default function BandMark({ metric, side }: { readonly metric: MetricId; readonly side: SideId }) {
  const bands = useStore((state) => analysisResult(state, 'verdict')?.figures.find(({ figure }) => figure === metric))
  if (!bands) return null
  const text = bandText(bands.quantity, bands[side])
  return text.includes('…') ? (
    <span data-band data-tip="Nine of ten draws of what is uncertain lie between these">
      {text}
    </span>
  ) : null
}
