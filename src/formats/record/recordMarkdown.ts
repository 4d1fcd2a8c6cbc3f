/** A decision record as Markdown, with its pictures as Mermaid flowcharts: for a pull request, a wiki, a repository. */

import type { DecisionRecord, Section } from '../../analysis/decision/decisionRecord'
import type { Picture } from '../../analysis/decision/deploymentDiagram'
import { shown } from '../text'
import { inert, list, paragraph, table } from './markdown'
import { mermaid } from './mermaid'

export function recordMarkdown({
  title,
  date,
  decision,
  pictures,
  sections,
  appendix,
  made,
  link,
}: DecisionRecord): string {
  return [
    `# Decision: ${inert(shown(title, 200))}`,
    ...(date ? [inert(shown(date, 40))] : []),
    ...decision.map(paragraph),
    ...pictures.flatMap(pictureBlocks),
    ...sections.flatMap(sectionBlocks),
    ...appendix.flatMap((section) => sectionBlocks({ ...section, title: `Appendix: ${section.title}` })),
    '---',
    inert(made),
    ...(link === undefined ? [] : [linkText(link)]),
  ].join('\n\n')
}

/** Blocks of lines, an empty line between each two. */
function sectionBlocks({ title, text = [], table: cells, items = [], ordered, after = [] }: Section) {
  return [
    `## ${inert(title)}`,
    ...text.map(paragraph),
    ...(cells ? [table(cells.rows, cells.words).join('\n')] : []),
    ...(items.length > 0 ? [list(items, ordered).join('\n')] : []),
    ...after.map(paragraph),
  ]
}

function pictureBlocks(picture: Picture): readonly string[] {
  const lines = mermaid(picture)
  const title = `### ${inert(picture.title)}`
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
