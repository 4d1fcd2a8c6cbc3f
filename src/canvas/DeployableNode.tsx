/** The frame round services that are deployed, scaled and billed as one. */

import type { NodeProps } from '@xyflow/react'
import { WallBadge } from './Badge'
import styles from './DeployableNode.module.css'
import type { DeployableNode as DeployableNodeType } from './projection'

export function DeployableNode({ data }: NodeProps<DeployableNodeType>) {
  return (
    <div className={styles.frame}>
      <div className={styles.head} data-tip={[data.name, data.figures].filter(Boolean).join(': ')}>
        <span className={styles.name}>{data.name}</span>
        <span className={styles.figures}>{data.figures || `${data.count} in one`}</span>
      </div>
      {data.wall !== undefined && (
        <div className={styles.badges}>
          <WallBadge at={data.wallAt ?? 0} why={data.wall} />
        </div>
      )}
    </div>
  )
}
