/** How the figures are made: the method in a page, where the constants come from, and what is left out. */

import { catalogs } from '../../catalog/index'
import { costRules } from '../../scorer/costs/index'
import { costMethods } from '../../scorer/costs/methodTexts'
import { comparison } from '../../store/reading/selectors'
import { useStore } from '../../store/useStore'
import { Dialog } from '../../ui/Dialog'
import styles from './Dialogs.module.css'
import { FactList } from './FactList'
import { FieldList } from './FieldList'
import { QuotaList } from './QuotaList'

export default function MethodDialog({ onClose }: { readonly onClose: () => void }) {
  const catalog = useStore((state) => catalogs[comparison(state).catalog.id])
  const rules = Object.keys(costRules) as (keyof typeof costRules)[]
  return (
    <Dialog title="How the figures are made" onClose={onClose} wide>
      <div className={styles.prose}>
        <p>
          A design says what the system does; a partition says which service runs in which deployable. The drawn design
          is one partition, its merged twin another: everything that may share a deployable does. Both are scored by the
          same rules on the same prices and latencies. Nothing else differs between the two columns.
        </p>
        <h3>What merging changes</h3>
        <ul>
          <li>
            A call inside a deployable is in process: no network, no serialisation, no charge per request. It still does
            the callee’s work.
          </li>
          <li>
            A call between deployables pays CPU at both ends, a round trip by placement, transfer by bytes, proxies if a
            mesh is on, and the platform’s own delay.
          </li>
          <li>
            Glue (orchestrators, queues, gateways) dissolves when all that it connects shares a deployable. Databases,
            caches, stores and what others run stay remote on both sides.
          </li>
          <li>
            A reason to stay apart, another runtime or special hardware keeps a service out of the merged twin, unless
            you overrule it.
          </li>
          <li>The merged deployable runs on provisioned machines of the same provider, the cheapest that fit.</li>
        </ul>
        <h3>Response times</h3>
        <p>
          A deployable is a queueing station: cores × replicas, first come first served, and a pool of slots held for
          the whole execution. Stages in sequence add, parallel stages end with their slowest branch. Percentiles are
          read off distributions; they are never added or scaled. Every mean splits exactly into work, queueing,
          network, serialisation and platform. Figures are for the busiest hour of the day.
        </p>
        <h3>Money</h3>
        <p>
          The bill is a sum of lines, each a quantity times a unit price with tiers, minimums and rounding as the
          provider charges. What is paid by use is billed by the mean of the day; what is provisioned by the need of
          each hour. The rules:
        </p>
        <ul>
          {rules.map((rule) => (
            <li key={rule}>
              <strong>{costRules[rule].label}.</strong> {costMethods[rule]}
            </li>
          ))}
        </ul>
        <h3>Highest load, availability</h3>
        <p>
          The highest load is the largest multiple of today’s workloads that every core, pool and quota bears: rates
          against rate quotas, held executions against concurrency quotas by Little’s law. Availability is the product
          over all deployables and managed parts that a request needs, each counted once.
        </p>
        {catalog && <QuotaList catalog={catalog} />}
        <FieldList />
        <h3>What is not modelled</h3>
        <ul>
          <li>Discounts by contract, savings plans, spot prices, taxes and support plans.</li>
          <li>Work that people do: teams, on-call, the cost of rewriting. Reasons to stay apart are your input.</li>
          <li>Failures that spread: retry storms, thundering herds, cache stampedes.</li>
          <li>Arrivals that come in bursts inside the hour: arrivals are taken as Poisson at the hour’s rate.</li>
          <li>Locks, garbage collection and noisy neighbours, except as the variation of work that you enter.</li>
          <li>Bytes to the internet that nobody drew: a workload says nothing of its answers, a drawn client does.</li>
          <li>
            How quickly replicas start: a load that jumps within minutes finds what stands. The limit says how long
            environments of functions and tasks take.
          </li>
          <li>
            Network of database nodes, and of machines outside AWS and Google Cloud: in no source that we have read.
          </li>
        </ul>
        <p>Everything is computed in this page. Nothing you draw, paste or open is sent anywhere.</p>
        <h3>Where the constants come from</h3>
        <p>
          Price lists and quota pages of the providers, data of public repositories, published measurements, and, where
          there was nothing better, memory or an assumption. Each fact has a unit, a region, a source, a date and a
          grade; open a figure to see the ones behind it and to change them. Published cases, each with its source, hold
          the model to what was measured elsewhere: they are in the menu of examples.
        </p>
        {catalog && <FactList catalog={catalog} />}
      </div>
    </Dialog>
  )
}
