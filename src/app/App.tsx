/** The page: panels round the canvas, the dialogs over it, and what they may ask of the world outside. */

import { lazy, memo, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { pasteText } from '../commands/clipboard'
import { commandList } from '../commands/index'
import { shownKey } from '../commands/keys'
import { Inspector } from '../panels/inspector/Inspector'
import { Dock } from '../panels/shell/Dock'
import { type DialogName, type Outside, OutsideProvider, runCommand } from '../panels/shell/environment'
import { Verdict } from '../panels/shell/Headline'
import { Palette } from '../panels/shell/Palette'
import { platform } from '../panels/shell/platform'
import { Toolbar } from '../panels/shell/Toolbar'
import { useStore } from '../store/useStore'
import { Boundary } from '../ui/ErrorBoundary'
import { TooltipLayer } from '../ui/Tooltip'
import styles from './App.module.css'
import { type Environment, outsideOf } from './browserEnvironment'
import { listenToDrop, listenToPaste } from './input/clipboard'
import { viewports } from './page/canvasViewport'
import { listenToKeys } from './page/shortcuts'
import { useNarrow } from './page/useNarrowScreen'

// Asked for at once, beside the page itself: the sentence and the figures stand before React Flow is read.
const canvas = import('../canvas/Canvas')
const Canvas = lazy(async () => ({ default: (await canvas).Canvas }))
const Reading = lazy(() => import('../panels/inspector/ReadOnlyInspector'))
const ExplanationPanel = lazy(() => import('../panels/figures/ExplanationPanel'))
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
  verdict: <Verdict />,
  palette: <Palette />,
  inspector: <Inspector />,
  dock: <Dock />,
  tooltips: <TooltipLayer />,
}

export function App({ environment }: { readonly environment: Environment }) {
  const [dialog, ask] = useState<DialogName>()
  const [hovering, setHovering] = useState(false)
  const outside = useMemo(() => outsideOf(environment, ask), [environment])
  const document = useStore((state) => state.document)
  const opened = useStore((state) => state.opened)
  const told = useStore((state) => state.notices.length > 0)
  const touched = useStore(({ selection }) => selection.services.length + selection.calls.length > 0)
  const narrow = useNarrow()

  const asked = useRef<DialogName>(undefined)
  asked.current = dialog
  useEffect(() => listenToKeys(outside.context, () => asked.current !== undefined), [outside])
  useEffect(() => listenToPaste((text) => void pasteText(outside.context, text)), [outside])
  useEffect(() => listenToDrop(environment.receiver, setHovering), [environment])
  useEffect(() => {
    globalThis.document.title = document.name ? `${document.name} · Hoptax` : 'Hoptax'
  }, [document.name])

  return (
    <OutsideProvider value={outside}>
      <div className={styles.page}>
        <Boundary name="The toolbar" resetOn={document}>
          {still.toolbar}
        </Boundary>
        <main className={styles.main}>
          <Boundary name="The verdict" resetOn={document}>
            {still.verdict}
          </Boundary>
          <div className={styles.middle}>
            {!narrow && <Boundary name="The palette">{still.palette}</Boundary>}
            <div className={styles.canvas}>
              <Boundary name="The canvas" resetOn={document}>
                <Suspense>
                  <Sheet outside={outside} readOnly={narrow} />
                </Suspense>
              </Boundary>
            </div>
            {(!narrow || opened || touched) && (
              <aside className={styles.side} aria-label={opened ? 'Opened figure' : 'Fields'}>
                <Boundary name="The inspector" resetOn={document}>
                  <Suspense>
                    {opened ? (
                      <ExplanationPanel key={opened} opened={opened} />
                    ) : narrow ? (
                      <Reading />
                    ) : (
                      still.inspector
                    )}
                  </Suspense>
                </Boundary>
              </aside>
            )}
          </div>
          <Boundary name="The scorecard" resetOn={document}>
            {still.dock}
          </Boundary>
        </main>
      </div>
      <Boundary name="What has to be said" resetOn={document}>
        <Suspense>{told && <Notices />}</Suspense>
      </Boundary>
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
    </OutsideProvider>
  )
}

const Sheet = memo(({ outside, readOnly }: { readonly outside: Outside; readonly readOnly: boolean }) => {
  const available = useStore((state) => commandList.map((one) => (one.available(state) ? '1' : '0')).join(''))
  const commands = useMemo(
    () =>
      commandList.map(({ id, label, group, keys: [key] }, i) => ({
        ...{ id, label, group, enabled: available[i] === '1' },
        keys: key && shownKey(key, platform),
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
      onViewport={viewports.keep}
    />
  )
})
