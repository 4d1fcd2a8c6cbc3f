/** The frame around services that are deployed, scaled and billed as one. */

import { Handle, type NodeProps, Position } from '@xyflow/react'
import type { DeployableFlowNode } from '../state/nodeData'
import styles from './DeployableNode.module.css'
import { NodeBadges } from './NodeBadges'

const sides = [Position.Left, Position.Right, Position.Top, Position.Bottom]

export function DeployableNode({ id, data }: NodeProps<DeployableFlowNode>) {
  return (
    <div className={styles.frame} data-color={data.color} data-collapsed={data.collapsed || undefined}>
      {/* Edges end here, but none can be pulled from here. */}
      {data.collapsed &&
        sides.map((side) => <Handle key={side} id={side} type="source" position={side} className={styles.end} />)}
      <div className={styles.head} data-tip={[data.name, data.figures].filter(Boolean).join(': ')}>
        <span className={styles.name}>{data.name}</span>
        {data.collapsed && <span className={styles.figures}>{data.count} services in one</span>}
        <span className={styles.figures}>{data.figures || (data.collapsed ? '' : `${data.count} in one`)}</span>
      </div>
      <div className={styles.badges}>
        <NodeBadges data={data} subject={id} />
      </div>
    </div>
  )
}
