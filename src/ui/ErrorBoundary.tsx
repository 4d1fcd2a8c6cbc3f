/** Confines an error to one part of the page, which reports it and offers to try again. */

import { Component, type ReactNode } from 'react'
import { Button } from './Button'
import { isCodeError } from './tasks/codeError'

interface Props {
  /** The part in the user's words, as the subject of a sentence: "The bill"; nothing is shown of one without a name. */
  readonly name: string | undefined
  /** A change of this value renders the part again: the design was edited, or an edit undone. */
  readonly resetOn?: unknown
  /** Called once the error is on screen. */
  readonly onError?: (error: unknown) => void
  /** A broken part that can be closed has a button for it. */
  readonly onClose?: (() => void) | undefined
  readonly children: ReactNode
}

interface BoundaryState {
  readonly error?: unknown
  readonly resetOn?: unknown
}

/** A class, as React has no hook that catches errors of rendering. */
export class ErrorBoundary extends Component<Props, BoundaryState> {
  override state: BoundaryState = {}

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error: error ?? new Error('Nothing was thrown') }
  }

  static getDerivedStateFromProps(props: Props, state: BoundaryState): Partial<BoundaryState> | null {
    return props.resetOn === state.resetOn ? null : { error: undefined, resetOn: props.resetOn }
  }

  override componentDidMount() {
    globalThis.addEventListener?.('online', this.retryCode)
  }

  override componentWillUnmount() {
    globalThis.removeEventListener?.('online', this.retryCode)
  }

  override componentDidCatch(error: unknown) {
    this.props.onError?.(error)
  }

  /** The network is back: what could not be fetched is fetched by itself. */
  readonly retryCode = () => {
    if (isCodeError(this.state.error)) this.retry()
  }

  readonly retry = () => this.setState({ error: undefined })

  override render() {
    const { error } = this.state
    const { name, onClose, children } = this.props
    if (error === undefined) return children
    if (name === undefined) return null
    return (
      <div>
        <p role="alert">{isCodeError(error) ? unfetchedText(name) : brokenText(name)}</p>
        <Button onClick={this.retry}>Try again</Button>
        {onClose && <Button onClick={onClose}>Close</Button>}
      </div>
    )
  }
}

function brokenText(name: string): string {
  return `${name} could not be shown. Your design is safe and still being saved.`
}

function unfetchedText(name: string): string {
  return `${name} could not be fetched: the network does not answer. It is tried again when the network is back. Your design is safe and still being saved.`
}
