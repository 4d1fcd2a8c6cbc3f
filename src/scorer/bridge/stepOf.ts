/** Makes a step of its parts: its value is their sum, its lines are theirs. */

import type { BridgePart, BridgeStep, BridgeStepId } from '../result/bridgeStep'

/** As the page and the command line show them. */
export const stepLabels: { readonly [step in BridgeStepId]: string } = {
  hopCharges: 'Charges per hop',
  callCpu: 'CPU of calls',
  waiting: 'Waiting that is billed',
  idle: 'Idle and floors',
  cores: 'Price and speed of cores',
  databases: 'Databases',
  others: 'Other lines',
  network: 'Network',
  platform: 'Platform delays',
  serialisation: 'CPU of calls',
  queueing: 'Queueing',
  work: 'Own work',
  drawnMove: 'Moving the drawn side',
  move: 'The move',
}

/** A step of parts that are none of their own where there is one. */
export function stepOf(step: BridgeStepId, parts: readonly BridgePart[]): BridgeStep {
  const value = parts.reduce((sum, part) => sum + part.value, 0)
  const lines = [
    ...new Map(parts.flatMap((part) => part.lines).map((line) => [`${line.side}${line.line}`, line])).values(),
  ]
  return { step, label: stepLabels[step], value, lines, parts }
}
