import { describe, expect, it } from 'vitest'
import { collapsedEdges } from '../../src/canvas/edges/collapsedEdges'
import { serviceEdges } from '../../src/canvas/edges/serviceEdges'
import { serviceNodeData } from '../../src/canvas/nodes/serviceNodeData'
import { emptyProjection, type Projection, projectScene, type Scene } from '../../src/canvas/projection/projection'
import { isSameDrawing } from '../../src/canvas/projection/useDebouncedFigures'
import { drawnArrangement, foldedServices } from '../../src/layout/arrangement'
import { collapseDeployables, moveInto, placeServices } from '../../src/layout/mergeEdits'
import type { Document, Edit } from '../../src/model/document'
import { addCall, connect, editCall } from '../../src/model/edits/callEdits'
import { lockServices } from '../../src/model/edits/layoutEdits'
import { addOperation, editOperation } from '../../src/model/edits/operationEdits'
import { addService, editService, removeServices, renameService } from '../../src/model/edits/serviceEdits'
import type { Scorecard } from '../../src/scorer/result/scorecard'
import { comparisonOf } from '../support/editor'
import { applyEdits, cart, orders, shop, web } from '../support/shop'

const picture = (
  document: Document,
  before: Projection = emptyProjection,
  part: Partial<Scene> = {},
  card: Scorecard = comparisonOf(document).drawn,
) => {
  return projectScene(
    {
      document,
      card,
      arrangement: drawnArrangement(document),
      services: serviceNodeData(document.design, document.partition, card),
      hidden: foldedServices(document.design, document.partition),
      edges: collapsedEdges(serviceEdges(document.design, card), foldedServices(document.design, document.partition)),
      tint: 'time',
      selection: { services: [], calls: [] },
      isPathHighlighted: false,
      hasLabels: true,
      ...part,
    },
    before,
  )
}
const changed = (before: Projection, after: Projection) => [
  ...after.nodes.filter((node) => !before.nodes.includes(node)).map((node) => node.id),
  ...after.edges.filter((edge) => !before.edges.includes(edge)).map((edge) => edge.id),
]

describe('the projection of a document', () => {
  const before = picture(shop)

  it('the projection has a node for each service and an edge for each pair that calls', () => {
    expect(before.nodes).toHaveLength(6)
    expect(before.edges.map((edge) => edge.id)).toContain('arrow:service:web>service:cart')
    expect(before.edges).toHaveLength(5)
  })

  it('the projection returns the previous lists for an equal document', () => {
    const again = picture(structuredClone(shop), before)
    expect(again.nodes).toBe(before.nodes)
    expect(again.edges).toBe(before.edges)
  })

  it('a move replaces only the moved node and the labels of its edges', () => {
    const after = picture(placeServices({ [cart]: { x: 320, y: 20 } })(shop), before)
    expect(changed(before, after)).toEqual([cart])
    expect(after.edges).toBe(before.edges)
    expect(after.labels.filter((label) => !before.labels.includes(label)).map(({ id }) => id)).toEqual([
      'arrow:service:web>service:cart',
      'arrow:service:cart>service:carts',
    ])
  })

  it('a rename or selection replaces only that node and those whose description names it', () => {
    const renamed = picture(renameService(cart, 'Basket')(shop), before)
    expect(changed(before, renamed)).toEqual([
      web,
      cart,
      'arrow:service:web>service:cart',
      'arrow:service:cart>service:carts',
    ])
    const chosen = picture(shop, before, { selection: { services: [web], calls: [] } })
    expect(changed(before, chosen).filter((id) => id.startsWith('service:'))).toEqual([web])
    expect(chosen.edges.filter((edge) => edge.data?.faded).map((edge) => edge.source)).toEqual([orders, cart])
  })

  it('the projection puts a frame behind the services of one deployable and marks their calls as in process', () => {
    const merged = picture(moveInto([cart], web)(shop))
    expect(merged.nodes[0]).toMatchObject({ type: 'deployable', zIndex: -1 })
    const arrow = merged.edges.find((edge) => edge.id === 'arrow:service:web>service:cart')
    expect(arrow?.data).toMatchObject({ inProcess: true, tone: 0, label: '' })
    expect(arrow?.ariaLabel).toContain('in process')
  })

  it('the projection bundles the calls from one service to another into one edge', () => {
    const chatty = applyEdits(shop, [
      addOperation(cart, 'add'),
      addCall('operation:web/handle', 'operation:cart/add'),
      editCall('call:0', { count: 7 }),
    ])
    const arrow = picture(chatty).edges.find((edge) => edge.id === 'arrow:service:web>service:cart')
    expect(arrow?.data?.label).toMatch(/^×8 · /)
  })

  it('the projection describes every node and edge: name, kind, calls, figures', () => {
    const box = before.nodes.find((node) => node.id === web)
    expect(box?.ariaLabel).toMatch(/^Web, service, calls .*Cart.*, entered 20\/s, .*busy.*a month.*1 operation/)
    expect(before.edges[0]?.ariaLabel).toMatch(/^Web calls Cart: ×1 per execution.*over the network.*each.*a month$/)
  })

  it('the projection shows a collapsed deployable as one node with the calls of all services inside', () => {
    const merged = moveInto([cart], orders)(shop)
    const home = merged.partition.of[orders]
    const folded = collapseDeployables(home ? [home] : [], true)(merged)
    const { nodes, edges } = picture(folded)
    const shown = nodes.map((node) => node.id)
    expect(shown).toContain(home)
    expect(shown).not.toContain(cart)
    expect(shown).not.toContain(orders)
    const ends = edges.flatMap((edge) => [edge.source, edge.target])
    expect(ends).toContain(home)
    expect(ends.every((end) => shown.includes(end))).toBe(true)
    expect(comparisonOf(folded).drawn.bill.monthly).toBe(comparisonOf(merged).drawn.bill.monthly)
    expect(picture(collapseDeployables(home ? [home] : [], false)(folded)).nodes.map((node) => node.id)).toContain(cart)
  })

  it('the projection makes a locked node undraggable and describes it as locked', () => {
    const held = lockServices([web], true)(placeServices({})(shop))
    const [node] = picture(held).nodes.filter(({ id }) => id === web)
    expect(node?.draggable).toBe(false)
    expect(node?.ariaLabel).toMatch(/, locked$/)
    expect(placeServices({ [web]: { x: 999, y: 999 } })(held)).toBe(held)
    expect(comparisonOf(held).drawn.latency.overall.p99).toBe(comparisonOf(shop).drawn.latency.overall.p99)
  })
})

describe('the projection of a design whose score is pending', () => {
  const figures = comparisonOf(shop).drawn
  const added = addService('service:new', 'service', { x: 900, y: 0 }, 'New')
  const edits: Record<string, Edit> = {
    'a service more': added,
    'a service less': removeServices([cart]),
    'a call more': connect(cart, orders),
    'a merge': moveInto([cart], web),
    'a merge with one that is new': (document) => moveInto(['service:new'], web)(added(document)),
    'another name': renameService(cart, 'Basket'),
  }
  it.each(Object.entries(edits))(
    'the projection of a pending score has every node and edge of the edited design: %s',
    (_, edit) => {
      const document = edit(shop)
      const [now, later] = [figures, undefined].map((card) => picture(document, emptyProjection, {}, card))
      expect(now?.nodes.map(({ id, position }) => ({ id, position }))).toEqual(
        later?.nodes.map(({ id, position }) => ({ id, position })),
      )
      expect(now?.edges.map(({ id }) => id)).toEqual(later?.edges.map(({ id }) => id))
      expect(isSameDrawing(shop, document)).toBe(false)
    },
  )

  it('the projection of a pending score is the same drawing where only figures differ', () => {
    const busier = [
      editOperation('operation:cart/handle', { demand: 1 }),
      editCall('call:0', { count: 7 }),
      editService(cart, { replicas: 4 }),
    ]
    for (const edit of busier) expect(isSameDrawing(shop, edit(shop))).toBe(true)
  })
})
