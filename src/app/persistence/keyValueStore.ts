/** The browser's key-value store: IndexedDB, by idb-keyval. */

import { get, set } from 'idb-keyval'

/** A parameter of what stores, so that tests can make it fail. */
export interface KeyValueStore {
  readonly get: (key: string) => Promise<unknown>
  readonly set: (key: string, value: unknown) => Promise<void>
}

/** The key-value store of this browser. */
export const keyValueStore: KeyValueStore = { get: (key) => get(key), set: (key, value) => set(key, value) }
