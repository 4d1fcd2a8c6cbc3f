/**
 * How older design files become of today: one numbered step per change of the format, each with a golden file
 * that is never edited again. A step takes the parsed JSON of its version and gives that of the next.
 */

import type { Json } from './json'

export interface Migration {
  /** The version it reads; it makes the next. */
  readonly from: number
  /** What changed, for whoever wonders. */
  readonly change: string
  readonly migrate: (file: Json) => Json
}

export const currentVersion = 1
export const oldestVersion = 1

/** Oldest first. A change of the format, or of a default that files leave out, adds one line here. */
export const migrations: readonly Migration[] = []

/** The file as today's version would have it. `version` must lie between the oldest and the current one. */
export function migrate(
  file: Json,
  version: number,
  steps: readonly Migration[] = migrations,
  current: number = currentVersion,
): Json {
  let now = file
  for (let at = version; at < current; at++) {
    const step = steps.find((migration) => migration.from === at)
    if (!step) throw new Error(`There is no migration from version ${at}.`)
    now = step.migrate(now)
  }
  return now
}
