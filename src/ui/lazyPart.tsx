/**
 * A part of the page whose code is loaded when it is first shown, as React's `lazy`, but with a second chance: `lazy`
 * remembers a failure for as long as the page lives, this asks for the code again. What fails stays inside the part, in
 * an error boundary of its own, so that an inspector that cannot be fetched leaves the canvas around it.
 */

import { type ComponentType, createElement, lazy } from 'react'
import { ErrorBoundary } from './ErrorBoundary'
import { codeError, isCodeError } from './tasks/codeError'
import { importAgain } from './tasks/importAgain'

/** A module whose default export is a component, as `import()` returns it. */
interface PartModule<Props> {
  readonly default: ComponentType<Props>
}

/** What can be closed can be closed when it fails, too. */
interface Closable {
  readonly onClose?: (() => void) | undefined
}

/** `name` as the subject of a sentence: "The bill"; without one, what fails leaves its place empty until it is there. */
export function lazyPart<Props extends object>(
  name: string | undefined,
  load: () => Promise<PartModule<Props>>,
): ComponentType<Props> {
  const attempt = (fetched: typeof load) =>
    lazy(() =>
      fetched().catch((cause: unknown) => {
        throw codeError(cause)
      }),
    )
  let part: ComponentType<Props> = attempt(load)
  // Once a failure is on screen: what is rendered from then on loads anew.
  const renew = (error: unknown) => {
    if (isCodeError(error)) part = attempt(() => importAgain(load))
  }
  const Newest = (props: Props) => createElement(part, props)
  return function LazyPart(props: Props & Closable) {
    return (
      <ErrorBoundary name={name} onError={renew} onClose={props.onClose}>
        <Newest {...props} />
      </ErrorBoundary>
    )
  }
}
