/**
 * A picture as a Mermaid flowchart: a frame for each deployable, an arrow for each pair that calls. Names are labels in
 * quotes in which everything but letters, digits and spaces is written as its number: no name can end its label, the
 * block it stands in, or begin a comment, a link or a style.
 */

import type { DeploymentDiagram, DiagramDeployable, DiagramService } from '../../analysis/decision/deploymentDiagram'
import { quoted } from '../quote'

/** Within what Mermaid draws by default, and what a person can still read. */
const maxCounts = { boxes: 80, arrows: 200 }

/** Undefined: it is too large to be drawn so. */
export function mermaid({ deployables: houses, links }: DeploymentDiagram): readonly string[] | undefined {
  const boxes = houses.reduce((sum, { services }) => sum + services.length, 0)
  if (boxes > maxCounts.boxes || links.length > maxCounts.arrows) return undefined
  const names = new Map(houses.flatMap(({ services }) => services).map(({ id }, i) => [id, `s${i}`]))
  const arrows = links.map(({ from, to, label, inside, async }) => {
    const line = inside || async ? '-.->' : '-->'
    return `  ${names.get(from)} ${line}${label ? `|"${escaped(label)}"|` : ''} ${names.get(to)}`
  })
  return ['flowchart LR', ...houses.flatMap((one, i) => houseLines(one, i, names)), ...arrows]
}

function houseLines({ name, runsOn, services }: DiagramDeployable, i: number, names: ReadonlyMap<string, string>) {
  const [only, ...others] = services
  if (only && others.length === 0) return [box(only, names)]
  const title = [name, runsOn].filter(Boolean).map(escaped).join(', ')
  return [`  subgraph d${i} ["${title}"]`, ...services.map((one) => `  ${box(one, names)}`), '  end']
}

function box({ id, name, kind, entry }: DiagramService, names: ReadonlyMap<string, string>): string {
  const lines = [name, kind, entry && `${entry} arrive`].filter(Boolean).map(escaped)
  return `  ${names.get(id)}["${lines.join('<br/>')}"]`
}

/** A dash or a slash between two letters or digits ("check-out", "5/s") can begin nothing, nor a point between digits. */
function escaped(text: string): string {
  return quoted(text, 60)
    .split(/((?<=[\p{L}\p{N}])[-/](?=[\p{L}\p{N}])|(?<=\d)\.(?=\d))/u)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/[^\p{L}\p{N} ×,]/gu, (sign) => `#${sign.codePointAt(0)};`)))
    .join('')
}
