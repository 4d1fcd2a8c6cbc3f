/**
 * The decision record: one page for the people who have to agree. It states what to do and why, both sides, the
 * figures with their bands, what would turn the answer, the inputs it rests on, the objections, and the plan. All of
 * its text follows from the figures, so that it serves merging and splitting alike. Writers choose the layout
 * (Markdown, paper).
 */

import { number } from '../../base/quantityFormat'
import { size } from '../../base/table'
import type { Document } from '../../model/document'
import { isSamePartition } from '../../model/partition'
import { bridgeNotes, bridgeTable } from '../../scorer/bridge/bridgeTable'
import { assumedCatalog, catalogFor, defaultCatalog } from '../../scorer/comparison'
import { fixesFirst } from '../fixes/fixesFirst'
import { gainText } from '../plan/planText'
import { type AnalysisInput, scorePartition } from '../subject/analysisInput'
import { bandTable, outsideBandText } from './bandTable'
import { type DeploymentDiagram, deploymentDiagram } from './deploymentDiagram'
import { inputTable, type TableExtent } from './inputTable'
import { objections, type PartitionScorer, planSections, separationSection } from './recordSections'
import type { RecordInput, RecordSection } from './recordTypes'
import { loadSentences, switchingSentences } from './turningPointText'

/** What a record states beside its figures. */
export interface RecordOptions {
  /** Heading; undefined: the name of the design. */
  readonly title?: string
  /** "2026-11-23"; undefined: the record has no date. */
  readonly date?: string | undefined
  /** Address of this design, or its fragment alone; undefined: no link can hold it. */
  readonly link?: string | undefined
}

/** A record, ready to be laid out. */
export interface DecisionRecord {
  readonly title: string
  readonly date?: string | undefined
  /** What to do and why: two or three paragraphs. */
  readonly decision: readonly string[]
  /** As drawn, and the side compared with it; empty where nothing is drawn. */
  readonly pictures: readonly DeploymentDiagram[]
  readonly sections: readonly RecordSection[]
  /** Sections that do not fit on the page, printed on request. */
  readonly appendix: readonly RecordSection[]
  /** Catalog, draws and seed. */
  readonly provenance: string
  readonly link?: string | undefined
}

/** The record of a decision. */
export function decisionRecord(input: RecordInput, { title, date, link }: RecordOptions = {}): DecisionRecord {
  const { document, comparison, verdict } = input
  const { id, asOf } = comparison.catalog
  const draws = `${number(verdict.draws, 9)} draws, seed ${verdict.seed}`
  const head = {
    title: title || document.name || 'A design without a name',
    provenance: `Catalog ${id} of ${asOf}; ${draws}. The same design gives the same figures to the digit.`,
    ...(date !== undefined && { date }),
    ...(link !== undefined && { link }),
  }
  if (size(document.design.services) === 0 || comparison.drawn.lowered.sources.length === 0)
    return { ...head, decision: [verdict.sentence], pictures: [], sections: [], appendix: [] }
  const today = inputOf(document, comparison)
  const score: PartitionScorer = (partition) => scorePartition(today, partition)
  const fixFirst = fixesFirst(input.fixes, input.advice)
  return {
    ...head,
    decision: decision(input),
    pictures: pictures(input, score),
    sections: [
      figures(input),
      ...(fixFirst ? quick(input) : []),
      basis(input, today, 'page'),
      turns(input),
      ...objections(input, score),
      separationSection(today, input, score),
      ...(fixFirst ? [] : quick(input)),
      ...planSections(today, input, 'page'),
      unmodelled,
    ],
    appendix: [
      ...differenceSteps(input),
      basis(input, today, 'appendix'),
      ...allFixes(input),
      ...planSections(today, input, 'appendix'),
    ],
  }
}

function inputOf(document: Document, comparison: AnalysisInput['comparison']): AnalysisInput {
  const { design, assumptions } = document
  const base = catalogFor(design, assumptions)
  if (!base) throw new Error(`there is no catalog "${assumptions.catalog ?? defaultCatalog}"`)
  return { document, comparison, catalog: assumedCatalog(base, assumptions) }
}

/** What to do, then the headline with its confidence, then the first fix. */
function decision({ document: of, verdict, advice, fixes }: RecordInput): readonly string[] {
  const [what = '', brings = ''] = advice.sentences
  const [first] = fixes
  const goesFirst = fixesFirst(fixes, advice)
  const before = first && goesFirst ? `Before that, and without merging: ${first.title}. ${first.sentence}` : ''
  const third = !advice.asDrawn && !isMerged({ advice, document: of })
  return [
    [what, ...(third ? [brings] : [])].join(' '),
    `${third ? 'The two ends, as drawn and all in one: ' : ''}${verdict.sentence} ${verdict.support}`.trim(),
    ...(before ? [before] : []),
  ]
}

function isMerged({ advice, document: of }: Pick<RecordInput, 'advice' | 'document'>): boolean {
  return isSamePartition(advice.advised.partition, advice.merged.partition, of.design.services)
}

function pictures(
  { document: of, comparison, advice }: RecordInput,
  score: PartitionScorer,
): readonly DeploymentDiagram[] {
  const { drawn, merged } = comparison
  const stays = advice.asDrawn ? 'As drawn: to stay' : 'As drawn'
  const first = deploymentDiagram(of.design, drawn, 'drawn', stays)
  if (advice.asDrawn || isMerged({ advice, document: of })) {
    const title = advice.asDrawn ? 'Merged: not advised' : 'Merged: advised'
    return [first, deploymentDiagram(of.design, merged, 'merged', title)]
  }
  return [first, deploymentDiagram(of.design, score(advice.advised.partition), 'advised', 'Advised')]
}

function figures({ verdict }: RecordInput): RecordSection {
  const [, ...body] = bandTable(verdict)
  const both = (value = '', band = '') => (band === value || band === '–' ? value : `${value} (${band})`)
  const row = ([label = '', a, b, c, d, e, f, agree = '']: readonly string[]) => [
    label,
    both(a, b),
    both(c, d),
    both(e, f),
    agree,
  ]
  const head = ['', 'Drawn (5 to 95 %)', 'Merged (5 to 95 %)', 'Difference (5 to 95 %)', 'Draws agree']
  return {
    title: 'Figures',
    table: { rows: [head, ...body.map(row)], words: false },
    after: outsideBandText(verdict),
  }
}

/** Where the difference of drawn and merged comes from, step by step. */
function differenceSteps({ comparison: { bridge } }: RecordInput): readonly RecordSection[] {
  const rows = bridge ? bridgeTable(bridge) : []
  if (!bridge || rows.length === 0) return []
  return [
    {
      title: 'Where the difference comes from',
      table: { rows: rows.map((row, i) => (i === 0 ? ['', ...row.slice(1)] : row)), words: false },
      after: bridgeNotes(bridge),
    },
  ]
}

function turns({ verdict, sweep }: RecordInput): RecordSection {
  return {
    title: 'What would turn the answer',
    items: [...switchingSentences(verdict.switchingValues, 3), ...loadSentences(sweep)],
  }
}

function basis({ document: of, verdict }: RecordInput, { catalog }: AnalysisInput, extent: TableExtent): RecordSection {
  const { rows, omitted: left } = inputTable(of, catalog, verdict, extent)
  const where = extent === 'page' ? 'the appendix' : 'the design'
  const more = left === 0 ? [] : [`${number(left, 9)} more that move it less or that nobody measured: see ${where}.`]
  return {
    title: extent === 'page' ? 'What it rests on' : 'What it rests on, in full',
    text: extent === 'page' ? [] : ['What moves the difference most, in cost and at p99, then what nobody measured.'],
    table: { rows, words: true },
    after: more,
  }
}

const fixesOnPage = 3

function allFixes({ fixes }: RecordInput): readonly RecordSection[] {
  if (fixes.length === 0) return []
  return [{ title: 'Fixes without merging, in full', items: fixes.map((fix) => `${fix.title}. ${fix.sentence}`) }]
}

function quick(decision: RecordInput): readonly RecordSection[] {
  const fixes = decision.fixes.slice(0, fixesOnPage)
  if (fixes.length === 0) return []
  const title = fixesFirst(decision.fixes, decision.advice)
    ? 'First, without merging anything'
    : 'Also worth doing, without merging'
  return [{ title, items: fixes.map((fix) => `${fix.title}: ${gainText(fix.gain)}.`) }]
}

const unmodelled: RecordSection = {
  title: 'What is not modelled',
  text: [
    'Work that people do, discounts not entered, failures that spread, bursts within an hour. Response times are for the busiest hour; the bill is for a month at list prices less discounts.',
  ],
}
