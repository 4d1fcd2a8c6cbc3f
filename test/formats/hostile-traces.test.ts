/**
 * Hostile Jaeger files of the shared corpus: each ends in one of the outcomes it may have, within its time, and
 * leaves no broken figure and no trace on the prototypes. Skips, and says so, where the corpus is absent.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { rows } from '../../src/base/table'
import { formatList } from '../../src/formats'
import { decodeText } from '../../src/formats/decodeText'
import { design } from '../../src/formats/design/design'
import { detectFormat } from '../../src/formats/detectFormat'
import type { ImportedDesign } from '../../src/formats/format'
import { jaeger } from '../../src/formats/jaeger/jaeger'

const hostile = resolve(import.meta.dirname, '../../../shared/hostile')
const folder = join(hostile, 'cases', 'o13-trace-jaeger')
const present = existsSync(folder)
if (!present) console.warn('The hostile corpus is not beside the repository: hostile traces are NOT tested.')

interface Case {
  readonly id: string
  readonly title: string
  readonly payload: unknown
  readonly expected: {
    readonly acceptable: readonly string[]
    readonly code: string
    readonly warnMentions?: readonly string[]
    readonly maxMs: number
  }
}

const cases: readonly Case[] = present
  ? readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
  : []

// Two cases are megabytes, and are written and read again: minutes on a busy machine are not the point here.
describe.skipIf(!present)('hostile traces', () => {
  it.each(cases.map((one) => [`${one.id}: ${one.title}`, one] as const))(
    'the trace reader handles %s as expected',
    async (_, { payload, expected }) => {
      const core = await import(/* @vite-ignore */ pathToFileURL(join(hostile, 'lib', 'core.mjs')).href)
      const input = decodeText('trace.json', core.materialisePayload(payload))
      if (!input.ok) throw new Error('the corpus is UTF-8')
      const before = ownKeys()
      const format = detectFormat(input.value, formatList)
      const read = format?.read?.([input.value])
      expect(ownKeys()).toEqual(before)
      if (!read?.ok) {
        expect(expected.acceptable).toContain('reject')
        expect(read?.problem.message ?? '').toMatch(/^\S.{5,300}$/)
        return
      }
      expect(format).toBe(jaeger)
      expect(expected.acceptable).toContain(read.value.warnings.length > 0 ? 'repair' : 'accept')
      for (const mention of expected.warnMentions ?? []) expect(read.value.warnings.join(' ')).toContain(mention)
      expect(brokenFigures(read.value)).toEqual([])
      const written = design.write?.(read.value.document) ?? ''
      const again = design.read?.([{ name: 'again', text: written }])
      expect(again?.ok ? design.write?.(again.value.document) : again?.problem).toBe(written)
    },
  )
})

function ownKeys(): readonly unknown[] {
  return [Object.prototype, Array.prototype, Function.prototype].map((one) => Reflect.ownKeys(one))
}

function brokenFigures({ document: { design: read, layout } }: ImportedDesign): readonly unknown[] {
  const figures = [...rows(read.operations), ...rows(read.calls), ...rows(read.workloads), ...rows(layout)]
  return figures.filter((row) => Object.values(row).some((value) => typeof value === 'number' && !(value >= 0)))
}
