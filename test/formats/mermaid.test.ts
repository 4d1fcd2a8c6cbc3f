/**
 * Mermaid as the record writes it, held against a grammar that is stricter than Mermaid's own: what it lets through
 * is a flowchart to every version, and no name can be anything but a label.
 */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DeploymentDiagram, deploymentDiagram } from '../../src/analysis/decision/deploymentDiagram'
import { mermaid } from '../../src/formats/record/mermaid'
import { compare } from '../../src/scorer/comparison'
import { example } from '../analysis/examples'
import { advisable } from '../support/advisable'

/** Letters, digits, spaces, × and commas; signs only between them or by number; lines parted by <br/>. */
const plain = String.raw`(?:[\p{L}\p{N} ×,]|#\d+;|(?<=[\p{L}\p{N}])[-/](?=[\p{L}\p{N}])|(?<=\d)\.(?=\d))`
const label = `"${plain}*(?:<br/>${plain}+)*"`
const rule = (text: string) => new RegExp(`^${text}$`, 'u')
const grammar = {
  head: /^flowchart LR$/,
  open: rule(` {2}subgraph (d\\d+) \\[${label}\\]`),
  close: /^ {2}end$/,
  box: rule(` {2}(?: {2})?(s\\d+)\\[${label}\\]`),
  arrow: rule(` {2}(s\\d+) (?:-->|-\\.->)(?:\\|${label}\\|)? (s\\d+)`),
}

/** Throws where a line is none of the grammar, a frame is left open, or an arrow leads to nothing. */
function parsed(lines: readonly string[]): {
  readonly boxes: number
  readonly arrows: number
  readonly frames: number
} {
  const [head = '', ...rest] = lines
  if (!grammar.head.test(head)) throw new Error(`no head: ${head}`)
  const boxes = new Set<string>()
  const frames = new Set<string>()
  let arrows = 0
  let open = 0
  for (const line of rest) {
    const [frame, box, arrow] = [grammar.open.exec(line), grammar.box.exec(line), grammar.arrow.exec(line)]
    const given = frame?.[1] ?? box?.[1]
    if (frame || box) {
      if (arrows > 0 || boxes.has(given as string) || frames.has(given as string)) throw new Error(`twice: ${line}`)
      if (frame && open > 0) throw new Error(`a frame in a frame: ${line}`)
      if (box && line.startsWith('    ') !== open > 0) throw new Error(`not where it belongs: ${line}`)
      ;(frame ? frames : boxes).add(given as string)
      if (frame) open = 1
    } else if (grammar.close.test(line)) {
      if (open-- !== 1) throw new Error('no frame to close')
    } else if (arrow) {
      if (open > 0 || !boxes.has(arrow[1]!) || !boxes.has(arrow[2]!)) throw new Error(`from or to nothing: ${line}`)
      arrows++
    } else throw new Error(`no such line: ${line}`)
  }
  if (open !== 0) throw new Error('a frame is left open')
  return { boxes: boxes.size, arrows, frames: frames.size }
}

function picturesOf(of: ReturnType<typeof example>): readonly DeploymentDiagram[] {
  const both = compare(of)
  if (!both.ok) throw new Error(both.problem.message)
  const { drawn, merged } = both.value
  return [
    deploymentDiagram(of.design, drawn, 'drawn', 'As drawn'),
    deploymentDiagram(of.design, merged, 'merged', 'Merged'),
  ]
}

describe('Mermaid', () => {
  it.each(['prime-video', 'online-boutique', 'idle-functions', 'gpu-beside-web', 'social-network'])(
    'the Mermaid charts of %s parse on both sides and have every box, arrow and frame',
    (name) => {
      const of = example(name)
      for (const picture of picturesOf(of)) {
        const lines = mermaid(picture)
        if (!lines) throw new Error('too large')
        const { boxes, arrows, frames } = parsed(lines)
        expect(boxes).toBe(Object.keys(of.design.services).length)
        expect(arrows).toBe(picture.links.length)
        expect(frames).toBe(picture.deployables.filter(({ services }) => services.length > 1).length)
      }
    },
  )

  it('[S6] a Mermaid chart stays a flowchart with any service name', () => {
    const evil = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.stringMatching(/^["#;|<>[\](){}`%&\\\-.=~^:@ endsubgraphclickstyle\n]{0,40}$/),
    )
    const [, merged] = picturesOf(advisable(3, 5))
    if (!merged) throw new Error('no picture')
    fc.assert(
      fc.property(evil, evil, evil, (name, kind, count) => {
        const houses = merged.deployables.map((house) => ({
          ...house,
          name,
          runsOn: kind,
          services: house.services.map((one) => ({ ...one, name, kind, entry: count })),
        }))
        const links = merged.links.map((link) => ({ ...link, label: count }))
        const lines = mermaid({ ...merged, deployables: houses, links })
        if (!lines) throw new Error('too large')
        expect(parsed(lines).arrows).toBe(links.length)
      }),
    )
  })

  it('the parser of this test refuses invalid flowcharts', () => {
    const fine = ['flowchart LR', '  s0["a"]', '  s1["b"]', '  s0 --> s1']
    expect(parsed(fine)).toEqual({ boxes: 2, arrows: 1, frames: 0 })
    for (const line of ['  s0 --> s2', '  click s0', '  s1["b"]', '  s2["a"b"]', '  s2["a;"]', '  end'])
      expect(() => parsed([...fine.slice(0, 3), line])).toThrow()
  })
})
