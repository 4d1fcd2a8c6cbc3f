/** A decision as a person reads it in a terminal: what is so, how sure it is, what would turn it, what to do. */

import type { Boundaries } from '../../analysis/boundaries'
import type { Decision } from '../../analysis/decision'
import type { Flips } from '../../analysis/flips'
import { shownValue } from '../../analysis/input'
import type { Band } from '../../analysis/spread'
import type { Sweep } from '../../analysis/sweep'
import type { Tornado } from '../../analysis/tornado'
import type { FigureBands, Verdict } from '../../analysis/verdict'
import { factor, format, money, number, type Quantity, share, signed, spoken } from '../../base/format'
import { size } from '../../base/table'
import { columns } from '../table'

/** As many rows as a person reads; the rest is counted, and all of it is in the JSON. */
const longest = { boundaries: 12, bars: 6, flips: 6, steps: 20, fixes: 6 }

export function decisionText(decision: Decision): string {
  const { of, verdict, sweep, boundaries, fixes, advice, plan } = decision
  if (size(of.design.services) === 0) return verdict.sentence
  return [
    [verdict.sentence, '', verdict.support],
    [
      'How sure: today’s figures, and where 5 to 95 % of the draws lie',
      ...columns(bandRows(verdict)),
      ...beside(verdict),
    ],
    ...verdict.tornado.filter(({ figure }) => figure === 'monthly' || figure === 'p99').map(tornadoBlock),
    ['What would turn the answer', ...flipLines(verdict.flips)],
    ['Over load', ...loadLines(sweep)],
    ['Boundaries, each as if only it were merged', ...boundaryLines(boundaries)],
    ...(fixes.length > 0 ? [['Without merging anything', ...fixLines(fixes)]] : []),
    ['Advice', ...advice.said.map(indented)],
    ...(plan ? [['Plan', ...planLines(plan)]] : []),
  ]
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')
}

/** Rows of the table of bands, its head first. */
export function bandRows({ figures }: Pick<Verdict, 'figures'>): readonly (readonly string[])[] {
  const shown = figures.filter(({ figure, drawn }) => figure !== 'mean' && drawn.value !== null)
  return [
    ['', 'Drawn', '5 to 95 %', 'Merged', '5 to 95 %', 'Difference', '5 to 95 %', 'Draws agree'],
    ...shown.map((row) => [row.label, ...sideCells(row, row.drawn), ...sideCells(row, row.merged), ...gapCells(row)]),
  ]
}

/** Today's figures may lie beside their bands; who reads that wants to know why. */
function beside({ figures }: Verdict): readonly string[] {
  const out = ({ value, low, high }: Band) =>
    value !== null && low !== null && high !== null && (value < low || value > high)
  return figures.some(({ drawn, merged }) => out(drawn) || out(merged))
    ? ['A figure beside its band: the ranges of its inputs reach much farther to one side of their values.']
    : []
}

function sideCells({ quantity }: FigureBands, { value, low, high }: Band): readonly string[] {
  const said = (one: number | null) => spoken(quantity, one, 3)
  return [said(value), low === high ? said(low) : `${said(low)} … ${said(high)}`]
}

function gapCells(row: FigureBands): readonly string[] {
  const { quantity, difference } = row
  const said = (one: number | null) => change(quantity, one)
  const band = difference.low === difference.high ? [difference.low] : [difference.low, difference.high]
  return [said(difference.value), band.map(said).join(' … '), agreement(row)]
}

/** In how many draws the difference has today's sign; where it has none today, which sign most draws have. */
function agreement({ difference: { value }, lower, same, higher, holds }: FigureBands): string {
  if (same === 1) return 'all the same'
  if (value !== 0) return share(holds, 3)
  return lower > higher ? `less in ${share(lower, 3)}` : `more in ${share(higher, 3)}`
}

/** Of a highest load without end no difference can be told; of two multiples it is a number. */
function change(quantity: Quantity, value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–'
  return signed(quantity === 'factor' ? 'count' : quantity, value, 3)
}

function tornadoBlock({ figure, label, today, bars }: Tornado): readonly string[] {
  if (bars.length === 0) return []
  const quantity: Quantity = figure === 'monthly' ? 'money' : 'duration'
  const rows = bars
    .slice(0, longest.bars)
    .map(({ input, atLow, atHigh }) => [
      `  ${input.label}`,
      `${shownValue(input, input.low)} … ${shownValue(input, input.high)}`,
      `${change(quantity, atLow)} … ${change(quantity, atHigh)}`,
    ])
  const what = figure === 'monthly' ? 'the difference a month' : `the difference at ${label}`
  return [`What moves ${what} (${change(quantity, today)} today)`, ...columns(rows)]
}

function flipLines({ found, asked }: Flips): readonly string[] {
  const money = found.filter(({ figure }) => figure === 'monthly')
  const times = found.filter(({ figure }) => figure !== 'monthly')
  const shown = [...money.slice(0, longest.flips), ...times.slice(0, longest.flips / 2)]
  const never = [
    ...(money.length === 0 && asked.monthly > 0 ? [`the cost (${asked.monthly} asked)`] : []),
    ...(times.length === 0 && asked.p50 + asked.p99 > 0
      ? [`the response time (${Math.max(asked.p50, asked.p99)})`]
      : []),
  ]
  const none = `No input alone, from a hundredth to a hundred times its value, turns ${never.join(' or ')}.`
  const likely = (flip: (typeof found)[number]) => (flip.likely ? ' That is within its range.' : '')
  return [
    ...shown.map((flip) => indented(`${flip.sentence}${likely(flip)}`)),
    ...(never.length > 0 ? [indented(none)] : []),
    ...(shown.length === 0 && never.length === 0 ? [indented('Both sides are too alike for an answer to turn.')] : []),
  ]
}

function loadLines({ crossings, walls, rate }: Sweep): readonly string[] {
  const first = walls.filter((wall) => wall.first)
  const sides = { drawn: 'As drawn', merged: 'Merged', advised: 'As advised' }
  const stops = first.map(({ side, at, why }) => `${sides[side]} it stops at ${factor(at)} of today’s load: ${why}.`)
  const never =
    'Neither side overtakes the other, in cost or at p99, from a thousandth to a thousand times today’s load.'
  return [
    ...crossings.map(({ sentence }) => sentence),
    ...(crossings.length === 0 ? [never] : []),
    ...stops,
    `Today’s load is ${format('rate', rate)}.`,
  ].map(indented)
}

function boundaryLines({ list }: Boundaries): readonly string[] {
  if (list.length === 0) return [indented('There are none: nothing of own code calls anything else of own code.')]
  const telling = list.filter(({ judgement }) => judgement.say !== 'same')
  const shown = telling
    .slice(0, longest.boundaries)
    .flatMap(({ label, judgement }) => [
      `  ${label}`,
      `    ${judgement.sentence}`,
      ...judgement.keep.filter(({ weight }) => weight === 'note').map(({ text }) => `    Bear in mind: ${text}.`),
    ])
  const [more, alike] = [telling.length - longest.boundaries, list.length - telling.length]
  return [
    ...shown,
    ...(more > 0 ? [indented(`and ${number(more)} more (--json lists all)`)] : []),
    ...(alike > 0
      ? [
          indented(
            `Merging ${alike === 1 ? 'one more' : `any of ${number(alike)} more`} makes no difference to speak of.`,
          ),
        ]
      : []),
  ]
}

function fixLines(fixes: Decision['fixes']): readonly string[] {
  return fixes.slice(0, longest.fixes).map((fix) => indented(`${fix.title}: ${gainOf(fix.gain)}.`))
}

function planLines({ steps, said, worthwhile }: NonNullable<Decision['plan']>): readonly string[] {
  const shown = steps.slice(0, longest.steps).map(({ title, gain }, i) => {
    const rest = i === worthwhile ? '  (from here on the rest stops paying)\n' : ''
    return `${rest}  ${i + 1}. ${title}: ${gainOf(gain)}`
  })
  const more = steps.length - longest.steps
  return [...shown, ...(more > 0 ? [indented(`and ${more} more`)] : []), ...said.map(indented)]
}

/** "−$384 a month, −1.2 ms at p99"; what does not change is left out. */
function gainOf({ monthly, p99 }: { readonly monthly: number; readonly p99: number }): string {
  const parts = [
    ...(Math.abs(monthly) >= 0.005 ? [`${monthly < 0 ? '−' : '+'}${money(Math.abs(monthly))} a month`] : []),
    ...(Math.abs(p99) >= 1e-6 ? [`${change('duration', p99)} at p99`] : []),
  ]
  return parts.length > 0 ? parts.join(', ') : 'no change of cost or p99'
}

function indented(line: string): string {
  return `  ${line}`
}
