/**
 * Context mixing: how likely the next bit is a one, from what followed in similar places before.
 *
 * Each context (a field, a field and the value before it, the last three letters …) points by a hash to a cell that
 * holds how often a one followed and how often it was asked. The cells' opinions are mixed as logits with weights that
 * learn which contexts to trust in which field, more the more a cell has seen. All of it is integers below 2^53.
 */

import { maxLogit, squash, stretch } from './logistic'

export interface ContextModel {
  /** Probability of a one in 65536ths. Contexts are the first `count` of `contexts`; `node` is the place within a symbol. */
  readonly predict: (contexts: Int32Array, count: number, node: number, set: number) => number
  /** What the bit was; must follow each `predict`. */
  readonly learn: (bit: number) => void
  /** Leaves the memory as it was found, for the next design; false when too much has happened since. */
  readonly reset: () => boolean
}

export const maxContexts = 8
const sets = 4 * 128
const ages = 6
const cells = 1 << 22
/** How far a cell moves towards what it sees, by its age, in 32768ths: 1 / (age + 1.6), never below the last. */
const rates = Array.from({ length: 200 }, (_, age) => Math.floor(327680 / (10 * age + 16)))
const oldest = rates.length - 1
const ageOf = Uint8Array.from({ length: rates.length }, (_, seen) => [0, 1, 2, 3, 3, 4, 4, 4, 4][seen] ?? 5)
/** After the primer what a cell knows is taken for so much experience at most: the design itself soon counts more. */
const experience = 5
/** Weights learn fast at first, then slowly: `slow + fast × half / (half + bits so far)`, in 65536ths. */
const learning = { fast: 16, slow: 4, half: 128 }

export interface ModelState {
  readonly probability: Uint16Array
  readonly seen: Uint8Array
  readonly weight: Int32Array
  /** Bits so far, by set of weights. */
  readonly bits: Int32Array
}

export function blankState(): ModelState {
  const size = sets * maxContexts * ages
  return {
    probability: new Uint16Array(cells).fill(32768),
    seen: new Uint8Array(cells),
    weight: new Int32Array(size).fill(15000),
    bits: new Int32Array(sets),
  }
}

/** What a predictor learned from the primer, as the start of another one. */
export function pretrainedState(memory: ModelState): ModelState {
  const seen = memory.seen.map((times) => Math.min(times, experience))
  return { ...memory, seen, bits: memory.bits.map((bits) => Math.min(bits, learning.half)) }
}

export function contextMixing({ probability, seen, weight, bits }: ModelState): ContextModel {
  const slots = new Int32Array(maxContexts)
  const inputs = new Int32Array(maxContexts)
  const places = new Int32Array(maxContexts)
  const before = { weight: weight.slice(), bits: bits.slice() }
  let changed = journal(1 << 16)
  let changes = 0
  let [active, current] = [0, 0]
  let guess = 32768

  const predict = (contexts: Int32Array, count: number, node: number, set: number): number => {
    const salt = Math.imul(node + 1, 0x9e3779b1)
    let sum = 0
    for (let i = 0; i < count; i++) {
      let hash = Math.imul(contexts[i]! ^ salt, 0x85ebca6b)
      hash ^= hash >>> 15
      const slot = (hash ^ (hash >>> 9)) & (cells - 1)
      const input = stretch[probability[slot]! >> 4]!
      const place = (set * maxContexts + i) * ages + ageOf[seen[slot]!]!
      slots[i] = slot
      inputs[i] = input
      places[i] = place
      sum += input * weight[place]!
    }
    active = count
    current = set
    if (changes + maxContexts > changed.slot.length && changes < longestJournal) changed = journal(2 * changes, changed)
    const logit = Math.max(-maxLogit, Math.min(maxLogit, Math.floor(sum / 65536)))
    guess = squash[logit + maxLogit]!
    return guess
  }

  const learn = (bit: number): void => {
    const target = bit === 1 ? 65535 : 0
    const error = (bit === 1 ? 65536 : 0) - guess
    const so = bits[current]!
    bits[current] = so + 1
    const pace = error * (learning.slow + Math.floor((learning.fast * learning.half) / (learning.half + so)))
    for (let i = 0; i < active; i++) {
      const slot = slots[i]!
      const place = places[i]!
      const now = probability[slot]!
      const age = seen[slot]!
      const step = Math.floor((inputs[i]! * pace) / 65536)
      if (changes < longestJournal) {
        changed.slot[changes] = slot
        changed.probability[changes] = now
        changed.seen[changes] = age
      }
      changes++
      weight[place] = Math.max(-1 << 20, Math.min(1 << 20, weight[place]! + step))
      probability[slot] = now + (((target - now) * rates[age]!) >> 15)
      if (age < oldest) seen[slot] = age + 1
    }
  }

  const forget = (): boolean => {
    if (changes > longestJournal) return false
    weight.set(before.weight)
    bits.set(before.bits)
    // Last change first: a cell that changed often ends as it was before the first time.
    while (changes > 0) {
      const slot = changed.slot[--changes]!
      probability[slot] = changed.probability[changes]!
      seen[slot] = changed.seen[changes]!
    }
    return true
  }

  return { predict, learn, reset: forget }
}

/** What cells were before they changed. Copying all of them for each link would take longer than the link. */
interface Journal {
  readonly slot: Int32Array
  readonly probability: Uint16Array
  readonly seen: Uint8Array
}

const longestJournal = 1 << 22

function journal(length: number, start?: Journal): Journal {
  const empty = {
    slot: new Int32Array(length),
    probability: new Uint16Array(length),
    seen: new Uint8Array(length),
  }
  if (start) {
    empty.slot.set(start.slot)
    empty.probability.set(start.probability)
    empty.seen.set(start.seen)
  }
  return empty
}
