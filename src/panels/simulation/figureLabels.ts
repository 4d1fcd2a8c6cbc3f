/** Labels of the simulated response times. */

import type { SimulatedFigure } from '../../store/reading/simulationResults'

/** Labels in the order of the table. */
export const figureLabels: readonly { readonly id: SimulatedFigure; readonly label: string }[] = [
  { id: 'mean', label: 'Mean' },
  { id: 'p50', label: 'Median' },
  { id: 'p95', label: 'p95' },
  { id: 'p99', label: 'p99' },
  { id: 'p999', label: 'p99.9' },
]
