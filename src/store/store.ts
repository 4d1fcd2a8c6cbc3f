/**
 * The store: one state, and the few ways in which it changes. Pure: it knows no clock, no storage and no
 * screen; `app/` subscribes to it for autosave and the link, `useStore.ts` binds it to React.
 */

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Document } from '../model/document'
import type { Actions } from './actions'
import {
  abandonGesture,
  applyEdit,
  type GestureState,
  previewEdit,
  settledTimeline,
  settleGesture,
} from './changes/gesture'
import { emptyHistory, openStep, redoStep, sealHistory, type Timeline, undoStep } from './changes/history'
import { emptySelection, exactSelection, pruneSelection } from './changes/selection'
import { defaultSimulationChoice } from './reading/simulationResults'
import type { Scoring } from './scoring/scoring'
import { initialScoring, refreshScoring, replaceDocument } from './scoring/scoringState'
import type { Notice, State } from './state'

/** State and actions together, as the store holds them. */
export type Editor = State & Actions
/** The store of one page. */
export type EditorStore = StoreApi<Editor>

/** Notices on screen at once; older ones are dropped. */
const maxNotices = 5

/** Another scorer can be handed to it later: `set({ scoring: initialScoring(…) })`. */
export function editorStore(document: Document, scoring: Scoring): EditorStore {
  return createStore<Editor>()((set, getState) => {
    /** Every change of the document goes through here: the selection loses what the design has lost. */
    const changeDocument = (next: (state: State) => GestureState, further: Partial<State> = {}) =>
      set((state) => {
        const { document, history, before, origin = 0 }: GestureState = next(state)
        return {
          ...further,
          document,
          history,
          before,
          origin,
          scoring: replaceDocument(state.scoring, state.document),
          selection: pruneSelection(further.selection ?? state.selection, document.design),
        }
      })
    const seal = (state: State) => ({ history: sealHistory(state.history) })

    return {
      ...blankState(document, scoring),
      edit: (name, change, field) => changeDocument((state) => applyEdit(state, change, name, field)),
      leaveField: () => set(seal),
      preview: (change) => changeDocument((state) => previewEdit(state, change)),
      settle: (name) => changeDocument((state) => settleGesture(state, name)),
      abandon: () => changeDocument(abandonGesture),
      undo: () =>
        changeDocument((state) =>
          state.before === undefined ? undoStep(sealedTimeline(state)) : abandonGesture(state),
        ),
      redo: () =>
        changeDocument((state) =>
          state.before === undefined ? redoStep(sealedTimeline(state)) : abandonGesture(state),
        ),
      open: (name, next) =>
        changeDocument((state) => openStep(settledTimeline(state), next, name), {
          selection: emptySelection,
          openFigure: undefined,
          view: 'drawn',
          replacedDocument: { name, document: getState().before ?? getState().document, origin: getState().origin },
        }),
      restore: (saved, history, origin = 0) =>
        changeDocument(() => ({ document: saved, history, origin }), { selection: emptySelection }),
      absorb: (merged, history, origin) =>
        changeDocument(({ before }) => ({ document: merged, history, before, origin })),
      select: (selection) =>
        set((state) => ({ ...seal(state), selection: exactSelection(state.selection, selection) })),
      show: (view) => set({ view }),
      set: (part) => set(part),
      refresh: () => set(({ scoring }) => ({ scoring: refreshScoring(scoring) })),
      notify: (tone, text, details = [], offer) =>
        set((state) => ({
          notices: [...state.notices, notice(state, { tone, text, details, offer })].slice(-maxNotices),
        })),
      dismiss: (id) => set((state) => ({ notices: state.notices.filter((one) => one.id !== id) })),
    }
  })
}

/** The state of a page that has just been opened on this document. */
export function blankState(document: Document, scoring: Scoring): State {
  return {
    document,
    history: emptyHistory,
    origin: 0,
    selection: emptySelection,
    view: 'drawn',
    tint: 'time',
    theme: 'system',
    tab: 'figures',
    notices: [],
    saveStatus: 'off',
    scoring: initialScoring(scoring),
    simulating: defaultSimulationChoice,
    analyses: {},
  }
}

function sealedTimeline(state: State): Timeline {
  return { document: state.document, history: sealHistory(state.history), origin: state.origin }
}

function notice(state: State, rest: Omit<Notice, 'id'>): Notice {
  return { id: 1 + Math.max(0, ...state.notices.map((one) => one.id)), ...rest }
}
