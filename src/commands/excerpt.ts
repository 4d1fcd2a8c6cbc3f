/** Excerpts of a design, and their insertion into another: new ids where they are in use, the same names. */

import { ids, rows } from '../base/table'
import { placeServices } from '../layout/mergeEdits'
import { idInFile, operationId, workloadId } from '../model/constructors'
import type { CallId, Document, Edit, OperationId, Point, Service, ServiceId } from '../model/document'
import { mergeServices } from '../model/edits/deployableEdits'
import { freeServiceId, nextCallNumber, removeServices } from '../model/edits/serviceEdits'
import { blocks } from '../model/partition'

/** Only these services and the calls among them, as a document. */
export function excerpt(document: Document, chosen: readonly ServiceId[]): Document {
  const others = ids(document.design.services).filter((id) => !chosen.includes(id))
  return removeServices(others)(placeServices({})(document))
}

/** Inserts all of `piece`, moved by multiples of `offset` until its first box is on a free place. */
export function insertExcerpt(piece: Document, offset: Point): Edit {
  return (into) => {
    const document = placeServices({})(into)
    const services: { [id in ServiceId]: Service } = { ...document.design.services }
    const layout = { ...document.layout }
    const fresh = new Map<ServiceId, ServiceId>()
    for (const service of rows(piece.design.services)) {
      const id = freeServiceId({ ...document, design: { ...document.design, services } }, idInFile(service.id))
      services[id] = { ...service, id }
      fresh.set(service.id, id)
    }
    const by = clearOffset(piece, document, offset)
    for (const [old, id] of fresh) {
      const at = piece.layout[old]
      if (at) layout[id] = { x: at.x + by.x, y: at.y + by.y }
    }
    const operations = { ...document.design.operations }
    const moved = new Map<OperationId, OperationId>()
    for (const operation of rows(piece.design.operations)) {
      const service = fresh.get(operation.service)
      if (!service) continue
      const id = operationId(service, operation.name)
      operations[id] = { ...operation, id, service }
      moved.set(operation.id, id)
    }
    const calls = { ...document.design.calls }
    let number = nextCallNumber(document)
    for (const call of rows(piece.design.calls)) {
      const [from, to] = [moved.get(call.from), moved.get(call.to)]
      const id: CallId = `call:${number}`
      if (!from || !to) continue
      calls[id] = { ...call, id, from, to }
      number += 1
    }
    const workloads = { ...document.design.workloads }
    for (const workload of rows(piece.design.workloads)) {
      const to = moved.get(workload.to)
      let id = workload.id
      for (let i = 2; Object.hasOwn(workloads, id); i++) id = workloadId(`${idInFile(workload.id)}-${i}`)
      if (to) workloads[id] = { ...workload, id, to }
    }
    const whole = { ...document, layout, design: { services, operations, calls, workloads } }
    const shared = [...blocks(piece.partition, piece.design.services).values()].filter((block) => block.length > 1)
    return shared.reduce(
      (result, block) => mergeServices(block.flatMap((id) => fresh.get(id) ?? []))(result),
      whole as Document,
    )
  }
}

/** The first multiple of `step` at which the first box is on a free place. */
function clearOffset(piece: Document, document: Document, step: Point): Point {
  const taken = new Set(rows(document.layout).map((at) => `${at.x} ${at.y}`))
  const first = rows(piece.layout)[0] ?? { x: 0, y: 0 }
  let by: Point = { x: 0, y: 0 }
  for (let i = 0; i < 200 && taken.has(`${first.x + by.x} ${first.y + by.y}`); i++) {
    by = { x: by.x + step.x, y: by.y + step.y }
  }
  return by
}
