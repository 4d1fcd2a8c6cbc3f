/** The simulation seen from the page: what may be shown, and what becomes of workers that fail. */

import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { runFingerprint } from '../../src/app/workers/simulation/runFingerprint'
import { simulationController } from '../../src/app/workers/simulation/simulationController'
import type {
  SimulationRequest,
  SimulationResponse,
  SimulationSideReport,
  SimulationTask,
} from '../../src/app/workers/simulation/simulationProtocol'
import { simulationSpec } from '../../src/app/workers/simulation/simulationSpec'
import {
  idleSupervisor,
  type SupervisorEvent,
  type SupervisorState,
  silenceLimits,
  supervisorMachine,
} from '../../src/app/workers/supervisor/supervisorState'
import { moveInto } from '../../src/layout/mergeEdits'
import { renameDocument } from '../../src/model/edits/metadataEdits'
import { editOperation } from '../../src/model/edits/operationEdits'
import { compare } from '../../src/scorer/comparison'
import { simulation } from '../../src/simulation/simulation'
import { comparison } from '../../src/store/reading/selectors'
import { simulatedSide, simulationRun } from '../../src/store/reading/simulationResults'
import { addResult } from '../../src/store/scoring/scoringState'
import { company, entry } from '../support/company'
import { comparisonOf, openEditor } from '../support/editor'
import { cart, shop, web } from '../support/shop'

type Event = SupervisorEvent<SimulationTask, SimulationSideReport>
type State = SupervisorState<SimulationTask, SimulationSideReport>

const next = supervisorMachine(simulationSpec)
const { lowered, capacity } = comparisonOf(shop).drawn
const real = simulation(lowered.network, capacity, { seed: 1, requests: 2000 })
while (real.advance(10_000));
const report = real.report()

const sides = ['drawn', 'merged'] as const
const task = (name: string): SimulationTask => ({
  seed: 1,
  requests: 2000,
  sides: sides.map((side) => ({ side, key: `${name} ${side}`, network: lowered.network, capacity })),
})
const told = (name: string): readonly SimulationSideReport[] =>
  sides.map((side) => ({ side, key: `${name} ${side}`, report, seconds: 0.1 }))
const news = (run: number, name: string, state: 'running' | 'ended' | 'stopped' = 'running'): SimulationResponse => {
  return { type: 'progress', run, state, progress: 0.5, reports: told(name) }
}
const message = (worker: number, response: SimulationResponse): Event => ({ type: 'message', worker, response })
const start = (name: string): Event => ({ type: 'start', task: task(name) })
const tick: Event = { type: 'tick' }

function fed(events: readonly Event[], from: State = idleSupervisor) {
  const effects = []
  let state = from
  for (const event of events) {
    const step = next(state, event)
    state = step.state
    effects.push(...step.effects)
  }
  return { state, effects }
}
const many = (count: number, event: Event) => Array.from({ length: count }, () => event)
const ready = message(1, { type: 'ready' })

describe('a run', () => {
  it('a run starts a worker, shows its progress, and is done', () => {
    const { state, effects } = fed([start('a'), ready, message(1, news(1, 'a'))])
    expect(effects).toMatchObject([
      { do: 'spawn', worker: 1 },
      { do: 'post', worker: 1, request: { type: 'start', run: 1 } },
    ])
    expect(state.shown).toMatchObject({ phase: 'running', progress: 0.5 })
    const done = fed([message(1, news(1, 'a', 'ended'))], state).state
    expect(done.shown).toMatchObject({ phase: 'done', progress: 1 })
    expect(done.pending).toBeUndefined()
  })

  it('a cancelled run is shown as such at once, and its last report counts', () => {
    const { state, effects } = fed([start('a'), ready, { type: 'cancel' }])
    expect(state.shown?.phase).toBe('cancelled')
    expect(effects.at(-1)).toEqual({ do: 'post', worker: 1, request: { type: 'stop', run: 1 } })
    const last = fed([message(1, news(1, 'a')), message(1, news(1, 'a', 'stopped'))], state).state
    expect(last).toMatchObject({ pending: undefined, shown: { phase: 'cancelled', reports: told('a') } })
  })

  it('a run that does not stop within two tenths of a second loses its worker, and the next run has another', () => {
    const { state, effects } = fed([start('a'), ready, { type: 'cancel' }, ...many(silenceLimits.stopping, tick)])
    expect(effects.slice(-2)).toEqual([
      { do: 'end', worker: 1 },
      { do: 'spawn', worker: 2 },
    ])
    expect(state.shown?.phase).toBe('cancelled')
    expect(state.shown?.reason).toBeUndefined()
  })

  it('a worker that is silent for 1.5 seconds is reported and replaced', () => {
    const { state, effects } = fed([start('a'), ready, message(1, news(1, 'a')), ...many(silenceLimits.running, tick)])
    expect(state.shown).toMatchObject({ phase: 'broken', reason: expect.stringMatching(/did not answer/) })
    expect(effects.slice(-2)).toEqual([
      { do: 'end', worker: 1 },
      { do: 'spawn', worker: 2 },
    ])
    const again = fed([start('b'), message(2, news(2, 'b', 'ended'))], state)
    expect(again.state.shown?.phase).toBe('done')
    expect(again.effects).toMatchObject([{ do: 'post', worker: 2 }])
  })

  it('a run goes on as long as there are heartbeats', () => {
    const beats = many(10, tick).flatMap((one) => [
      ...many(silenceLimits.running - 1, one),
      message(1, { type: 'heartbeat', run: 1 }),
    ])
    expect(fed([start('a'), ready, ...beats]).state.shown?.phase).toBe('running')
  })

  it('a worker that is loading may be silent for longer, and is not replaced again and again', () => {
    const loading = fed([start('a'), ...many(silenceLimits.loading - 1, tick)])
    expect(loading.state.shown?.phase).toBe('running')
    const never = fed([tick], loading.state)
    expect(never.state).toMatchObject({ worker: 0, shown: { phase: 'broken' } })
    expect(never.effects).toEqual([{ do: 'end', worker: 1 }])
  })

  it.each([
    { name: 'breaks', event: message(1, { type: 'broken', run: 1, reason: 'Out of memory.' }) },
    { name: 'dies', event: { type: 'died', worker: 1, reason: 'Out of memory.' } as Event },
  ])('a run whose worker $name shows the reason', ({ event }) => {
    const { state } = fed([start('a'), ready, event])
    expect(state.shown).toMatchObject({ phase: 'broken', reason: 'Out of memory.' })
    const again = fed([start('b')], state).state.shown
    expect([again?.phase, again?.reason]).toEqual(['running', undefined])
  })

  it('a cached report is shown at once, without a worker', () => {
    const { state } = fed([start('a'), ready, message(1, news(1, 'a', 'ended')), start('b'), { type: 'cancel' }])
    const back = fed([start('a')], state)
    expect(back.state.shown).toMatchObject({ phase: 'done', reports: told('a') })
    expect(back.effects).toEqual([])
  })
})

describe('what is shown', () => {
  it('a shown report is never of another network, run or worker, in a thousand races', () => {
    const names = ['a', 'b', 'c']
    const anyAnswer = fc.oneof(
      fc.constant({ type: 'ready' } as SimulationResponse),
      fc.record({ type: fc.constant('heartbeat' as const), run: fc.integer({ min: 0, max: 6 }) }),
      fc.record({
        type: fc.constant('broken' as const),
        run: fc.integer({ min: 0, max: 6 }),
        reason: fc.constant('x'),
      }),
      fc
        .tuple(
          fc.integer({ min: 0, max: 6 }),
          fc.constantFrom(...names),
          fc.constantFrom('running' as const, 'ended' as const, 'stopped' as const),
        )
        .map(([run, name, state]) => news(run, name, state)),
    )
    const anyEvent: fc.Arbitrary<Event> = fc.oneof(
      fc.constantFrom(...names).map(start),
      fc.constant({ type: 'cancel' } as Event),
      fc.constant(tick),
      fc.record({
        type: fc.constant('died' as const),
        worker: fc.integer({ min: 0, max: 4 }),
        reason: fc.constant('x'),
      }),
      fc.tuple(fc.integer({ min: 0, max: 4 }), anyAnswer).map(([worker, response]) => message(worker, response)),
    )
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        let state: State = idleSupervisor
        let asked: SimulationTask | undefined
        const alive = new Set<number>()
        for (const event of events) {
          if (event.type === 'start') asked = event.task
          const before = state
          const step = next(state, event)
          state = step.state
          for (const effect of step.effects) {
            if (effect.do === 'spawn') alive.add(effect.worker)
            else expect(alive).toContain(effect.worker)
            if (effect.do === 'end') alive.delete(effect.worker)
          }
          // One worker at most, and it is the one that the state names.
          expect([...alive]).toEqual(state.worker > 0 ? [state.worker] : [])
          expect(state.shown?.task).toBe(asked)
          for (const one of state.shown?.reports ?? [])
            expect(asked?.sides.some(({ side, key }) => side === one.side && key === one.key)).toBe(true)
          // A run that has ended is not revived by anything but a new one.
          if (before.shown && before.shown.phase !== 'running' && state.shown?.run === before.shown.run)
            expect(state.shown.phase).toBe(before.shown.phase)
          // What goes on is owed an response, so that silence is noticed.
          if (state.shown?.phase === 'running') expect(state.pending?.run).toBe(state.shown.run)
        }
      }),
      { numRuns: 1000, seed: 3 },
    )
  })
})

describe('the page', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    return () => vi.useRealTimers()
  })

  function stage(document = shop) {
    const store = openEditor(document)
    const workers: { received: SimulationRequest[]; ended: boolean; send: (response: SimulationResponse) => void }[] =
      []
    const keeper = simulationController(store, () => {
      const worker = {
        received: [] as SimulationRequest[],
        ended: false,
        onmessage: undefined as ((event: { data: SimulationResponse }) => void) | undefined,
        postMessage: (request: SimulationRequest) => worker.received.push(request),
        terminate: () => {
          worker.ended = true
        },
        send: (response: SimulationResponse) => worker.onmessage?.({ data: response }),
      }
      workers.push(worker)
      return worker as unknown as Worker
    })
    const asked = () => workers.at(-1)?.received.at(-1)
    const response = (state: 'running' | 'ended') => {
      const request = asked()
      if (request?.type !== 'start') throw new Error('nothing was asked for')
      const all = request.task.sides.map(({ side, key }) => ({ side, key, report, seconds: 0.1 }))
      workers.at(-1)?.send({ type: 'progress', run: request.run, state, progress: 0.5, reports: all })
    }
    return { store, keeper, workers, asked, response }
  }

  it('a simulation starts once figures are still', () => {
    const { store, workers, asked, response } = stage()
    vi.advanceTimersByTime(500)
    store.getState().edit('Merge', moveInto([cart], web))
    vi.advanceTimersByTime(500)
    expect(workers).toHaveLength(0)
    vi.advanceTimersByTime(100)
    expect(asked()).toMatchObject({ type: 'start', task: { seed: 1, requests: 100_000 } })
    response('running')
    expect(simulatedSide(store.getState(), 'drawn')?.card).toBe(comparison(store.getState()).drawn)
  })

  it('an edit ends the run, and its figures are not shown for the new design', () => {
    const { store, workers, asked, response } = stage()
    vi.advanceTimersByTime(600)
    response('running')
    expect(simulationRun(store.getState())?.phase).toBe('running')
    store.getState().preview(moveInto([cart], web))
    expect(asked()?.type).toBe('stop')
    workers[0]?.send(news(1, 'whatever'))
    expect(simulationRun(store.getState())).toBeUndefined()
    expect(simulatedSide(store.getState(), 'drawn')).toBeUndefined()
    store.getState().abandon()
    vi.advanceTimersByTime(600)
    expect(simulationRun(store.getState())?.phase).toBe('running')
  })

  it('a new name keeps the figures, another seed starts a run', () => {
    const { store, asked, response } = stage()
    vi.advanceTimersByTime(600)
    response('ended')
    store.getState().edit('Rename', renameDocument('Shop'))
    vi.advanceTimersByTime(2000)
    expect(simulationRun(store.getState())?.phase).toBe('done')
    store.getState().set({ simulating: { seed: 7, requests: 5000 } })
    vi.advanceTimersByTime(600)
    expect(asked()).toMatchObject({ type: 'start', task: { seed: 7, requests: 5000 } })
  })

  it('a side that an edit leaves alone is not simulated again', () => {
    const { store, asked, response } = stage()
    vi.advanceTimersByTime(600)
    response('ended')
    const kept = simulatedSide(store.getState(), 'merged')
    store.getState().edit('Merge', moveInto([cart], web))
    expect(simulatedSide(store.getState(), 'merged')).toBe(kept)
    vi.advanceTimersByTime(600)
    const request = asked()
    expect(request?.type === 'start' && request.task.sides.map(({ side }) => side)).toEqual(['drawn'])
  })

  it('a worker that hangs is reported, and the design is unchanged', () => {
    const { store, workers, keeper } = stage()
    vi.advanceTimersByTime(600)
    workers[0]?.send({ type: 'ready' })
    vi.advanceTimersByTime(1600)
    expect(simulationRun(store.getState())).toMatchObject({
      phase: 'broken',
      reason: expect.stringMatching(/did not answer/),
    })
    expect(workers.map(({ ended }) => ended)).toEqual([true, false])
    expect(store.getState().document).toBe(shop)
    keeper.start()
    expect(simulationRun(store.getState())).toMatchObject({ phase: 'running', reason: undefined })
  })

  it('a browser that starts no worker is reported', async () => {
    const store = openEditor(shop)
    simulationController(store, () => {
      throw new Error('forbidden')
    })
    await vi.advanceTimersByTimeAsync(600)
    expect(simulationRun(store.getState())).toMatchObject({
      phase: 'broken',
      reason: expect.stringMatching(/does not let/),
    })
  })

  it('pending figures end the run and delay the next one', () => {
    const { store, workers } = stage(company(320))
    const begun = () => workers.flatMap(({ received }) => received).filter(({ type }) => type === 'start').length
    vi.advanceTimersByTime(600)
    expect(begun()).toBe(1)
    store.getState().set({ scoring: { ...store.getState().scoring, status: 'background' } })
    store.getState().edit('Type', editOperation(entry, { demand: 0.002 }))
    vi.advanceTimersByTime(60_000)
    expect(begun()).toBe(1)
    expect(simulationRun(store.getState())?.phase).not.toBe('running')
    const { document, scoring } = store.getState()
    store.getState().set({ scoring: addResult(scoring, document, compare(document)) })
    vi.advanceTimersByTime(600)
    expect(begun()).toBe(2)
  })
})

describe('the identity of a run', () => {
  it('the fingerprint depends on network, seed and length alone', () => {
    const card = comparisonOf(shop).drawn
    const same = { ...card, lowered: structuredClone(card.lowered) }
    expect(runFingerprint(same, 1, 10)).toBe(runFingerprint(card, 1, 10))
    expect(runFingerprint(card, 2, 10)).not.toBe(runFingerprint(card, 1, 10))
    expect(runFingerprint(card, 1, 11)).not.toBe(runFingerprint(card, 1, 10))
    const other = { ...card, capacity: card.capacity.map((one) => ({ ...one, speed: one.speed * 2 })) }
    expect(runFingerprint(other, 1, 10)).not.toBe(runFingerprint(card, 1, 10))
  })
})
