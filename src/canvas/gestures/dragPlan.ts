/**
 * What a gesture means, as a plan: the edit to show while it lasts, the edit to keep when it ends, and what
 * the undo menu will call it. Pure: pointer and places in, plans out. `gestures/useDragging.ts` carries them out.
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
import { type MergeRefusal, mergeRefusal } from '../../store/mergeRefusal'

/** A drag of some services, as far as it has got. */
export interface Drag {
  readonly services: readonly ServiceId[]
  /** Where each of them would be. */
  readonly places: ReadonlyMap<ServiceId, Point>
  readonly pointer: Point
  /** The whole frame is dragged, or Alt is held: nothing is merged or split. */
  readonly plain: boolean
}

export interface DragPlan {
  readonly kind: 'move' | 'merge' | 'split' | 'refused'
  /** Name of the undo step. */
  readonly name: string
  /** Shown while it lasts. */
  readonly previewEdit: Edit
  /** Kept when it ends. */
  readonly finalEdit: Edit
  /** What would run where, when that changes. */
  readonly partition?: Partition
  /** The service whose deployable would take them. */
  readonly host?: ServiceId
  readonly refusal?: MergeRefusal
}

/** What dropping here would do to the document from before the gesture. */
export function dragPlan(document: Document, drag: Drag): DragPlan {
  const move = placeServices(Object.fromEntries(drag.places))
  const plain: DragPlan = { kind: 'move', name: 'Move', previewEdit: move, finalEdit: move }
  if (drag.plain) return plain
  const { positions, frames } = drawnArrangement(document)
  const host = hostAt(document, drag, positions, frames)
  const arriving = host === undefined ? [] : strangers(document, drag.services, host)
  if (host !== undefined && arriving.length > 0) {
    const kept = after(move, moveInto(arriving, host))
    const refused = mergeRefusal(document, [...arriving, host], kept)
    if (refused) return { ...plain, kind: 'refused', host, refusal: refused }
    const { partition } = merging(document, JSON.stringify(arriving), host)
    return {
      kind: 'merge',
      name: 'Merge',
      host,
      partition,
      previewEdit: (from) => ({ ...move(from), partition }),
      finalEdit: kept,
    }
  }
  const leaving = host === undefined ? leavers(drag, frames) : []
  if (leaving.length === 0) return plain
  const { partition } = splitting(document, JSON.stringify(leaving))
  const split: Edit = (from) => ({ ...move(from), partition })
  return { kind: 'split', name: 'Split', partition, previewEdit: split, finalEdit: after(move, splitServices(leaving)) }
}

/** The same partition for each frame of a drag, so that it is scored once and not sixty times a second. */
const merging = memo((document: Document, arriving: string, host: ServiceId) =>
  moveServices(JSON.parse(arriving) as ServiceId[], host)(document),
)
const splitting = memo((document: Document, leaving: string) =>
  splitServices(JSON.parse(leaving) as ServiceId[])(document),
)

/** An arrow from box to box; undefined where there is one already, or where it would lead nowhere. */
export function connectionEdit(document: Document, from: string | null, to: string | null): Edit | undefined {
  const { services, calls } = document.design
  if (from === to || !from || !to || !Object.hasOwn(services, from) || !Object.hasOwn(services, to)) return undefined
  const known = rows(calls).some((call) => serviceOf(call.from) === from && serviceOf(call.to) === to)
  return known ? undefined : connect(from as ServiceId, to as ServiceId)
}

/** The service whose box, or any service whose frame, lies under the pointer and is not itself dragged. */
function hostAt(
  document: Document,
  { services, pointer }: Drag,
  positions: ReadonlyMap<ServiceId, Point>,
  frames: readonly Frame[],
): ServiceId | undefined {
  const hidden = foldedServices(document.design, document.partition)
  for (const [id, at] of positions)
    if (!services.includes(id) && !hidden.has(id) && contains(boxAt(at), pointer)) return id
  const frame = frames.find(({ box }) => contains(box, pointer))
  return frame?.services.find((id) => !services.includes(id) && document.design.services[id] !== undefined)
}

function strangers(document: Document, services: readonly ServiceId[], host: ServiceId): readonly ServiceId[] {
  const home = deployableOf(document.partition, host)
  return services.filter((id) => deployableOf(document.partition, id) !== home)
}

/** Those that have left a frame in which somebody stays. */
function leavers({ services, pointer }: Drag, frames: readonly Frame[]): readonly ServiceId[] {
  return services.filter((id) => {
    const frame = frames.find((one) => one.services.includes(id))
    const somebodyStays = frame?.services.some((other) => !services.includes(other))
    return frame && somebodyStays && !contains(frame.box, pointer)
  })
}

function after(first: Edit, second: Edit): Edit {
  return (document) => second(first(document))
}
