/** One part of the page may break without taking the rest along: it says so and offers to try again. */

import { Component, type ReactNode } from 'react'
import { Button } from './Button'

interface Props {
  /** What broke, as a person calls it: "The bill". */
  readonly name: string
  /** When this changes, another try is made by itself: the design changed, or was undone. */
  readonly resetOn?: unknown
  readonly children: ReactNode
}

interface Caught {
  readonly broken: boolean
  readonly resetOn?: unknown
}

/** The one class of the house: React knows no other way to catch. */
export class ErrorBoundary extends Component<Props, Caught> {
  override state: Caught = { broken: false }

  static getDerivedStateFromError(): Partial<Caught> {
    return { broken: true }
  }

  static getDerivedStateFromProps(props: Props, state: Caught): Partial<Caught> | null {
    return props.resetOn === state.resetOn ? null : { broken: false, resetOn: props.resetOn }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <div>
        <p role="alert">{this.props.name} could not be shown. Your design is safe and still being saved.</p>
        <Button onClick={() => this.setState({ broken: false })}>Try again</Button>
      </div>
    )
  }
}
