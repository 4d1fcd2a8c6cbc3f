/**
 * Context mixing: the probability that the next bit is a one, from what followed in similar contexts before.
 *
 * Each context (a field, a field and the value before it, the last three letters …) points by a hash to a cell that
 * holds the share of ones that followed and the number of bits seen. The probabilities of the cells are mixed as logits
 * (a logistic mixing, as in lpaq) with weights that learn which contexts predict which field well, by the age of the
 * cell. All of it is integers below 2^53.
 */

import { maxLogit, squash, stretch } from './logistic'

export interface ContextModel {
  /**
   * Probability of a one in 65536ths. Contexts are the first `count` of `contexts`; `node` is the position within a
   * symbol, `set` the set of weights.
   */
  readonly predict: (contexts: Int32Array, count: number, node: number, set: number) => number
  /** Learns the bit that was coded; must follow each `predict`. */
  readonly learn: (bit: number) => void
  /** Restores the state that the model started with; false: there were too many changes to undo. */
  readonly reset: () => boolean
}

export const maxContexts = 8
const sets = 4 * 128
const ages = 6
const cells = 1 << 22
/** How far a cell moves towards the bit, by its age, in 32768ths: 1 / (age + 1.6), never below the last. */
const rates = Array.from({ length: 200 }, (_, age) => Math.floor(327680 / (10 * age + 16)))
const maxAge = rates.length - 1
/** The class of age that chooses the weight, by bits seen. */
const ageClass = Uint8Array.from({ length: rates.length }, (_, seen) => [0, 1, 2, 3, 3, 4, 4, 4, 4][seen] ?? 5)
/** Bits seen by a cell count for at most this many after pretraining, so that the design itself soon counts more. */
const maxPretrainedAge = 5
/** Weights learn fast at first, then slowly: `slow + fast × half / (half + bits so far)`, in 65536ths. */
const learning = { fast: 16, slow: 4, half: 128 }

export interface ModelState {
  readonly probability: Uint16Array
  readonly seen: Uint8Array
  readonly weight: Int32Array
  /** Bits seen, by set of weights. */
  readonly bits: Int32Array
}

/** The state of a model that has seen nothing. */
export function blankState(): ModelState {
  const size = sets * maxContexts * ages
  return {
    probability: new Uint16Array(cells).fill(32768),
    seen: new Uint8Array(cells),
    weight: new Int32Array(size).fill(15000),
    bits: new Int32Array(sets),
  }
}

/** What a model learned in pretraining, as the start of another one. */
export function pretrainedState(state: ModelState): ModelState {
  const seen = state.seen.map((times) => Math.min(times, maxPretrainedAge))
  return { ...state, seen, bits: state.bits.map((bits) => Math.min(bits, learning.half)) }
}

/** Overwrites one state with another. */
export function copyState(from: ModelState, to: ModelState): void {
  to.probability.set(from.probability)
  to.seen.set(from.seen)
  to.weight.set(from.weight)
  to.bits.set(from.bits)
}

/** A model that predicts by the state and changes it while it learns. */
export function contextMixing({ probability, seen, weight, bits }: ModelState): ContextModel {
  const slots = new Int32Array(maxContexts)
  const inputs = new Int32Array(maxContexts)
  const places = new Int32Array(maxContexts)
  const start = { weight: weight.slice(), bits: bits.slice() }
  let changes = journal(1 << 16)
  let changeCount = 0
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
      const place = (set * maxContexts + i) * ages + ageClass[seen[slot]!]!
      slots[i] = slot
      inputs[i] = input
      places[i] = place
      sum += input * weight[place]!
    }
    active = count
    current = set
    if (changeCount + maxContexts > changes.slot.length && changeCount < maxJournalLength)
      changes = journal(2 * changeCount, changes)
    const logit = Math.max(-maxLogit, Math.min(maxLogit, Math.floor(sum / 65536)))
    guess = squash[logit + maxLogit]!
    return guess
  }

  const learn = (bit: number): void => {
    const target = bit === 1 ? 65535 : 0
    const error = (bit === 1 ? 65536 : 0) - guess
    const seenBits = bits[current]!
    bits[current] = seenBits + 1
    const pace = error * (learning.slow + Math.floor((learning.fast * learning.half) / (learning.half + seenBits)))
    for (let i = 0; i < active; i++) {
      const slot = slots[i]!
      const place = places[i]!
      const now = probability[slot]!
      const age = seen[slot]!
      const step = Math.floor((inputs[i]! * pace) / 65536)
      if (changeCount < maxJournalLength) {
        changes.slot[changeCount] = slot
        changes.probability[changeCount] = now
        changes.seen[changeCount] = age
      }
      changeCount++
      weight[place] = Math.max(-1 << 20, Math.min(1 << 20, weight[place]! + step))
      probability[slot] = now + (((target - now) * rates[age]!) >> 15)
      if (age < maxAge) seen[slot] = age + 1
    }
  }

  const reset = (): boolean => {
    if (changeCount > maxJournalLength) return false
    weight.set(start.weight)
    bits.set(start.bits)
    // Last change first: a cell that changed often ends as it was before its first change.
    while (changeCount > 0) {
      const slot = changes.slot[--changeCount]!
      probability[slot] = changes.probability[changeCount]!
      seen[slot] = changes.seen[changeCount]!
    }
    return true
  }

  return { predict, learn, reset }
}

/** Cells before they changed. Copying all cells for each link would take longer than the link. */
interface Journal {
  readonly slot: Int32Array
  readonly probability: Uint16Array
  readonly seen: Uint8Array
}

const maxJournalLength = 1 << 22

function journal(length: number, start?: Journal): Journal {
  const entries = {
    slot: new Int32Array(length),
    probability: new Uint16Array(length),
    seen: new Uint8Array(length),
  }
  if (start) {
    entries.slot.set(start.slot)
    entries.probability.set(start.probability)
    entries.seen.set(start.seen)
  }
  return entries
}
