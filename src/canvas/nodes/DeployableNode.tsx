/** The frame round services that are deployed, scaled and billed as one. */

import { Handle, type NodeProps, Position } from '@xyflow/react'
import type { DeployableFlowNode as DeployableNodeType } from '../projection/projection'
import { FindingBadge, LimitBadge } from './Badge'
import styles from './DeployableNode.module.css'

const sides = [Position.Left, Position.Right, Position.Top, Position.Bottom]

export function DeployableNode({ id, data }: NodeProps<DeployableNodeType>) {
  return (
    <div className={styles.frame} data-color={data.color} data-collapsed={data.collapsed || undefined}>
      {/* What arrows end at, where nobody can pull one from. */}
      {data.collapsed &&
        sides.map((side) => <Handle key={side} id={side} type="source" position={side} className={styles.end} />)}
      <div className={styles.head} data-tip={[data.name, data.figures].filter(Boolean).join(': ')}>
        <span className={styles.name}>{data.name}</span>
        {data.collapsed && <span className={styles.figures}>{data.count} services in one</span>}
        <span className={styles.figures}>{data.figures || (data.collapsed ? '' : `${data.count} in one`)}</span>
      </div>
      <div className={styles.badges}>
        {data.limitText !== undefined && <LimitBadge at={data.limitAt ?? 0} why={data.limitText} />}
        {data.findings > 0 && <FindingBadge of={id} count={data.findings} text={data.remarks} />}
      </div>
    </div>
  )
}
