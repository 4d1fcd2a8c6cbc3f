/** The page: panels round the canvas, the dialogs over it, and what they may ask of the world outside. */

import { lazy, memo, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { pasteText } from '../commands/clipboard'
import { commandList } from '../commands/index'
import { keyLabel } from '../commands/keys'
import {
  EnvironmentProvider,
  type PageDialog,
  type PageEnvironment,
  runCommand,
} from '../panels/environment/pageEnvironment'
import { platform } from '../panels/environment/platform'
import { Inspector } from '../panels/inspector/Inspector'
import { Dock } from '../panels/shell/Dock'
import { Headline } from '../panels/shell/Headline'
import { Palette } from '../panels/shell/Palette'
import { Toolbar } from '../panels/shell/Toolbar'
import { useStore } from '../store/useStore'
import { ErrorBoundary } from '../ui/ErrorBoundary'
import { Tooltip } from '../ui/Tooltip'
import styles from './App.module.css'
import { browserEnvironment, type PageServices } from './browserEnvironment'
import { listenToDrop, listenToPaste } from './input/clipboard'
import { canvasViewport } from './page/canvasViewport'
import { listenToKeys } from './page/shortcuts'
import { useNarrowScreen } from './page/useNarrowScreen'

// Asked for at once, beside the page itself: the sentence and the figures stand before React Flow is read.
const canvas = import('../canvas/Canvas')
const Canvas = lazy(async () => ({ default: (await canvas).Canvas }))
const Reading = lazy(() => import('../panels/inspector/ReadOnlyInspector'))
const ExplanationPanel = lazy(() => import('../panels/explanation/ExplanationPanel'))
const DesignsDialog = lazy(() => import('../panels/dialogs/DesignsDialog'))
const ShareDialog = lazy(() => import('../panels/dialogs/ShareDialog'))
const ImportDialog = lazy(() => import('../panels/dialogs/ImportDialog'))
const ShortcutsDialog = lazy(() => import('../panels/dialogs/ShortcutsDialog'))
const CasesDialog = lazy(() => import('../panels/dialogs/CasesDialog'))
const MethodDialog = lazy(() => import('../panels/dialogs/MethodDialog'))
const RecordDialog = lazy(() => import('../panels/dialogs/RecordDialog'))
const Notices = lazy(() => import('../panels/shell/Notices'))
const CommandPalette = lazy(() => import('../panels/dialogs/CommandPalette'))

/** Each looks at the store for itself: made once, they are left alone while the document changes under a drag. */
const still = {
  toolbar: <Toolbar />,
  verdict: <Headline />,
  palette: <Palette />,
  inspector: <Inspector />,
  dock: <Dock />,
  tooltips: <Tooltip />,
}

export function App({ environment }: { readonly environment: PageServices }) {
  const [dialog, ask] = useState<PageDialog>()
  const [hovering, setHovering] = useState(false)
  const outside = useMemo(() => browserEnvironment(environment, ask), [environment])
  const document = useStore((state) => state.document)
  const opened = useStore((state) => state.openFigure)
  const told = useStore((state) => state.notices.length > 0)
  const touched = useStore(({ selection }) => selection.services.length + selection.calls.length > 0)
  const narrow = useNarrowScreen()

  const asked = useRef<PageDialog>(undefined)
  asked.current = dialog
  useEffect(() => listenToKeys(outside.context, () => asked.current !== undefined), [outside])
  useEffect(() => listenToPaste((text) => void pasteText(outside.context, text)), [outside])
  useEffect(() => listenToDrop(environment.receiver, setHovering), [environment])
  useEffect(() => {
    globalThis.document.title = document.name ? `${document.name} · Hoptax` : 'Hoptax'
  }, [document.name])

  return (
    <EnvironmentProvider value={outside}>
      <div className={styles.page}>
        <ErrorBoundary name="The toolbar" resetOn={document}>
          {still.toolbar}
        </ErrorBoundary>
        <main className={styles.main}>
          <ErrorBoundary name="The verdict" resetOn={document}>
            {still.verdict}
          </ErrorBoundary>
          <div className={styles.middle}>
            {!narrow && <ErrorBoundary name="The palette">{still.palette}</ErrorBoundary>}
            <div className={styles.canvas}>
              <ErrorBoundary name="The canvas" resetOn={document}>
                <Suspense>
                  <Sheet outside={outside} readOnly={narrow} />
                </Suspense>
              </ErrorBoundary>
            </div>
            {(!narrow || opened || touched) && (
              <aside className={styles.side} aria-label={opened ? 'Opened figure' : 'Fields'}>
                <ErrorBoundary name="The inspector" resetOn={document}>
                  <Suspense>
                    {opened ? (
                      <ExplanationPanel key={opened} opened={opened} />
                    ) : narrow ? (
                      <Reading />
                    ) : (
                      still.inspector
                    )}
                  </Suspense>
                </ErrorBoundary>
              </aside>
            )}
          </div>
          <ErrorBoundary name="The scorecard" resetOn={document}>
            {still.dock}
          </ErrorBoundary>
        </main>
      </div>
      <ErrorBoundary name="What has to be said" resetOn={document}>
        <Suspense>{told && <Notices />}</Suspense>
      </ErrorBoundary>
      <Suspense>
        {dialog === 'designs' && <DesignsDialog onClose={() => ask(undefined)} />}
        {dialog === 'share' && <ShareDialog onClose={() => ask(undefined)} />}
        {dialog === 'import' && <ImportDialog onClose={() => ask(undefined)} />}
        {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => ask(undefined)} />}
        {dialog === 'examples' && <CasesDialog onClose={() => ask(undefined)} />}
        {dialog === 'record' && <RecordDialog onClose={() => ask(undefined)} />}
        {dialog === 'method' && <MethodDialog onClose={() => ask(undefined)} />}
        {(dialog === 'commands' || dialog === 'find') && (
          <CommandPalette
            key={dialog}
            only={dialog === 'find' ? 'services' : undefined}
            onClose={() => ask(undefined)}
          />
        )}
      </Suspense>
      {hovering && <div className={styles.drop}>Drop it: it is read here, in this browser, and sent nowhere.</div>}
      {still.tooltips}
    </EnvironmentProvider>
  )
}

const Sheet = memo(({ outside, readOnly }: { readonly outside: PageEnvironment; readonly readOnly: boolean }) => {
  const available = useStore((state) => commandList.map((one) => (one.available(state) ? '1' : '0')).join(''))
  const commands = useMemo(
    () =>
      commandList.map(({ id, label, group, keys: [key] }, i) => ({
        id,
        label,
        group,
        enabled: available[i] === '1',
        keys: key && keyLabel(key, platform),
      })),
    [available],
  )
  return (
    <Canvas
      commands={commands}
      readOnly={readOnly}
      run={(id) => {
        const command = commandList.find((one) => one.id === id)
        if (command) runCommand(command.id, outside.context)
      }}
      onViewport={canvasViewport.keep}
    />
  )
})
