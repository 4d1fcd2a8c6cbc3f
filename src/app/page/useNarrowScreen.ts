/** Whether the window is a phone's: there the page is for reading. */

import { useSyncExternalStore } from 'react'

const query = '(max-width: 640px)'

/** Updates when the window is resized. */
export function useNarrowScreen(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}
