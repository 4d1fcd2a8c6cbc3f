/** The step that the headline names: the largest of those that go the way of the difference, the move left out. */

import type { Steps } from '../result/bridgeStep'

/** What a step is, in the middle of a sentence, and what it adds to the difference. */
export interface NamedStep {
  readonly name: string
  readonly value: number
}

/** By part; a part without a name is one of no size of its own. */
const names: Readonly<Record<string, string>> = {
  transitions: 'state transitions',
  requests: 'requests',
  balancers: 'load balancers',
  transfer: 'bytes between zones and out',
  handOffs: 'hand-offs',
  telemetry: 'logs and traces',
  callCpu: 'CPU of calls',
  waiting: 'waiting that is billed',
  idleCores: 'idle cores',
  rounding: 'function time rounded up',
  clusters: 'clusters',
  monitoring: 'monitoring',
  corePrice: 'the price of cores',
  coreSpeed: 'the speed of cores',
  workServed: 'work served',
  databases: 'databases',
  others: 'other lines',
}

/** The difference by merging alone, and the largest step of it; undefined where there are no steps or no difference. */
export function largestStep({ steps }: Steps): { readonly whole: number; readonly step: NamedStep } | undefined {
  const merging = steps.filter(({ step }) => step !== 'move' && step !== 'drawnMove')
  const whole = merging.reduce((sum, { value }) => sum + value, 0)
  const candidates = merging.flatMap(({ step, value, parts }) =>
    step === 'callCpu' ? [{ part: step, value }] : parts.map((one) => ({ part: one.part, value: one.value })),
  )
  const [first] = candidates
    .filter(({ value }) => value * whole > 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  return first && { whole, step: { name: names[first.part] ?? first.part, value: first.value } }
}
