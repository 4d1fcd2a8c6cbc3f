/** The decision record as Markdown: whole, fair both ways, and safe whatever a design is called. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decide } from '../../src/analysis/decision/decide'
import { decisionRecord } from '../../src/analysis/decision/decisionRecord'
import { runToEnd } from '../../src/base/task'
import { readDesign } from '../../src/formats/design/design'
import { recordMarkdown } from '../../src/formats/record/recordMarkdown'
import type { Document } from '../../src/model/document'

function documentOf(text: string): Document {
  const reading = readDesign(text)
  if (!reading.ok) throw new Error(reading.problem.message)
  return reading.value.document
}

function recordFor(document: Document) {
  const decision = runToEnd(decide(document, undefined, { draws: 12, quick: true }))
  if (!decision.ok) throw new Error(decision.problem.message)
  return decisionRecord(decision.value, { date: '2026-11-23', link: 'https://example.org/#1abc' })
}

const example = (name: string) =>
  documentOf(readFileSync(new URL(`../../public/examples/${name}.hoptax.json`, import.meta.url), 'utf8'))

/** Text alone: blocks of code and the table left out. */
const prose = (markdown: string) => markdown.replace(/```mermaid[\s\S]*?```/g, '')

describe('the decision record', { timeout: 120_000 }, () => {
  it.each([
    ['prime-video', 'Merge Entry', 'Merged: advised', true],
    ['idle-functions', 'Leave it as drawn', 'Merged: not advised', false],
    ['gpu-beside-web', 'Leave it as drawn', 'Merged: not advised', false],
  ])('the record of %s has all its sections, whichever side wins', (name, first, second, plan) => {
    const record = recordFor(example(name))
    const out = recordMarkdown(record)
    expect(record.decision[0]).toMatch(new RegExp(`^${first}`))
    expect(out.match(/^## .*$/gm)).toEqual([
      '## Figures',
      '## What it rests on',
      '## What would turn the answer',
      '## What speaks against it',
      '## Reasons to stay apart',
      ...(out.includes('## Also worth doing') ? ['## Also worth doing, without merging'] : []),
      '## More on the advice',
      ...(plan ? ['## Plan'] : []),
      '## What is not modelled',
      '## Appendix: Where the difference comes from',
      '## Appendix: What it rests on, in full',
      ...(out.includes('## Also worth doing') ? ['## Appendix: Fixes without merging, in full'] : []),
    ])
    expect(out.match(/^### .*$/gm)).toEqual([expect.stringMatching(/^### As drawn/), `### ${second}`])
    expect(out.match(/^```mermaid\nflowchart LR$/gm)).toHaveLength(2)
    expect(out).toMatch(/^\| Per month \| \$.*… .*%/m)
    expect(out).toMatch(/^\| Merged less drawn \| [+−]\$.* \| [+−].* \|$/m)
    expect(out).toMatch(/12 draws, seed 1/)
    expect(out).toMatch(/\(<https:\/\/example\.org\/#1abc>\)$/)
    expect(out).not.toMatch(/NaN|undefined|∞|Infinity|\[object/)
  })

  it('[B8] the record of a twin that moved says what merging brings, what the move costs, and what would improve', () => {
    const out = recordMarkdown(recordFor(example('idle-functions')))
    expect(out).toMatch(/^Merged it .* a month .*\. Moving it to Fargate costs \$.* more a month, and it answers in /m)
    expect(out).toMatch(/ draws of .* inputs, merging and moving to Fargate costs more in /)
    expect(out).toMatch(/## What speaks against it\n\n- All in one it answers in/)
  })

  it('the record of the same design has the same text', () => {
    const document = example('gpu-beside-web')
    expect(recordMarkdown(recordFor(document))).toBe(recordMarkdown(recordFor(document)))
  })

  it.each([
    '](javascript:alert(1)) [x](javascript:alert(2))',
    '| a | b |',
    '`code` ```\n# heading',
    '--> <script>alert(1)</script> <!-- x',
    'x"] --> s0 %% click s0 href "javascript:alert(1)"',
    '@everyone https://evil.example www.evil.example',
    '1. one\u202e\u0007',
  ])('[S6] a name with markup is escaped in the record: %j', (evil) => {
    const text = JSON.stringify({
      hoptax: 1,
      name: evil,
      services: {
        a: { name: evil, team: evil, operations: { run: { cpuMs: 3 } } },
        b: { name: `${evil} b`, team: 'two', keepApart: evil, operations: { run: { cpuMs: 3 } } },
        c: { operations: { run: { cpuMs: 3 } } },
      },
      calls: [
        { from: 'a/run', to: 'b/run' },
        { from: 'a/run', to: 'c/run' },
      ],
      workloads: { w: { to: 'a/run', ratePerSecond: 50 } },
      assumed: { 'services.a.operations.run.cpuMs': { why: evil } },
    })
    const out = recordMarkdown(recordFor(documentOf(text)))
    const own = out.replace(/\[This design, to look at and to change\]\(<[^>]*>\)$/, '')
    expect(prose(own)).not.toMatch(/(?<!\\)[<>`[\]]|:\/\/|@(?!&)|www\./)
    for (const row of prose(out)
      .split('\n')
      .filter((line) => line.startsWith('|')))
      expect([2, 3, 4, 5]).toContain(row.match(/(?<!\\)\|/g)?.length && (row.match(/(?<!\\)\|/g)?.length ?? 0) - 1)
    const charts = out.match(/```mermaid[\s\S]*?```/g) ?? []
    expect(charts).toHaveLength(2)
    for (const chart of charts) {
      const labels = chart.replace(/"(?:[\p{L}\p{N} ×,./-]|#\d+;|<br\/>)*"/gu, '""')
      expect(labels).toMatch(
        /^```mermaid\nflowchart LR\n(?: +(?:s\d+\[""\]|subgraph d\d+ \[""\]|end|s\d+ (?:-->|-\.->)(?:\|""\|)? s\d+)\n)+```$/,
      )
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/)
  })
})
