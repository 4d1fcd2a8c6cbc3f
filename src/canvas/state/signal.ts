/**
 * A value that changes with every move of the pointer. It lives beside the store of the page, so that only the few
 * components that show it render again and no other selector runs.
 */

import { useSyncExternalStore } from 'react'

/** A value with subscribers. */
export interface Signal<Value> {
  readonly get: () => Value
  readonly set: (value: Value) => void
  /** Returns the function that ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void
}

/** A signal with its initial value; setting an identical value notifies no subscriber. */
export function signal<Value>(initial: Value): Signal<Value> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      if (next === value) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** The value, or what `select` picks of it: the component renders again only when that changes. */
export function useSignal<Value>(source: Signal<Value>): Value
export function useSignal<Value, Part>(source: Signal<Value>, select: (value: Value) => Part): Part
export function useSignal<Value, Part>({ subscribe, get }: Signal<Value>, select?: (value: Value) => Part) {
  return useSyncExternalStore(subscribe, () => (select ? select(get()) : get()))
}
