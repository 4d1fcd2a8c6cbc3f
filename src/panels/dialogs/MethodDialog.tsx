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
        </ul>
        <h3>Merging, and moving</h3>
        <ul>
          <li>
            A merged deployable keeps the platform of its members: functions become one function, tasks one task, pods
            one pod of that cluster, machines stay in their family and generation. Its size follows by the same rule as
            any other’s. Where members run on different platforms, the one that bears most of the busy cores is taken,
            and the scorecard says so.
          </li>
          <li>
            Moving is another question. “Merged runs on” asks it: the cheapest of the provider that fits, which moves
            the drawn side too, so that like is compared with like; or one offer, for the merged side alone.
          </li>
          <li>
            No choice made by rule lands on a slower core than the fastest member had, on a machine whose memory leaves
            nothing for its operating system, or on other special hardware.
          </li>
          <li>
            The difference is broken into steps that add up exactly: charges per hop, CPU of calls, idle and floors,
            queueing, and the move where there is one. What a move saves is never counted as saved by merging.
          </li>
        </ul>
        <h3>Response times</h3>
        <p>
          A deployable is a queueing station: cores × replicas, first come first served, and a pool of slots held for
          the whole execution. Stages in sequence add, parallel stages end with their slowest branch. Percentiles are
          read off distributions; they are never added or scaled. Every mean splits exactly into work, queueing,
          network, serialisation and platform. Figures are for the busiest hour of the day.
        </p>
        <ul>
          <li>
            The work of one execution is drawn once, with the variation that you give its operation, and cut into slices
            between its calls. How much an operation varies does not hang on how many calls it makes, nor on where they
            go: merged, it varies as it did.
          </li>
          <li>
            A workload may be so many users instead of a rate. Each waits for the answer, thinks, and asks again: slower
            answers mean fewer requests, and the rate is a result. It may differ between the two sides, and so may what
            is paid by use.
          </li>
          <li>
            Deployables that share machines share their cores and wait for each other there. They are sized and paid
            together, each by its part of the load.
          </li>
        </ul>
        <h3>Money</h3>
        <p>
          The bill is a sum of lines, each a quantity times a unit price with tiers, minimums and rounding as the
          provider charges. What is paid by use is billed by the mean of the day; what is provisioned by the need of
          each hour.
        </p>
        <ul>
          <li>
            Rounding is of each execution: what is billed is the mean of rounded times, never the mean time rounded.
          </li>
          <li>
            Inside a cluster no balancer is paid. Elsewhere one internal balancer is shared by what stands behind it on
            a platform; one for each service only where the assumptions say so.
          </li>
          <li>
            A workload comes from the internet or from inside. From the internet its answers are traffic out, on both
            sides. What you do not say is assumed, and the empty field says what: the internet if its entry is a drawn
            client, else inside; answers as large as those of a call to its entry.
          </li>
          <li>
            Discounts of your own, by family of offers, lower every line that such an offer charges, on both sides
            alike; the line says so.
          </li>
        </ul>
        <p>The rules of each kind of charge:</p>
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
          <li>Discounts that you do not enter, spot prices, taxes and support plans.</li>
          <li>Work that people do: teams, on-call, the cost of rewriting. Reasons to stay apart are your input.</li>
          <li>Failures that spread: retry storms, thundering herds, cache stampedes.</li>
          <li>
            Arrivals that come in bursts inside the hour: where they have a rate they are taken as Poisson at the
            hour’s.
          </li>
          <li>Locks, garbage collection and noisy neighbours, except as the variation of work that you enter.</li>
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
