/** The window on the sheet, once the canvas stands: commands ask for it. */

import type { Context } from '../commands/command'

type Current = ReturnType<Context['viewport']>

let current: Current

export const viewports = {
  keep: (viewport: Current) => {
    current = viewport
  },
  current: () => current,
}
