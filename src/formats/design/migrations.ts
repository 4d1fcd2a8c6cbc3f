/**
 * Conversion of older design files: one numbered step per change of the format, each with a golden file that is never
 * edited again. A step takes the parsed JSON of its version and returns that of the next.
 */

import type { Json } from './json'

export interface Migration {
  /** The version that it reads; it returns the next. */
  readonly from: number
  /** What changed between the versions. */
  readonly change: string
  readonly migrate: (file: Json) => Json
}

export const currentVersion = 1
export const oldestVersion = 1

/** Oldest first. A change of the format, or of a default that files leave out, adds a step here. */
export const migrations: readonly Migration[] = []

/** The file in the current version. `version` must lie between the oldest and the current one. */
export function migrate(
  file: Json,
  version: number,
  steps: readonly Migration[] = migrations,
  current: number = currentVersion,
): Json {
  let migrated = file
  for (let from = version; from < current; from++) {
    const step = steps.find((migration) => migration.from === from)
    if (!step) throw new Error(`There is no migration from version ${from}.`)
    migrated = step.migrate(migrated)
  }
  return migrated
}
