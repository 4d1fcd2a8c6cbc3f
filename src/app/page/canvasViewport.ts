/** The window on the sheet, once the canvas stands: commands ask for it. */

import type { CommandContext } from '../../commands/command'

type Current = ReturnType<CommandContext['viewport']>

let current: Current
let drawn = () => {}
/** The canvas stands for the first time: the last part of the first screen. */
const stands = new Promise<void>((done) => {
  drawn = done
})

export const canvasViewport = {
  keep: (viewport: Current) => {
    current = viewport
    if (viewport) drawn()
  },
  current: () => current,
  stands,
}
