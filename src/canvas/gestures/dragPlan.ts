/**
 * What a gesture means, as a plan: the edit to preview while it lasts, the edit to settle when it ends, and its name in
 * the undo menu. Pure: pointer and places in, plans out. `gestures/useDragging.ts` carries them out.
 */

import { memo } from '../../base/memo'
import { rows } from '../../base/table'
import { drawnArrangement, type Frame, foldedServices } from '../../layout/arrangement'
import { boxAt, contains } from '../../layout/geometry'
import { moveInto, placeServices } from '../../layout/mergeEdits'
import { serviceOf } from '../../model/constructors'
import type { Document, Edit, Partition, Point, ServiceId } from '../../model/document'
import { connect } from '../../model/edits/callEdits'
import { moveServices, splitServices } from '../../model/edits/deployableEdits'
import { deployableOf } from '../../model/partition'
import { type MergeRefusal, mergeRefusal } from '../../store/changes/mergeRefusal'

/** A drag of some services at one moment. */
export interface Drag {
  readonly services: readonly ServiceId[]
  /** Where each of them would stand. */
  readonly places: ReadonlyMap<ServiceId, Point>
  /** On the sheet. */
  readonly pointer: Point
  /** The whole frame is dragged, or Alt is held: nothing is merged or split. */
  readonly plain: boolean
}

/** What a drop would do, and what is shown until then. */
export interface DragPlan {
  readonly kind: 'move' | 'merge' | 'split' | 'refused'
  /** Name of the undo step. */
  readonly name: string
  /** For as long as the gesture lasts: the boxes stay under the pointer. */
  readonly previewEdit: Edit
  /** Once it has ended: the layout makes room. */
  readonly finalEdit: Edit
  /** The partition after the drop, when that changes. */
  readonly partition?: Partition
  /** The service whose deployable would take them. */
  readonly host?: ServiceId
  readonly refusal?: MergeRefusal
}

/** What a drop at this moment would do to `document`, the one before the gesture. */
export function dragPlan(document: Document, drag: Drag): DragPlan {
  const move = placeServices(Object.fromEntries(drag.places))
  const plain: DragPlan = { kind: 'move', name: 'Move', previewEdit: move, finalEdit: move }
  if (drag.plain) return plain
  const { positions, frames } = drawnArrangement(document)
  const host = hostAt(document, drag, positions, frames)
  const incoming = host === undefined ? [] : incomingServices(document, drag.services, host)
  if (host !== undefined && incoming.length > 0) {
    const finalEdit = chain(move, moveInto(incoming, host))
    const refusal = mergeRefusal(document, [...incoming, host], finalEdit)
    if (refusal) return { ...plain, kind: 'refused', host, refusal }
    const { partition } = mergedDocument(document, JSON.stringify(incoming), host)
    return {
      kind: 'merge',
      name: 'Merge',
      host,
      partition,
      previewEdit: (from) => ({ ...move(from), partition }),
      finalEdit,
    }
  }
  const outgoing = host === undefined ? outgoingServices(drag, frames) : []
  if (outgoing.length === 0) return plain
  const { partition } = splitDocument(document, JSON.stringify(outgoing))
  const previewEdit: Edit = (from) => ({ ...move(from), partition })
  return { kind: 'split', name: 'Split', partition, previewEdit, finalEdit: chain(move, splitServices(outgoing)) }
}

/** The same partition object for each move of a drag, so that it is scored once and not sixty times a second. */
const mergedDocument = memo((document: Document, incoming: string, host: ServiceId) =>
  moveServices(JSON.parse(incoming) as ServiceId[], host)(document),
)
const splitDocument = memo((document: Document, outgoing: string) =>
  splitServices(JSON.parse(outgoing) as ServiceId[])(document),
)

/** A call from service to service; undefined where there is one already, or where an end is not a service. */
export function connectionEdit(document: Document, from: string | null, to: string | null): Edit | undefined {
  const { services, calls } = document.design
  if (from === to || !from || !to || !Object.hasOwn(services, from) || !Object.hasOwn(services, to)) return undefined
  const exists = rows(calls).some((call) => serviceOf(call.from) === from && serviceOf(call.to) === to)
  return exists ? undefined : connect(from as ServiceId, to as ServiceId)
}

/** The service whose box, or any service whose frame, lies under the pointer and is not itself dragged. */
function hostAt(
  document: Document,
  { services, pointer }: Drag,
  positions: ReadonlyMap<ServiceId, Point>,
  frames: readonly Frame[],
): ServiceId | undefined {
  const hidden = foldedServices(document.design, document.partition)
  for (const [id, position] of positions)
    if (!services.includes(id) && !hidden.has(id) && contains(boxAt(position), pointer)) return id
  const frame = frames.find(({ box }) => contains(box, pointer))
  return frame?.services.find((id) => !services.includes(id) && document.design.services[id] !== undefined)
}

/** The dragged services that do not run in the host's deployable yet. */
function incomingServices(document: Document, services: readonly ServiceId[], host: ServiceId): readonly ServiceId[] {
  const home = deployableOf(document.partition, host)
  return services.filter((id) => deployableOf(document.partition, id) !== home)
}

/** The dragged services that have left a frame in which others stay. */
function outgoingServices({ services, pointer }: Drag, frames: readonly Frame[]): readonly ServiceId[] {
  return services.filter((id) => {
    const frame = frames.find((candidate) => candidate.services.includes(id))
    const othersStay = frame?.services.some((other) => !services.includes(other))
    return frame && othersStay && !contains(frame.box, pointer)
  })
}

function chain(first: Edit, second: Edit): Edit {
  return (document) => second(first(document))
}
