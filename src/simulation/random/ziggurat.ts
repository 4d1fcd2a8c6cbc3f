/**
 * Unit exponential and unit normal draws by the ziggurat (Marsaglia and Tsang 2000): the density is covered by
 * 256 layers of one area, and 98 draws of a hundred end after one random word, one multiplication and one
 * comparison. A layer and its left neighbour's edge decide; the rest falls to the layer's wedge or to the tail.
 */

import { exp, ln } from './portableMath'
import { bits, type RandomStreams, uniform } from './randomStreams'

interface Layers {
  /** Right edge of each layer, from the widest (a pseudo-width that stands for base and tail) to 0. */
  readonly edge: Float64Array
  /** The density at the edges. */
  readonly height: Float64Array
}

const exponentialTail = 7.69711747013105
const normalTail = 3.6541528853610088
const exponentialLayers = layers(
  exponentialTail,
  0.003949659822581557,
  (x) => exp(-x),
  (y) => -ln(y),
)
const normalLayers = layers(
  normalTail,
  0.00492867323399,
  (x) => exp(-0.5 * x * x),
  (y) => Math.sqrt(-2 * ln(y)),
)
const exponentialEdge = exponentialLayers.edge
const normalEdge = normalLayers.edge

/** Puts an exponential draw, with the mean at a place of `means`, into a place of `into`. */
// biome-ignore lint/complexity/useMaxParams: a record would be allocated at every draw, and this runs at each event
export function exponential(
  from: RandomStreams,
  stream: number,
  means: Float64Array,
  mean: number,
  into: Float64Array,
  at: number,
): void {
  const word = bits(from, stream)
  const layer = word & 255
  const x = ((word >>> 8) + 0.5) * 5.9604644775390625e-8 * exponentialEdge[layer]!
  // Not one expression: what may come from a call would be allocated in both cases.
  if (x < exponentialEdge[layer + 1]!) into[at] = means[mean]! * x
  else into[at] = means[mean]! * exponentialRest(from, stream, layer, x)
}

/** A normal draw with mean 0 and standard deviation 1. */
export function normal(from: RandomStreams, stream: number): number {
  const word = bits(from, stream)
  const layer = word & 255
  const x = ((word >>> 9) + 0.5) * 1.1920928955078125e-7 * normalEdge[layer]!
  const size = x < normalEdge[layer + 1]! ? x : normalRest(from, stream, layer, x)
  return word & 256 ? size : -size
}

function exponentialRest(from: RandomStreams, stream: number, first: number, start: number): number {
  let layer = first
  let x = start
  let beyond = 0
  for (;;) {
    if (x < exponentialEdge[layer + 1]!) return beyond + x
    // Without memory: what lies beyond the tail's beginning is a fresh draw.
    if (layer === 0) beyond += exponentialTail
    else if (underCurve(exponentialLayers, from, stream, layer) < exp(-x)) return beyond + x
    const word = bits(from, stream)
    layer = word & 255
    x = ((word >>> 8) + 0.5) * 5.9604644775390625e-8 * exponentialEdge[layer]!
  }
}

function normalRest(from: RandomStreams, stream: number, first: number, start: number): number {
  let layer = first
  let x = start
  for (;;) {
    if (x < normalEdge[layer + 1]!) return x
    if (layer === 0) return normalBeyond(from, stream)
    if (underCurve(normalLayers, from, stream, layer) < exp(-0.5 * x * x)) return x
    const word = bits(from, stream)
    layer = word & 255
    x = ((word >>> 9) + 0.5) * 1.1920928955078125e-7 * normalEdge[layer]!
  }
}

/** The normal tail, by Marsaglia's exponential wrap (1964). */
function normalBeyond(from: RandomStreams, stream: number): number {
  for (;;) {
    const x = -ln(uniform(from, stream)) / normalTail
    if (-2 * ln(uniform(from, stream)) > x * x) return normalTail + x
  }
}

function underCurve({ height }: Layers, from: RandomStreams, stream: number, layer: number): number {
  return height[layer]! + uniform(from, stream) * (height[layer + 1]! - height[layer]!)
}

function layers(tail: number, area: number, density: (x: number) => number, inverse: (y: number) => number): Layers {
  const edge = new Float64Array(257)
  const height = new Float64Array(257)
  edge[0] = area / density(tail)
  edge[1] = tail
  height[1] = density(tail)
  for (let i = 2; i < 256; i++) {
    height[i] = height[i - 1]! + area / edge[i - 1]!
    edge[i] = inverse(height[i]!)
  }
  height[256] = 1
  return { edge, height }
}
