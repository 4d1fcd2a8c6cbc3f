/** Everything outside the store that panels and commands use, from the folders of this room. */

import { failure, sentence, success } from '../base/result'
import type { CommandContext } from '../commands/command'
import type { PageDialog, PageEnvironment } from '../panels/environment/pageEnvironment'
import type { EditorStore } from '../store/store'
import { changeCatalog } from './boot/catalogs'
import { systemClipboard } from './input/clipboard'
import { exampleList, readExample } from './input/examples'
import { chooseFiles, download, fileName } from './input/fileDialogs'
import type { InputOpener } from './input/inputOpener'
import type { ReaderClient } from './input/readerClient'
import { canvasViewport } from './page/canvasViewport'
import { dismissErrors } from './page/dismissErrors'
import { designCodec } from './persistence/designCodec'
import { browserLibrary } from './persistence/designVersions'
import type { Lineage } from './persistence/lineage'
import { encodeLink, type LinkCodec } from './persistence/urlSync'
import type { AnalysisController } from './workers/analysis/analysisController'
import type { SimulationController } from './workers/simulation/simulationController'

/** The long-lived objects of the page, created once by `boot/start.ts`. */
export interface PageServices {
  readonly store: EditorStore
  readonly reader: ReaderClient
  readonly receiver: InputOpener
  readonly codec: LinkCodec
  readonly lineage: Lineage
  /** Fulfilled when the page is idle after its first screen. */
  readonly rest: Promise<void>
  readonly simulation: SimulationController
  readonly analyses: AnalysisController
}

/** `ask` opens a dialog; without one it closes the open dialog. */
export function browserEnvironment(
  { store, reader, receiver, codec, lineage, rest, simulation, analyses }: PageServices,
  ask: (dialog?: PageDialog) => void,
): PageEnvironment {
  const link = async () => {
    const { document } = store.getState()
    const made = await encodeLink(codec, document)
    if (made.ok) void lineage.note(document)
    return made.ok ? success(`${location.href.split('#')[0]}#${made.value}`) : made
  }
  const context: CommandContext = {
    store,
    viewport: canvasViewport.current,
    clipboard: systemClipboard,
    receive: async (text, name) => {
      await receiver.text(text, name)
    },
    pickFile: async () => {
      const files = await chooseFiles()
      if (files.length > 0) await receiver.files(files)
    },
    saveFile: async () => {
      const { document } = store.getState()
      const { write } = await designCodec()
      download(fileName(document.name), write(document))
    },
    copyLink: async () => {
      const made = await link()
      const copied = made.ok && (await systemClipboard.write(made.value).then(yes, no))
      if (copied) store.getState().notify('info', 'The link is on the clipboard.')
      else ask('share')
    },
    show: ask,
    layOut: async (task) => (await import('./workers/elkLayout')).elkLayout(task, store),
    go: (to) => void import('./page/focusRegion').then((regions) => regions.focusRegion(to)),
  }
  return {
    context,
    examples: exampleList,
    predictCases: async (report) => (await import('./workers/cases/caseClient')).caseOutcomes(report),
    openExample: async (id) => {
      const example = await readExample(id, async (name, text) => {
        const opened = await reader.read({ read: [{ name, text }] })
        return opened.ok ? { ok: true, value: opened.value.document } : opened
      })
      dismissErrors(store)
      if (!example.ok) {
        store.getState().notify('error', `The example cannot be opened: ${example.problem.message}`)
        return
      }
      store.getState().open('Open an example', example.value)
      const published = (await exampleList()).find((one) => one.id === id)?.published
      if (published) store.getState().notify('info', `As published: ${published}`)
    },
    openText: receiver.text,
    openFiles: receiver.files,
    cancelReading: reader.cancel,
    rest,
    simulation,
    analyses,
    designs: designsOf(store, lineage),
    changeCatalog: (id) => changeCatalog(store, id),
    link,
    download,
    openDialog: ask,
    readableFormats: ['Hoptax designs and links', 'Jaeger traces'],
  }
}

function designsOf(store: EditorStore, lineage: Lineage): PageEnvironment['designs'] {
  return {
    list: async () => (await browserLibrary()).list(),
    open: async (id) => {
      const library = await browserLibrary()
      const silent = () => failure('', 'the browser’s storage does not answer; open it again in a moment.')
      const design = await library.read(id).catch(silent)
      const madeFrom = await library.madeFrom(id).catch(() => [])
      dismissErrors(store)
      if (!design.ok) {
        store
          .getState()
          .notify(
            'error',
            `This kept design cannot be opened: ${sentence(design.problem)} It stays where it is; what was on screen stays, too.`,
          )
        return
      }
      store.getState().open('Open a kept design', design.value)
      lineage.adopt(madeFrom)
    },
    keep: async () => (await browserLibrary()).keep(store.getState().document, undefined, lineage.of()),
    rename: async (id, name) => (await browserLibrary()).rename(id, name),
    duplicate: async (id) => (await browserLibrary()).duplicate(id),
    remove: async (id) => (await browserLibrary()).remove(id),
    restore: async (id) => (await browserLibrary()).restore(id),
  }
}

const yes = () => true
const no = () => false
