/** Mounts the page. */

import './ui/tokens.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import type { AnalysisKeeper } from './app/analysis/keeper'
import { keepCatalogs } from './app/catalogs'
import { firstExample } from './app/examples'
import { bringScorer, scorerFor } from './app/late'
import { type Reader, reader } from './app/reading'
import type { Receiver } from './app/receiving'
import { atRest } from './app/rest'
import type { Keeper } from './app/simulation/keeper'
import { designFile, start } from './app/start'
import { keepTheme } from './app/theme'
import { guardScripts } from './app/trusted'
import { browserLibrary, keepVersions } from './app/versions'
import { viewports } from './app/viewports'
import type { Document } from './model/document'
import { store } from './store/useStore'
import { Boundary } from './ui/Boundary'

guardScripts()
keepTheme(store)
keepCatalogs(store)
keepVersions(store)

const worker = reader(() => new Worker(new URL('./app/worker.ts', import.meta.url), { type: 'module' }))
// Whatever is read is shown with figures: the scorer comes meanwhile.
const reading: Reader = {
  ...worker,
  read: async (task) => (await Promise.all([worker.read(task), bringScorer()]))[0],
}
const simulator = () => new Worker(new URL('./app/simulation/engine.ts', import.meta.url), { type: 'module' })
const analyst = () => new Worker(new URL('./app/analysis/analyst.ts', import.meta.url), { type: 'module' })
const receiving = () => import('./app/receiving').then((file) => file.receiver(store, reading))
const receiver: Receiver = {
  text: async (text, name) => (await receiving()).text(text, name),
  files: async (files) => (await receiving()).files(files),
}
const codec = {
  encode: async (design: Document) => (await import('./formats/link')).written(design),
  decode: async (fragment: string) => {
    const opened = await reading.read({ link: fragment })
    return opened.ok ? { ok: true as const, value: opened.value.document } : opened
  },
}

// Whatever goes wrong with what was stored, the page comes up.
const started = start(store, codec, browserLibrary, firstExample).then(
  () => undefined,
  () => store.getState().notify('error', 'What was stored could not be opened. Nothing of it was changed.'),
)

// Another design than the first example: nothing is shown before it can be scored.
const figured = started.then(() => scorerFor(store.getState().document))

/** It begins when the page is at rest: the first screen does not wait for what it says. */
const simulation = new Promise<Keeper>((begun) =>
  atRest(Promise.all([figured, viewports.stands]), () => {
    void bringScorer()
    void designFile()
    void receiving()
    void import('./canvas/MergePreview')
    void import('./commands/insertion')
    void import('./panels/Notices')
    void import('./panels/inspector/ServiceInspector')
    void import('./panels/inspector/CallInspector')
    void import('./panels/dialogs/CommandPalette')
    void import('./app/regions')
    void import('./app/making').then(({ makeFigures }) => makeFigures(store))
    void import('./app/announcing').then(({ announceVerdict }) => announceVerdict(store))
    void import('./app/simulation/keeper').then(({ keepSimulated }) => begun(keepSimulated(store, simulator)))
  }),
)
const analyses = simulation
  .then(() => import('./app/analysis/keeper'))
  .then(({ keepAnalysed }): AnalysisKeeper => keepAnalysed(store, analyst))
const environment = {
  ...{ store, codec, reader: reading, receiver },
  simulation: {
    start: () => void simulation.then((one) => one.start()),
    stop: () => void simulation.then((one) => one.stop()),
  },
  analyses: {
    start: (job) => void analyses.then((one) => one.start(job)),
    stop: (job) => void analyses.then((one) => one.stop(job)),
  } satisfies AnalysisKeeper,
}
const root = document.getElementById('root')

void figured.then(() => {
  if (root)
    createRoot(root).render(
      <StrictMode>
        <Boundary name="The page">
          <App environment={environment} />
        </Boundary>
      </StrictMode>,
    )
})
