/**
 * The case worker: reads every published case, scores both sides and compares the figures with their bands; each case is
 * reported when it is done. The page says where the examples are fetched from.
 */

import { sentence } from '../../../base/result'
import { type PublishedCase, predictions } from '../../../cases/predictions'
import { loadCatalog } from '../../../catalog/index'
import { readDesign } from '../../../formats/design/design'
import type { CaseOutcome } from '../../../panels/environment/pageEnvironment'
import { catalogToLoad, compare } from '../../../scorer/comparison'
import { headline } from '../../../scorer/headline'
import type { CaseReport } from './caseProtocol'

addEventListener('message', ({ data }: MessageEvent<{ readonly from: string }>) => void all(data.from))

async function all(from: string): Promise<void> {
  const { default: index } = await import('../../../../public/examples/index.json')
  const cases: readonly PublishedCase[] = index
  for (const one of cases) {
    const report: CaseReport = {
      id: `${one.id}.hoptax.json`,
      isLast: one === cases.at(-1),
      outcome: await outcome(one, from).catch(broken),
    }
    postMessage(report)
  }
}

async function outcome(one: PublishedCase, from: string): Promise<CaseOutcome> {
  const answer = await fetch(new URL(`${one.id}.hoptax.json`, from))
  if (!answer.ok) return { problem: `The server answered ${answer.status}.` }
  const read = readDesign(await answer.text())
  if (!read.ok) return { problem: sentence(read.problem) }
  const { document } = read.value
  const awaited = catalogToLoad(document)
  if (awaited !== undefined) await loadCatalog(awaited)
  const [both, predicted] = [compare(document), predictions(document, one)]
  if (!both.ok || !predicted.ok) return { problem: 'This example cannot be scored.' }
  return {
    verdict: headline(both.value),
    figures: predicted.value.map(({ figure, label, predicted: value, band, inside, reason }) => ({
      label,
      published: figure.published,
      predicted: value,
      band,
      inside,
      reason: inside ? reason : (figure.misses ?? reason),
    })),
  }
}

function broken(): CaseOutcome {
  return { problem: 'It could not be fetched: open this list again when the network answers.' }
}
