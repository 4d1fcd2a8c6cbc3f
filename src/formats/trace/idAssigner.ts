/**
 * Ids for names from outside. A service id holds no slash (the path "service/operation" splits at the first
 * one); neither holds control characters; both are of limited length. Two names with equal ids get a number.
 */

import { countRepair, type Repairs } from './repairs'

/** Code points of an id, and of a name, in a design file. */
const maxIdLength = 128
const maxNameLength = 500

export type AssignId = (name: string) => string

/** A function from names to ids: equal names have equal ids, distinct names distinct ones. */
export function idAssigner(repairs: Repairs, slash: 'allowed' | 'replaced'): AssignId {
  const taken = new Set<string>()
  const ids = new Map<string, string>()
  return (name) => {
    const existing = ids.get(name)
    if (existing !== undefined) return existing
    const clean = plain(slash === 'allowed' ? name : name.replaceAll('/', '-'))
    const base = cut(clean, maxIdLength - 6)
    if (base.length < clean.length) countRepair(repairs, 'longNames')
    let id = base
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`
    taken.add(id)
    ids.set(name, id)
    return id
  }
}

/** The name as a design may show it. */
export function displayName(name: string): string {
  return cut(plain(name), maxNameLength)
}

/** Without control characters and lone surrogates; never empty. */
function plain(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
  const visible = name.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
  return visible === '' ? 'unnamed' : visible.replace(/\p{Surrogate}/gu, '\uFFFD')
}

function cut(name: string, codePoints: number): string {
  return name.length <= codePoints
    ? name
    : Array.from(name.slice(0, codePoints * 2))
        .slice(0, codePoints)
        .join('')
}
