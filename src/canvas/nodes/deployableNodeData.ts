/** What the frame of a deployable shows of it. */

import { number } from '../../base/quantityFormat'
import type { Frame } from '../../layout/arrangement'
import type { Scorecard } from '../../scorer/result/scorecard'
import { remarksByPlace } from '../../store/reading/selectors'
import type { DeployableNodeData } from '../state/nodeData'
import { platformName, textOfLimit } from './serviceNodeData'

/** The data of a frame, with the figures of its deployable on one side. */
export function deployableNodeData(frame: Frame, card: Scorecard): DeployableNodeData {
  const sizing = card.sizing[frame.id]
  const firstLimit = card.headroom.limits[0]
  const isInside = frame.collapsed && frame.services.some((id) => id === firstLimit?.of)
  const limit = firstLimit?.of === frame.id || isInside ? firstLimit : undefined
  const findings = remarksByPlace(card).get(frame.id)?.findings ?? []
  return {
    name: frame.name,
    count: frame.services.length,
    figures: sizing ? `${number(sizing.replicas)} × ${sizing.label || platformName(sizing.runsOn)}` : '',
    limitText: limit && textOfLimit(limit),
    limitAt: limit?.load,
    findings: findings.length,
    remarks: findings.map(({ text }) => text).join('\n'),
    color: frame.color,
    collapsed: frame.collapsed,
  }
}
