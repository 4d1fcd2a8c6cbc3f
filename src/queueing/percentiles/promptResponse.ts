/**
 * The tail of a response that is one slice of work and the wait before it. Who finds a free server takes as long as the
 * work, and where work hardly varies that is a narrow peak at the shortest times, which the inversion of a transform
 * blurs (numeric/laplaceInversion.ts). So the peak is taken from the distribution of the work itself, and only the rest, who
 * waits, is inverted:
 *
 *   P(R > t) = (1 − w)·P(S > t) + w·P(S + wait > t | it waits),   w the probability of waiting
 */

import { type ScratchPool, scratchPool, setOne } from '../numeric/complexVector'
import { gammaCdf, logGamma } from '../numeric/gamma'
import { earliestTime, invertTail, nodeCount, type TailPoint } from '../numeric/laplaceInversion'
import { type LaplaceTransform, multiplyByTransform } from '../numeric/laplaceTransform'
import { cumulantsOf } from '../numeric/moments'
import type { SolverState } from '../responses/solverState'

/** Work with a larger cv has no narrow peak. */
const maxPeakCv = 0.5

/** The tail of activity i, of which `transform` is the response, if it is a single slice of gamma work; else undefined. */
export function promptResponse(
  { network, graph, stations }: SolverState,
  i: number,
  transform: LaplaceTransform,
): ((t: number) => TailPoint) | undefined {
  const { station, demand, pause } = network.activities[i]!
  if (demand.shape !== 'gamma' || demand.cv >= maxPeakCv || pause.length > 0) return undefined
  const { waitProbability } = stations.queues[station]!
  const isAlone = graph.firstVisit[i + 1] === graph.firstVisit[i] && stations.feedbackFactors[i] === 1
  if (!isAlone || !(waitProbability > 1e-6)) return undefined
  const scale = 1 / stations.speed[station]!
  const shape = 1 / demand.cv ** 2
  const theta = demand.mean * scale * demand.cv ** 2
  const log = logGamma(shape)
  const scratch: ScratchPool = scratchPool(nodeCount)
  const waiting: LaplaceTransform = (s, into) => {
    transform(s, into)
    const prompt = scratch.take()
    setOne(prompt)
    multiplyByTransform(prompt, s, demand, scale, scratch)
    for (let k = 0; k < into.re.length; k++) {
      into.re[k] = (into.re[k]! - (1 - waitProbability) * prompt.re[k]!) / waitProbability
      into.im[k] = (into.im[k]! - (1 - waitProbability) * prompt.im[k]!) / waitProbability
    }
    scratch.release(prompt)
  }
  const deviation = Math.sqrt(cumulantsOf(demand).variance) * scale
  const earliest = earliestTime(waiting, deviation)
  return (t) => {
    const rest = invertTail(waiting, t, earliest)
    const x = t / theta
    const density = Math.exp((shape - 1) * Math.log(x) - x - log) / theta
    return {
      beyond: (1 - waitProbability) * (1 - gammaCdf(shape, x, log)) + waitProbability * rest.beyond,
      density: (1 - waitProbability) * density + waitProbability * rest.density,
    }
  }
}
