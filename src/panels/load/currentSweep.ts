/**
 * The load sweep of the design on screen. While a new sweep is computed after a change of load alone, the previous one
 * is shown on a rescaled axis: its figures are the same at the same absolute load.
 */

import { type LoadSweep, maxLoad, minLoad } from '../../analysis/load/loadSweep'
import { memo } from '../../base/memo'
import { rows, size } from '../../base/table'
import type { Document, Workload } from '../../model/document'
import { analysisResult, analysisRun, analysisSubject } from '../../store/reading/analysisResults'
import type { State } from '../../store/state'

type Seen = Pick<State, 'document' | 'before' | 'analyses'>

/** The latest finished sweep and its document: a run in progress has no result. */
let last: { readonly document: Document; readonly sweep: LoadSweep } | undefined

/** The sweep to show; during a gesture that of the document before it. */
export function currentSweep(state: Seen): LoadSweep | undefined {
  const document = analysisSubject(state)
  const { load } = state.analyses
  const finished = load?.results.sweep
  if (finished?.ok && finished.value !== last?.sweep)
    last = { document: load?.document ?? document, sweep: finished.value }
  const exact = analysisResult({ ...state, document }, 'sweep')
  if (exact || analysisRun({ ...state, document }, 'load')?.results.sweep) return exact
  const by = last && loadRatio(last.document, document)
  return last && by !== undefined ? rescaleSweep(last.sweep, by, document) : undefined
}

/** The load of the second document as a multiple of the first; undefined if anything else differs. */
export function loadRatio(first: Document, second: Document): number | undefined {
  const [a, b] = [first.design, second.design]
  const alike =
    a.services === b.services &&
    a.operations === b.operations &&
    a.calls === b.calls &&
    first.partition === second.partition &&
    first.assumptions === second.assumptions
  if (!alike || size(a.workloads) !== size(b.workloads)) return undefined
  let ratio: number | undefined
  for (const one of rows<Workload>(a.workloads)) {
    const other = b.workloads[one.id]
    if (!other || other.to !== one.to || other.profile !== one.profile) return undefined
    if ((one.users === undefined) !== (other.users === undefined) || one.think !== other.think) return undefined
    const [before, after] = [one.users ?? one.rate, other.users ?? other.rate]
    if (before === 0 && after === 0) continue
    const here = after / before
    if (!Number.isFinite(here) || here <= 0) return undefined
    if (ratio !== undefined && Math.abs(here / ratio - 1) > 1e-4) return undefined
    ratio ??= here
  }
  return ratio
}

/** The sweep with loads divided by `by`, cut to the axis. */
const rescaleSweep = memo((sweep: LoadSweep, by: number, document: Document): LoadSweep => {
  const inside = ({ load }: { readonly load: number }) => load >= minLoad * 0.999 && load <= maxLoad * 1.001
  const move = <Row extends { readonly load: number }>(list: readonly Row[]) =>
    list.map((row) => ({ ...row, load: row.load / by })).filter(inside)
  return {
    document,
    rate: sweep.rate * by,
    users: sweep.users * by,
    curves: sweep.curves.map((curve) => ({ ...curve, points: move(curve.points) })),
    walls: move(sweep.walls),
    crossovers: move(sweep.crossovers),
  }
})
