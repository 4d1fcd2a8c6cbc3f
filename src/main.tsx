/** Mounts the page. */

import './ui/tokens.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { loadNeededCatalogs } from './app/boot/catalogs'
import { lazyScorer } from './app/boot/lazyScorer'
import { loadEventually } from './app/boot/loadEventually'
import { reportUnfetched } from './app/boot/reportUnfetched'
import { start } from './app/boot/start'
import { guardScripts } from './app/boot/trustedTypes'
import { whenIdle } from './app/boot/whenIdle'
import { firstExample } from './app/input/examples'
import type { InputOpener } from './app/input/inputOpener'
import { type ReaderClient, readerClient } from './app/input/readerClient'
import { canvasViewport } from './app/page/canvasViewport'
import { keepTheme } from './app/page/theme'
import { designCodec } from './app/persistence/designCodec'
import { browserLibrary, keepVersions } from './app/persistence/designVersions'
import { lineage } from './app/persistence/lineage'
import type { AnalysisController } from './app/workers/analysis/analysisController'
import type { SimulationController } from './app/workers/simulation/simulationController'
import type { Document } from './model/document'
import { initialScoring } from './store/scoring/scoringState'
import { store } from './store/useStore'
import { ErrorBoundary } from './ui/ErrorBoundary'

guardScripts()
reportUnfetched(store)
const scorer = lazyScorer(store)
store.getState().set({ scoring: initialScoring(scorer.scoring) })
keepTheme(store)
loadNeededCatalogs(store)
const madeFrom = lineage(store, designCodec)
keepVersions(store, madeFrom)

const worker = readerClient(
  () => new Worker(new URL('./app/input/readerWorker.ts', import.meta.url), { type: 'module' }),
)
// A design that is read is shown with figures: load the scorer meanwhile.
const reading: ReaderClient = {
  ...worker,
  read: async (task) => (await Promise.all([worker.read(task), scorer.load()]))[0],
}
const simulationWorker = () =>
  new Worker(new URL('./app/workers/simulation/simulationWorker.ts', import.meta.url), { type: 'module' })
const analysisWorker = () =>
  new Worker(new URL('./app/workers/analysis/analysisWorker.ts', import.meta.url), { type: 'module' })
const inputOpener = () => import('./app/input/inputOpener').then((file) => file.inputOpener(store, reading))
const receiver: InputOpener = {
  text: async (text, name) => (await inputOpener()).text(text, name),
  files: async (files) => (await inputOpener()).files(files),
}
const codec = {
  encode: async (design: Document) => (await import('./formats/link/link')).encodeLink(design),
  decode: async (fragment: string) => {
    const opened = await reading.read({ link: fragment })
    return opened.ok ? { ok: true as const, value: opened.value.document } : opened
  },
}

/** Fulfilled when the page is idle: what the first screen does not wait for is loaded from then on. */
let isAtRest = () => {}
const rest = new Promise<void>((done) => {
  isAtRest = done
})

// The page starts even if the stored record cannot be read.
const parts = { store, codec, library: browserLibrary, lineage: madeFrom, example: firstExample, rest }
const started = start(parts).then(
  () => undefined,
  () =>
    store
      .getState()
      .notify('error', 'What was stored could not be opened. Nothing of it was changed: reload the page to try again.'),
)

// A design other than the first example is shown once it can be scored.
const scored = started.then(() => scorer.readyFor(store.getState().document))

whenIdle(Promise.all([scored, canvasViewport.ready]), () => isAtRest())

const simulation = rest.then(() => {
  void scorer.load()
  for (const load of likelySoon) load().catch(() => undefined)
  void loadEventually(() => import('./app/workers/scoringScheduler')).then((file) => file.scoringScheduler(store))
  void loadEventually(() => import('./app/page/announceVerdict')).then((file) => file.announceVerdict(store))
  return loadEventually(() => import('./app/workers/simulation/simulationController')).then(
    ({ simulationController: keepSimulated }): SimulationController => keepSimulated(store, simulationWorker),
  )
})
/** What the first click or key is likely to need; what fails is asked for again when it is needed. */
const likelySoon: readonly (() => Promise<unknown>)[] = [
  designCodec,
  inputOpener,
  () => import('./canvas/gestures/MergePreview'),
  () => import('./commands/excerpt'),
  () => import('./panels/shell/Notices'),
  () => import('./panels/inspector/ServiceInspector'),
  () => import('./panels/inspector/CallInspector'),
  () => import('./panels/dialogs/CommandPalette'),
  () => import('./app/page/focusRegion'),
]
const analyses = simulation
  .then(() => loadEventually(() => import('./app/workers/analysis/analysisController')))
  .then(({ analysisController: keepAnalysed }): AnalysisController => keepAnalysed(store, analysisWorker))
const environment = {
  store,
  codec,
  lineage: madeFrom,
  reader: reading,
  receiver,
  rest,
  simulation: {
    start: () => void simulation.then((one) => one.start()),
    stop: () => void simulation.then((one) => one.stop()),
  },
  analyses: {
    start: (job) => void analyses.then((one) => one.start(job)),
    stop: (job) => void analyses.then((one) => one.stop(job)),
  } satisfies AnalysisController,
}
const root = document.getElementById('root')

void scored.then(() => {
  if (root)
    createRoot(root).render(
      <StrictMode>
        <ErrorBoundary name="The page">
          <App environment={environment} />
        </ErrorBoundary>
      </StrictMode>,
    )
})
