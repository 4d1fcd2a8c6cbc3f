/** The page: panels around the canvas, dialogs over it, and the browser environment that both use. */

import { memo, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { pasteText } from '../commands/clipboard'
import type { CommandContext } from '../commands/command'
import { commandList } from '../commands/index'
import { keyLabel } from '../commands/keys'
import { EnvironmentProvider, type PageDialog, runCommand } from '../panels/environment/pageEnvironment'
import { platform } from '../panels/environment/platform'
import { Inspector } from '../panels/inspector/Inspector'
import { Dock } from '../panels/shell/Dock'
import { Headline } from '../panels/shell/Headline'
import { Palette } from '../panels/shell/Palette'
import { Toolbar } from '../panels/shell/Toolbar'
import { useStore } from '../store/useStore'
import { ErrorBoundary } from '../ui/ErrorBoundary'
import { lazyPart } from '../ui/lazyPart'
import { Tooltip } from '../ui/Tooltip'
import styles from './App.module.css'
import { browserEnvironment, type PageServices } from './browserEnvironment'
import { listenToDrop, listenToPaste } from './input/clipboard'
import { OpenDialog } from './OpenDialog'
import { canvasViewport } from './page/canvasViewport'
import { listenToKeys } from './page/shortcuts'
import { useNarrowScreen } from './page/useNarrowScreen'

// Requested at once, in parallel with the page: headline and figures are shown before React Flow is parsed.
const loadCanvas = () => import('../canvas/Canvas')
loadCanvas().catch(() => undefined)
const Canvas = lazyPart('The canvas', async () => ({ default: (await loadCanvas()).Canvas }))
const Reading = lazyPart('The fields', () => import('../panels/inspector/ReadOnlyInspector'))
const ExplanationPanel = lazyPart('The opened figure', () => import('../panels/explanation/ExplanationPanel'))
const Notices = lazyPart('What has to be said', () => import('../panels/shell/Notices'))

/** Each subscribes to the store itself: constant elements are not rendered again when the document changes. */
const fixed = {
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
  const page = useMemo(() => browserEnvironment(environment, ask), [environment])
  const document = useStore((state) => state.document)
  const openFigure = useStore((state) => state.openFigure)
  const hasNotices = useStore((state) => state.notices.length > 0)
  const hasSelection = useStore(({ selection }) => selection.services.length + selection.calls.length > 0)
  const narrow = useNarrowScreen()

  const asked = useRef<PageDialog>(undefined)
  asked.current = dialog
  useEffect(() => listenToKeys(page.context, () => asked.current !== undefined), [page])
  useEffect(() => listenToPaste((text) => void pasteText(page.context, text)), [page])
  useEffect(() => listenToDrop(environment.receiver, setHovering), [environment])
  useEffect(() => {
    globalThis.document.title = document.name ? `${document.name} · Hoptax` : 'Hoptax'
  }, [document.name])

  return (
    <EnvironmentProvider value={page}>
      <div className={styles.page}>
        <ErrorBoundary name="The toolbar" resetOn={document}>
          {fixed.toolbar}
        </ErrorBoundary>
        <main className={styles.main}>
          <ErrorBoundary name="The verdict" resetOn={document}>
            {fixed.verdict}
          </ErrorBoundary>
          <div className={styles.middle}>
            {!narrow && <ErrorBoundary name="The palette">{fixed.palette}</ErrorBoundary>}
            <div className={styles.canvas}>
              <ErrorBoundary name="The canvas" resetOn={document}>
                <Suspense>
                  <Sheet context={page.context} readOnly={narrow} />
                </Suspense>
              </ErrorBoundary>
            </div>
            {(!narrow || openFigure || hasSelection) && (
              <aside className={styles.side} aria-label={openFigure ? 'Opened figure' : 'Fields'}>
                <ErrorBoundary name="The inspector" resetOn={document}>
                  <Suspense>
                    {openFigure ? (
                      <ExplanationPanel key={openFigure} opened={openFigure} />
                    ) : narrow ? (
                      <Reading />
                    ) : (
                      fixed.inspector
                    )}
                  </Suspense>
                </ErrorBoundary>
              </aside>
            )}
          </div>
          <ErrorBoundary name="The scorecard" resetOn={document}>
            {fixed.dock}
          </ErrorBoundary>
        </main>
      </div>
      <ErrorBoundary name="What has to be said" resetOn={document}>
        <Suspense>{hasNotices && <Notices />}</Suspense>
      </ErrorBoundary>
      {dialog && <OpenDialog dialog={dialog} onClose={() => ask(undefined)} />}
      {hovering && <div className={styles.drop}>Drop it: it is read here, in this browser, and sent nowhere.</div>}
      {fixed.tooltips}
    </EnvironmentProvider>
  )
}

const Sheet = memo(({ context, readOnly }: { readonly context: CommandContext; readonly readOnly: boolean }) => {
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
        if (command) runCommand(command.id, context)
      }}
      onViewport={canvasViewport.set}
    />
  )
})
