/** The partition: for each service no deployable, a new one, or one of those before. */

import { deployable, idInFile } from '../../../model/constructors'
import type { Deployable, DeployableId, Document, Partition, ServiceId } from '../../../model/document'
import { normalise } from '../../../model/partition'
import { textColumn } from './columnCodec'
import { fieldNumbers } from './fieldNumbers'
import { replicaColumn, withoutUndefined } from './serviceCodec'
import { hash, type SymbolCoder } from './symbolCoder'
import { codeText } from './textCodec'

/** The partition in its normal form. */
export function codeDeployables(
  coder: SymbolCoder,
  partition: Partition,
  services: Document['design']['services'],
): Partition {
  const normal = normalise(partition, services)
  const of: Record<ServiceId, DeployableId> = {}
  const deployables: Record<DeployableId, Deployable> = {}
  const numbers = new Map<DeployableId, number>()
  const coded: DeployableId[] = []
  const codeRow = deployableColumns(coder)
  let before = 0
  for (const service of Object.keys(services) as ServiceId[]) {
    const at = normal.of[service]
    const number = at === undefined ? undefined : numbers.get(at)
    const code = at === undefined ? 0 : number === undefined ? 1 : 2 + number
    const deployablesSoFar = Math.min(2, coded.length)
    before = coder
      .context(fieldNumbers.member, hash(1, before), hash(2, deployablesSoFar), hash(3, hash(deployablesSoFar, before)))
      .count(code)
    if (before === 0) continue
    let id = coded[before - 2]
    if (before === 1) {
      const created = codeRow(service, at === undefined ? undefined : normal.deployables[at])
      id = created.id
      deployables[id] = created
      numbers.set(id, coded.length)
      coded.push(id)
    }
    if (id !== undefined) of[service] = id
  }
  return { of, deployables }
}

function deployableColumns(coder: SymbolCoder): (first: ServiceId, row: Deployable | undefined) => Deployable {
  const runsOn = textColumn(coder, fieldNumbers.deployableRunsOn)
  const replicas = replicaColumn(coder)
  return (first, row) => {
    const [implied, wanted] = [idInFile(first), row === undefined ? '' : idInFile(row.id)]
    const isImplied = coder.context(fieldNumbers.ownId, 1).flag(row === undefined || wanted === implied)
    const id = isImplied ? implied : codeText(coder, fieldNumbers.deployableId, wanted)
    const isNamed = coder.context(fieldNumbers.ownId, 2).flag(row !== undefined && row.name !== wanted)
    const name = isNamed ? codeText(coder, fieldNumbers.deployableName, row?.name ?? '', id) : id
    const [offer, copies] = [runsOn(row?.runsOn), replicas(row?.replicas, 99)]
    return deployable(
      `deployable:${id}`,
      withoutUndefined<Omit<Deployable, 'id'>>({ name, runsOn: offer, replicas: copies }),
    )
  }
}
