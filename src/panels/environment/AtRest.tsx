/** Parts of the first screen whose code comes later: they stand once the page is at rest, `before` stands until then. */

import { type ReactNode, Suspense, use } from 'react'
import { useEnvironment } from './pageEnvironment'

interface Props {
  readonly before?: ReactNode
  /** Lazy components; nothing of them is loaded before the page is at rest. */
  readonly children: ReactNode
}

export function AtRest({ before, children }: Props) {
  return (
    <Suspense fallback={before}>
      <Rested>{children}</Rested>
    </Suspense>
  )
}

function Rested({ children }: { readonly children: ReactNode }) {
  use(useEnvironment().rest)
  return children
}
