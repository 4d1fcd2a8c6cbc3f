/** The viewport of the canvas, once it is mounted, for commands. */

import type { CommandContext } from '../../commands/command'

type Current = ReturnType<CommandContext['viewport']>

let current: Current
let setReady = () => {}
/** The canvas is mounted: the last part of the first screen. */
const ready = new Promise<void>((done) => {
  setReady = done
})

/** The viewport of the mounted canvas, for commands. */
export const canvasViewport = {
  set: (viewport: Current) => {
    current = viewport
    if (viewport) setReady()
  },
  current: () => current,
  ready,
}
