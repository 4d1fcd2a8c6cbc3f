/**
 * What a tab knows of itself over its reloads, in the storage of its session: who it is, and what its address bar held
 * last. A reload of a tab whose address has not changed since goes on with its own design, even if the address had not
 * yet caught up with the last edit; any other address is a link, and opens its own design.
 */

const tabKey = 'hoptax.page'
const designKey = 'hoptax.design'
const addressKey = 'hoptax.address'

/** A tab over its reloads. */
export interface PageSession {
  /** The same after a reload. */
  readonly tab: string
  /** The stored design that this tab saves, alone or with other tabs; undefined: none yet. */
  readonly design: string | undefined
  /** This tab saves that design from now on; undefined: a new one. Returns it. */
  readonly saves: (design: string | undefined) => string
  /** The page was reloaded, with the address that it had held last. */
  readonly isReloadOf: (fragment: string) => boolean
  /** The address bar holds this fragment, for the design on screen; undefined: a link that is being opened. */
  readonly held: (fragment: string | undefined) => void
}

/** The session of this tab; without storage each load is a tab of its own. */
export function pageSession(): PageSession {
  const tab = read(tabKey) ?? randomId()
  write(tabKey, tab)
  const last = read(addressKey)
  return {
    tab,
    design: read(designKey),
    saves: (design = randomId()) => {
      write(designKey, design)
      return design
    },
    isReloadOf: (fragment) => isReload() && fragment === last,
    held: (fragment) => write(addressKey, fragment),
  }
}

/** Unique among the tabs of a browser. */
export function randomId(): string {
  return crypto.getRandomValues(new Uint32Array(3)).join('-')
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation')
  return (entry as PerformanceNavigationTiming | undefined)?.type === 'reload'
}

function read(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

function write(key: string, value: string | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, value)
  } catch {}
}
