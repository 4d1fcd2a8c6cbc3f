/**
 * A clock from 0 to `end` that can be started, paused and set. It runs in slow motion, so that milliseconds
 * take seconds; with `prefers-reduced-motion` it stays at the end, and only the slider moves it.
 */

import { useEffect, useRef, useState } from 'react'
import type { Seconds } from '../../base/units'

/** The state of the clock and its controls. */
export interface PlaybackClock {
  readonly now: Seconds
  readonly isPlaying: boolean
  /** False with `prefers-reduced-motion`. */
  readonly hasMotion: boolean
  readonly toggle: () => void
  readonly set: (now: Seconds) => void
}

/** Duration of the playback of the longer side, in milliseconds. */
export const playbackMs = 6000

/** A clock that starts at its end, in seconds. */
export function usePlayback(end: Seconds): PlaybackClock {
  const moves = !matchMedia('(prefers-reduced-motion: reduce)').matches
  const [now, setNow] = useState(end)
  const [playing, setPlaying] = useState(false)
  const from = useRef(now)
  from.current = now
  useEffect(() => {
    if (!playing) return
    let [last, clock] = [performance.now(), from.current]
    let frame = requestAnimationFrame(step)
    function step(time: number) {
      clock = Math.min(end, clock + (Math.max(0, time - last) / playbackMs) * end)
      last = time
      setNow(clock)
      if (clock >= end) setPlaying(false)
      else frame = requestAnimationFrame(step)
    }
    return () => cancelAnimationFrame(frame)
  }, [playing, end])
  return {
    now: Math.min(now, end),
    isPlaying: playing,
    hasMotion: moves,
    toggle: () => {
      if (!playing && now >= end) setNow(0)
      setPlaying(!playing)
    },
    set: (to) => {
      setPlaying(false)
      setNow(to)
    },
  }
}
