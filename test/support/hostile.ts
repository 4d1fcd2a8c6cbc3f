/**
 * Our wire format for the shared hostile corpus (../shared/hostile): its neutral designs as design files, its
 * fragments as links, and the way to what a case feeds us. Fields that we do not have are dropped.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readDesign } from '../../src/formats/design/design'
import { encodeLinkOrThrow } from '../../src/formats/link/link'

export const corpus = resolve(import.meta.dirname, '../../../shared/hostile')
export const present = existsSync(corpus)

export interface HostileCase {
  readonly id: string
  readonly category: string
  readonly title: string
  readonly channels: readonly string[]
  readonly layer: string
  readonly expected: {
    readonly acceptable: readonly string[]
    readonly warnMentions?: readonly string[]
    readonly maxMs: number
  }
}

export interface Plugin {
  readonly sample: () => unknown
  readonly toProduct: (neutral: Neutral) => unknown
  readonly stringify: (product: unknown) => string
  readonly fragment: (of: { json?: Uint8Array | string; compressed?: Uint8Array; b64?: string }) => string
  readonly storageKey: string
  readonly storageEnvelope: (text: string) => string
  readonly versionPath: readonly string[]
  readonly currentVersion: () => number
}

/** What the corpus calls a design; any value may be anything, that is the point. */
interface Neutral {
  readonly version?: unknown
  readonly title?: unknown
  readonly notes?: unknown
  readonly nodes: readonly { readonly [key: string]: unknown; readonly params: Record<string, unknown> }[]
  readonly edges: readonly { readonly [key: string]: unknown; readonly params: Record<string, unknown> }[]
  readonly groups: readonly { readonly [key: string]: unknown }[]
  readonly workload: Record<string, unknown>
}

/** Objects are lists of pairs until they are text, so that "__proto__" and a key written twice arrive as such. */
const pairs = Symbol('pairs')
type Pair = readonly [key: unknown, value: unknown]

function pairsOf(list: readonly Pair[]): object {
  return { [pairs]: list }
}

export const plugin: Plugin = {
  sample: () => JSON.parse(plugin.stringify(toProduct(neutral()))),
  toProduct,
  stringify: (product) => text(product),
  fragment: ({ json, compressed, b64 }) => {
    if (b64 !== undefined) return `1${b64}`
    if (compressed !== undefined) return `1${Buffer.from(compressed).toString('base64url')}`
    // A design that the door takes becomes a link; one that it refuses has no link, only bytes that look like one.
    const read = readDesign(Buffer.from(json ?? '').toString('utf8'))
    return read.ok ? encodeLinkOrThrow(read.value.document) : `1${Buffer.from(json ?? '').toString('base64url')}`
  },
  storageKey: 'hoptax',
  storageEnvelope: (saved) => saved,
  versionPath: ['hoptax'],
  currentVersion: () => 1,
}

function toProduct({ version, title, notes, nodes, edges, groups, workload }: Neutral): unknown {
  const services = nodes.map(
    ({ id, label, kind, params }) =>
      [
        id,
        {
          name: label,
          ...(kind === 'service' ? {} : { kind }),
          memoryMiB: params.memMb,
          replicas: params.replicas,
          operations: { handle: { cpuMs: params.serviceMs, cv: params.cv, errorRate: params.failProb } },
        },
      ] as const,
  )
  const first = nodes[0]?.params
  const calls = edges.map(({ source, target, params }) => ({
    from: source,
    to: target,
    count: params.callsPerReq,
    mode: params.async === false ? 'sync' : params.async === true ? 'async' : params.async,
    requestBytes: params.payloadBytes,
    ...(first ? { timeoutMs: first.timeoutMs, retries: first.retries } : {}),
  }))
  // A group is a deployable. What may not share one is left out; whether the rest exists is for the door to say.
  const stores = nodes.filter(({ kind }) => kind === 'database').map(({ id }) => id)
  const shared = groups.flatMap(({ id, label, members }) => {
    const own = Array.isArray(members) ? members.filter((member) => !stores.includes(member)) : members
    return [[`group ${String(id)}`, { name: label, services: own }] as const]
  })
  const known = groups.map(({ id }) => id)
  const astray = nodes.filter(({ group }) => group !== null && group !== undefined && !known.includes(group))
  const entry = nodes[0]?.id
  return {
    hoptax: version,
    name: title,
    notes,
    services: pairsOf(services),
    calls,
    ...(entry === undefined ? {} : { workloads: { load: { to: entry, ratePerSecond: workload.rps } } }),
    ...(shared.length > 0 ? { deployables: pairsOf(shared) } : {}),
    // Fields whose like we have elsewhere: a length of time, and a word about something that must be there.
    ...(workload.durationS === undefined ? {} : { assumptions: { monthHours: workload.durationS } }),
    ...(astray.length > 0 ? { assumed: { [`deployables.group ${String(astray[0]?.group)}.name`]: {} } } : {}),
    layout: pairsOf(nodes.map(({ id, x, y }) => [id, [x, y]] as const)),
  }
}

function neutral(): Neutral {
  const node = (id: string, label: string, kind = 'service') => ({
    id,
    label,
    kind,
    x: 0,
    y: 0,
    params: { replicas: 2, serviceMs: 10, cv: 1, memMb: 256, failProb: 0.001, timeoutMs: 1000, retries: 1 },
  })
  const edge = (id: string, source: string, target: string) => ({
    id,
    source,
    target,
    params: { callsPerReq: 1, payloadBytes: 1024, async: false },
  })
  return {
    version: 1,
    title: 'Shop',
    notes: 'base design',
    nodes: [node('gw', 'Gateway'), node('cart', 'Cart'), node('pay', 'Payment'), node('db', 'Orders DB', 'database')],
    edges: [edge('e1', 'gw', 'cart'), edge('e2', 'cart', 'pay'), edge('e3', 'cart', 'db')],
    groups: [{ id: 'g1', label: 'Core', members: ['cart', 'pay'] }],
    workload: { rps: 50 },
  }
}

function text(value: unknown): string {
  if (typeof value === 'object' && value !== null && pairs in value) {
    const list = value[pairs] as readonly Pair[]
    return `{${list.map(([key, part]) => `${JSON.stringify(String(key))}:${text(part)}`).join()}}`
  }
  if (Array.isArray(value)) return `[${value.map(text).join()}]`
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).filter(([, part]) => part !== undefined)
    return `{${parts.map(([key, part]) => `${JSON.stringify(key)}:${text(part)}`).join()}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** The cases of some categories, made for our wire format: structural mutations walk our own sample. */
export async function hostileCases(categories: readonly string[], seed = 20240607): Promise<readonly HostileCase[]> {
  if (!present) return []
  const made = await import(/* @vite-ignore */ pathToFileURL(join(corpus, 'lib', 'cats-open.mjs')).href)
  const all = made.default(plugin, { seed }) as readonly HostileCase[]
  return all.filter(({ category }) => categories.includes(category.slice(0, 3)))
}

/** The cases as they lie on disk, in the neutral format. */
export function storedCases(categories: readonly string[]): readonly HostileCase[] {
  if (!present) return []
  const folders = readdirSync(join(corpus, 'cases')).filter((name) => categories.includes(name.slice(0, 3)))
  return folders.flatMap((folder) =>
    readdirSync(join(corpus, 'cases', folder)).map((file) =>
      JSON.parse(readFileSync(join(corpus, 'cases', folder, file), 'utf8')),
    ),
  )
}

/** What a case feeds us on one of its channels: the bytes of a file, or a fragment. */
export async function fed(
  one: HostileCase,
  channel: string,
): Promise<{ readonly bytes: Uint8Array } | { readonly fragment: string }> {
  const core = await import(/* @vite-ignore */ pathToFileURL(join(corpus, 'lib', 'core.mjs')).href)
  const made = await core.materialise(one, plugin, channel === 'hash' ? 'hash' : 'file')
  return made.hash === undefined ? { bytes: made.file.bytes } : { fragment: made.hash }
}
