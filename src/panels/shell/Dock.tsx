/** The bottom of the page: the scorecard, and beside it the tabs that explain it. */

import { type ReactNode, Suspense } from 'react'
import { comparison, problem } from '../../store/reading/selectors'
import type { Tab } from '../../store/state'
import { store, useStore } from '../../store/useStore'
import { ErrorBoundary } from '../../ui/ErrorBoundary'
import { lazyPart } from '../../ui/lazyPart'
import { type TabItem, Tabs } from '../../ui/Tabs'
import { mergedFindings } from '../findings/mergedFindings'
import { Scorecard } from '../scorecard/Scorecard'
import { WaterfallTab } from '../waterfall/WaterfallTab'
import styles from './Dock.module.css'

// The Waterfall tab belongs to the first screen; the others are loaded when they are opened.
const Bridge = lazyPart('The bridge', () => import('../bridge/BridgeTab'))
const Bill = lazyPart('The bill', () => import('../bill/BillTab'))
const Load = lazyPart('The load', () => import('../load/LoadTab'))
const Boundaries = lazyPart('The list of boundaries', () => import('../boundaries/BoundariesTab'))
const Verdict = lazyPart('The verdict', () => import('../verdict/VerdictTab'))
const Advice = lazyPart('The advice', () => import('../advice/AdviceTab'))
const Findings = lazyPart('The list of findings', () => import('../findings/FindingsTab'))
const Simulation = lazyPart('The simulation', () => import('../simulation/SimulationTab'))
const Breakdown = lazyPart('The breakdown', () => import('../scorecard/BreakdownTab'))
const SheetTab = lazyPart('The table', () => import('../tables/TableTab'))
const AssumptionsTab = lazyPart('The list of assumptions', () => import('../assumptions/AssumptionsTab'))
const CalibrationTab = lazyPart('The calibration', () => import('../calibration/CalibrationTab'))

// Each panel subscribes to the store itself: as constant elements they render only when their own figures change.
const scorecard = <Scorecard />
const panels: Readonly<Record<Tab, { readonly label: string; readonly shown: ReactNode }>> = {
  waterfall: { label: 'Waterfall', shown: <WaterfallTab /> },
  bridge: { label: 'Difference', shown: <Bridge /> },
  bill: { label: 'Bill', shown: <Bill /> },
  load: { label: 'Load', shown: <Load /> },
  boundaries: { label: 'Boundaries', shown: <Boundaries /> },
  verdict: { label: 'Verdict', shown: <Verdict /> },
  advice: { label: 'Advice', shown: <Advice /> },
  findings: { label: 'Findings', shown: <Findings /> },
  simulation: { label: 'Simulation', shown: <Simulation /> },
  figures: { label: 'Details', shown: <Breakdown /> },
  sheet: { label: 'Table', shown: <SheetTab /> },
  assumptions: { label: 'Assumptions', shown: <AssumptionsTab /> },
  calibration: { label: 'Calibration', shown: <CalibrationTab /> },
}

const panelId = 'dock-panel'

export function Dock() {
  const tab = useStore((state) => state.tab)
  const both = useStore(comparison)
  const design = useStore((state) => state.document)
  const stale = useStore((state) => problem(state) !== undefined)
  const items: readonly TabItem<Tab>[] = (Object.keys(panels) as Tab[]).map((key) => ({
    key,
    label: panels[key].label,
    count: key === 'findings' ? mergedFindings(both).length : undefined,
  }))
  return (
    <div className={stale ? `${styles.dock} ${styles.stale}` : styles.dock}>
      <ErrorBoundary name="The scorecard" resetOn={design}>
        {scorecard}
      </ErrorBoundary>
      <section className={styles.more} aria-label="What the figures are made of">
        <Tabs
          label="Details of the figures"
          items={items}
          chosen={tab}
          panelId={panelId}
          onChoose={(key) => store.getState().set({ tab: key })}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard */}
        <div id={panelId} role="tabpanel" aria-labelledby={`${panelId}-${tab}`} tabIndex={0} className={styles.panel}>
          <ErrorBoundary name={panels[tab].label} resetOn={design}>
            <Suspense>{panels[tab].shown}</Suspense>
          </ErrorBoundary>
        </div>
      </section>
    </div>
  )
}
