/** A decision record as Markdown, with its pictures as Mermaid flowcharts: for a pull request, a wiki, a repository. */

import type { DecisionRecord } from '../../analysis/decision/decisionRecord'
import type { DeploymentDiagram } from '../../analysis/decision/deploymentDiagram'
import type { RecordSection } from '../../analysis/decision/recordTypes'
import { quoted } from '../quote'
import { escapeMarkdown, markdownList, markdownParagraph, markdownTable } from './markdown'
import { mermaid } from './mermaid'

export function recordMarkdown({
  title,
  date,
  decision,
  pictures,
  sections,
  appendix,
  provenance,
  link,
}: DecisionRecord): string {
  return [
    `# Decision: ${escapeMarkdown(quoted(title, 200))}`,
    ...(date ? [escapeMarkdown(quoted(date, 40))] : []),
    ...decision.map(markdownParagraph),
    ...pictures.flatMap(pictureBlocks),
    ...sections.flatMap(sectionBlocks),
    ...appendix.flatMap((section) => sectionBlocks({ ...section, title: `Appendix: ${section.title}` })),
    '---',
    escapeMarkdown(provenance),
    ...(link === undefined ? [] : [linkText(link)]),
  ].join('\n\n')
}

/** Blocks of lines, an empty line between each two. */
function sectionBlocks({ title, text = [], table: cells, items = [], ordered, after = [] }: RecordSection) {
  return [
    `## ${escapeMarkdown(title)}`,
    ...text.map(markdownParagraph),
    ...(cells ? [markdownTable(cells.rows, cells.words).join('\n')] : []),
    ...(items.length > 0 ? [markdownList(items, ordered).join('\n')] : []),
    ...after.map(markdownParagraph),
  ]
}

function pictureBlocks(picture: DeploymentDiagram): readonly string[] {
  const lines = mermaid(picture)
  const title = `### ${escapeMarkdown(picture.title)}`
  if (!lines) return [title, 'Too large to be drawn here: the link shows it.']
  return [title, ['```mermaid', ...lines, '```'].join('\n')]
}

/** Letters that no address needs are written by number, so that the link ends where it ends. */
function linkText(link: string): string {
  if (!/^https?:\/\//i.test(link))
    return `This design, behind the # of the page’s address: \`${link.replace(/[^\w#-]/g, '')}\``
  const address = link.replace(/[\s<>()[\]\\`"'|*]/g, (sign) => encodeURIComponent(sign).replace(/[()*']/g, hex))
  return `[This design, to look at and to change](<${address}>)`
}

function hex(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}
