/**
 * How the window glides to where it is sent. The built page has this in place of d3-transition and d3-interpolate
 * where React Flow and its zoom ask for them (`vite.config.ts` puts it there): of what those can animate (styles,
 * colours, texts, matrices) nothing is asked but the one path below, and they would be a twentieth of the first load.
 */

import { type BaseType, type Selection, selection } from 'd3-selection'

type Chosen = Selection<Element, unknown, BaseType, unknown>
type Moment = 'start' | 'interrupt' | 'end'
type Listener = (this: Element) => void
/** Called once at the start, and what it returns with the share of the way, frame by frame. */
type Tween = (this: Element) => (share: number) => void

/** As much of d3's transition as is asked for. */
interface Glide {
  readonly selection: () => Chosen
  readonly duration: (milliseconds: number) => Glide
  readonly ease: (curve: (share: number) => number) => Glide
  /** "interrupt.zoom end.zoom": what follows the point is d3's name of the listener, unique here anyway. */
  readonly on: (moments: string, listener: Listener) => Glide
  readonly tween: (name: string, tween: Tween) => Glide
}

interface Flight {
  readonly listeners: { readonly [moment in Moment]: Listener[] }
  started: boolean
}

const flights = new WeakMap<Element, Flight>()

/** Ends what is under way; what had not begun never will. */
export function interrupt(node: Element): void {
  const flight = flights.get(node)
  flights.delete(node)
  if (flight?.started) tell(node, flight, 'interrupt')
}

/** A view: its middle, and how much of the sheet it is wide. */
type View = readonly [x: number, y: number, width: number]

/**
 * From view to view, straight and at an even pace for the eye: the width by equal factors, the middle so that the one
 * point that lies at the same place of both views stays there.
 */
export function interpolateZoom([x0, y0, w0]: View, [x1, y1, w1]: View): (share: number) => View {
  const factor = w1 / w0
  const alike = Math.abs(factor - 1) < 1e-6
  return (share) => {
    const width = w0 * factor ** share
    const part = alike ? share : (width - w0) / (w1 - w0)
    return [x0 + part * (x1 - x0), y0 + part * (y1 - y0), width]
  }
}

/** What React Flow takes for its other way, which the canvas never asks for. */
export { interpolateZoom as interpolate }

// d3's own way of being extended: React Flow calls these on what it has selected.
Object.assign(selection.prototype, {
  interrupt(this: Chosen) {
    return this.each(function () {
      interrupt(this)
    })
  },
  transition(this: Chosen): Glide {
    return glideOf(this)
  },
})

function glideOf(chosen: Chosen): Glide {
  const flight: Flight = { listeners: { start: [], interrupt: [], end: [] }, started: false }
  let milliseconds = 0
  let curve = (share: number) => share
  let tween: Tween = () => () => {}
  const glide: Glide = {
    selection: () => chosen,
    duration: (given) => {
      milliseconds = given
      return glide
    },
    ease: (given) => {
      curve = given
      return glide
    },
    on: (moments, listener) => {
      for (const moment of moments.split(' ')) flight.listeners[moment.split('.')[0] as Moment].push(listener)
      return glide
    },
    tween: (_, given) => {
      tween = given
      return glide
    },
  }
  const node = chosen.node()
  if (!node) return glide
  interrupt(node)
  flights.set(node, flight)
  // Whoever asked goes on saying how; it begins with the next frame.
  requestAnimationFrame((beginning) => {
    if (flights.get(node) !== flight) return
    flight.started = true
    tell(node, flight, 'start')
    const step = tween.call(node)
    const frame = (now: number) => {
      if (flights.get(node) !== flight) return
      const share = Math.min(1, (now - beginning) / milliseconds)
      step(share < 1 ? curve(share) : 1)
      if (share < 1) return void requestAnimationFrame(frame)
      flights.delete(node)
      tell(node, flight, 'end')
    }
    frame(beginning)
  })
  return glide
}

function tell(node: Element, { listeners }: Flight, moment: Moment): void {
  for (const listener of listeners[moment]) listener.call(node)
}
