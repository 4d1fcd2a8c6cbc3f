/**
 * A value that changes with every move of the pointer. It lives beside the state of the page, so that only the few
 * parts that show it are drawn anew, and nothing else so much as looks.
 */

import { useSyncExternalStore } from 'react'

export interface Signal<Value> {
  readonly get: () => Value
  readonly set: (value: Value) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function signal<Value>(first: Value): Signal<Value> {
  let value = first
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

/** `part` picks what is shown of it: as long as that is the same, nothing is drawn anew. */
export function useSignal<Value>(from: Signal<Value>): Value
export function useSignal<Value, Part>(from: Signal<Value>, part: (value: Value) => Part): Part
export function useSignal<Value, Part>({ subscribe, get }: Signal<Value>, part?: (value: Value) => Part) {
  return useSyncExternalStore(subscribe, () => (part ? part(get()) : get()))
}
