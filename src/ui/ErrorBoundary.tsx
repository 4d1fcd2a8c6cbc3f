/** Confines an error to one part of the page, which reports it and offers to try again. */

import { Component, type ReactNode } from 'react'
import { Button } from './Button'

interface Props {
  /** The part in the user's words, as the subject of a sentence: "The bill". */
  readonly name: string
  /** A change of this value renders the part again: the design was edited, or an edit undone. */
  readonly resetOn?: unknown
  readonly children: ReactNode
}

interface BoundaryState {
  readonly isBroken: boolean
  readonly resetOn?: unknown
}

/** A class, as React has no hook that catches errors of rendering. */
export class ErrorBoundary extends Component<Props, BoundaryState> {
  override state: BoundaryState = { isBroken: false }

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { isBroken: true }
  }

  static getDerivedStateFromProps(props: Props, state: BoundaryState): Partial<BoundaryState> | null {
    return props.resetOn === state.resetOn ? null : { isBroken: false, resetOn: props.resetOn }
  }

  override render() {
    if (!this.state.isBroken) return this.props.children
    return (
      <div>
        <p role="alert">{this.props.name} could not be shown. Your design is safe and still being saved.</p>
        <Button onClick={() => this.setState({ isBroken: false })}>Try again</Button>
      </div>
    )
  }
}
