/** The partition: for each service none, a new deployable, or one of those before. */

import { deployable, idInFile } from '../../../model/constructors'
import type { Deployable, DeployableId, Document, Partition, ServiceId } from '../../../model/document'
import { normalise } from '../../../model/partition'
import { textColumn } from './columnCodec'
import { fieldNumbers } from './fieldNumbers'
import { replicaColumn, withoutUndefined } from './serviceCodec'
import { hash, type SymbolCoder } from './symbolCoder'
import { codeText } from './textCodec'

export function codeDeployables(
  coder: SymbolCoder,
  raw: Partition,
  services: Document['design']['services'],
): Partition {
  const given = normalise(raw, services)
  const of: Record<ServiceId, DeployableId> = {}
  const deployables: Record<DeployableId, Deployable> = {}
  const known = new Map<DeployableId, number>()
  const read: DeployableId[] = []
  const row = deployableColumns(coder)
  let before = 0
  for (const service of Object.keys(services) as ServiceId[]) {
    const at = given.of[service]
    const number = at === undefined ? undefined : known.get(at)
    const code = at === undefined ? 0 : number === undefined ? 1 : 2 + number
    const shared = Math.min(2, read.length)
    before = coder
      .context(fieldNumbers.member, hash(1, before), hash(2, shared), hash(3, hash(shared, before)))
      .count(code)
    if (before === 0) continue
    let id = read[before - 2]
    if (before === 1) {
      const made = row(service, at === undefined ? undefined : given.deployables[at])
      id = made.id
      deployables[id] = made
      known.set(id, read.length)
      read.push(id)
    }
    if (id !== undefined) of[service] = id
  }
  return { of, deployables }
}

function deployableColumns(coder: SymbolCoder): (first: ServiceId, row: Deployable | undefined) => Deployable {
  const runsOn = textColumn(coder, fieldNumbers.deployableRunsOn)
  const replicas = replicaColumn(coder)
  return (first, row) => {
    const [own, wanted] = [idInFile(first), row === undefined ? '' : idInFile(row.id)]
    const plain = coder.context(fieldNumbers.ownId, 1).flag(row === undefined || wanted === own)
    const id = plain ? own : codeText(coder, fieldNumbers.deployableId, wanted)
    const said = coder.context(fieldNumbers.ownId, 2).flag(row !== undefined && row.name !== wanted)
    const name = said ? codeText(coder, fieldNumbers.deployableName, row?.name ?? '', id) : id
    const [offer, copies] = [runsOn(row?.runsOn), replicas(row?.replicas, 99)]
    return withoutUndefined(deployable(`deployable:${id}`, { name, runsOn: offer, replicas: copies }))
  }
}
