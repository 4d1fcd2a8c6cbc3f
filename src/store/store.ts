/**
 * The store: one state, and the few ways in which it changes. Pure: it knows no clock, no storage and no
 * screen; `app/` subscribes to it for autosave and the link, `useStore.ts` binds it to React.
 */

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Document } from '../model/document'
import { abandoned, edited, previewed, type Running, settled, start } from './gesture'
import { blankHistory, recorded, redone, sealed, type Timeline, undone } from './history'
import { nothing, pruned, selectionOf } from './selection'
import { usualChoice } from './simulationResults'
import type { Actions, Notice, State } from './state'

export type Editor = State & Actions
export type EditorStore = StoreApi<Editor>

/** Notices kept on screen at once. */
const mostNotices = 5

export function editorStore(document: Document): EditorStore {
  return createStore<Editor>()((set, getState) => {
    /** The one door for every change of the document: the selection never outlives what it names. */
    const turn = (change: (state: State) => Running, further: Partial<State> = {}) =>
      set((state) => {
        const { document, history, before }: Running = change(state)
        return {
          ...further,
          document,
          history,
          before,
          selection: pruned(further.selection ?? state.selection, document.design),
        }
      })
    const seal = (state: State) => ({ history: sealed(state.history) })

    return {
      ...blankState(document),
      edit: (name, change, field) => turn((state) => edited(state, change, name, field)),
      rest: () => set(seal),
      preview: (change) => turn((state) => previewed(state, change)),
      settle: (name) => turn((state) => settled(state, name)),
      abandon: () => turn(abandoned),
      undo: () => turn((state) => (state.before === undefined ? undone(sealedTimeline(state)) : abandoned(state))),
      redo: () => turn((state) => (state.before === undefined ? redone(sealedTimeline(state)) : abandoned(state))),
      open: (name, next) =>
        turn((state) => recorded(start(state), next, name), {
          ...{ selection: nothing, opened: undefined, view: 'drawn' },
          displaced: { name, document: getState().before ?? getState().document },
        }),
      restore: (kept, history) => turn(() => ({ document: kept, history }), { selection: nothing }),
      select: (selection) => set((state) => ({ ...seal(state), selection: selectionOf(state.selection, selection) })),
      show: (view) => set({ view }),
      set: (part) => set(part),
      refresh: () => set(({ epoch = 0 }) => ({ epoch: epoch + 1 })),
      notify: (tone, text, details = [], offer) =>
        set((state) => ({
          notices: [...state.notices, notice(state, { tone, text, details, offer })].slice(-mostNotices),
        })),
      dismiss: (id) => set((state) => ({ notices: state.notices.filter((one) => one.id !== id) })),
    }
  })
}

/** The state of a page that has just been opened on this document. */
export function blankState(document: Document): State {
  return {
    document,
    history: blankHistory,
    selection: nothing,
    view: 'drawn',
    tint: 'time',
    theme: 'system',
    tab: 'figures',
    notices: [],
    saved: 'off',
    simulating: usualChoice,
    analyses: {},
  }
}

function sealedTimeline(state: State): Timeline {
  return { document: state.document, history: sealed(state.history) }
}

function notice(state: State, rest: Omit<Notice, 'id'>): Notice {
  return { id: 1 + Math.max(0, ...state.notices.map((one) => one.id)), ...rest }
}
