/**
 * Figures by document: those that are known, or made now, or left to the maker (`backgroundScoring.ts`), and then the last ones
 * shown of the same design stand in for them.
 */

import { memo } from '../base/memo'
import type { Result } from '../base/result'
import { rows, size } from '../base/table'
import { catalogs } from '../catalog/index'
import type { Document } from '../model/document'
import { compare } from '../scorer/comparison'
import type { Comparison, Scorecard } from '../scorer/result/scorecard'
import { makerOf } from './backgroundScoring'
import { sameScore } from './sameScore'

/** Of any document. Layout, name and notes cost nothing. */
export function scored(document: Document): Result<Comparison> {
  const known = knownOf(document)
  if (known) {
    // The last one asked for comes first: its figures stand in for those of a document without any.
    if (recent[0] !== known) recent = [known, ...recent.filter((one) => one !== known)]
    return known.result
  }
  const before = standIn(document)
  const maker = before && makerOf(document)
  maker?.begin()
  return maker ? before : remember(document, compare(document))
}

/** Of the document on screen: they stand in for those of the next one. */
export function shown(document: Document): Result<Comparison> {
  standing = scored(document)
  return standing
}

/** Whether its figures are being made, and those of before stand in for them. */
export function isScorePending(document: Document): boolean {
  return knownOf(document) === undefined && standIn(document) !== undefined && makerOf(document) !== undefined
}

/** What the maker made: from now on it is known, and stands in for what is still being made. */
export function keep(document: Document, result: Result<Comparison>): void {
  standing = remember(document, result)
}

/** The newest that there are of any design. */
export function lastSound(): Comparison | undefined {
  for (const { result } of recent) if (result.ok) return result.value
  return undefined
}

interface Scored {
  readonly document: Document
  readonly result: Result<Comparison>
  readonly here: number
}

/** A gesture asks for the document before it and for its preview in turns; undo asks for what was a moment ago. */
const remembered = 6
let recent: readonly Scored[] = []
let standing: Result<Comparison> | undefined

function knownOf(document: Document): Scored | undefined {
  // Catalogs arrive while the page runs: what failed for want of one is asked again.
  const here = size(catalogs)
  return recent.find((one) => (one.result.ok || one.here === here) && sameScore(one.document, document))
}

function remember(document: Document, result: Result<Comparison>): Result<Comparison> {
  recent = [{ document, result, here: size(catalogs) }, ...recent].slice(0, remembered)
  return result
}

/** Figures of another design would be no stand-in: who opens one waits for its own. */
function standIn({ design }: Document): Result<Comparison> | undefined {
  if (!standing) return undefined
  const sound = standing.ok ? standing.value : lastSound()
  return sound && isOfSame(design.services, sound.drawn.placement) ? standing : undefined
}

/** Most of what is drawn has figures there. */
const isOfSame = memo((services: Document['design']['services'], placement: Scorecard['placement']) => {
  const list = rows<{ readonly id: keyof typeof placement }>(services)
  return list.filter(({ id }) => id in placement).length * 2 > list.length
})
