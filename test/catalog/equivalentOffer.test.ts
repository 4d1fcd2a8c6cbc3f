import { describe, expect, it } from 'vitest'
import { rows } from '../../src/base/table'
import '../../src/catalog/registerAll'
import type { Offer } from '../../src/catalog/catalog'
import { equivalentOffer } from '../../src/catalog/equivalentOffer'
import { catalogs } from '../../src/catalog/index'
import { offer } from '../../src/catalog/offer'

const of = (id: string) => catalogs[id]!
const aws = of('aws.us-east-1')
const real = rows(catalogs).filter(({ id }) => id !== 'ideal')
const to = (catalog: string, id: string, kind: string, from = aws) =>
  equivalentOffer(of(catalog), offer(from, id), kind)

describe('[G12] equivalent offers', () => {
  it.each([
    ['gcp.us-central1', 'aws.ec2.m6i.large', 'service', /^gcp\.gce\.n?.*standard-2$/],
    ['azure.eastus', 'aws.ec2.m6i.large', 'service', /^azure\.vm\.Standard_D2s_v\d$/],
    ['azure.eastus', 'aws.ec2.r6i.large', 'service', 'azure.vm.Standard_E2s_v5'],
    ['azure.eastus', 'aws.ec2.m7g.large', 'service', 'azure.vm.Standard_D2ps_v5'],
    ['gcp.us-central1', 'aws.fargate.0.5x1', 'service', 'gcp.run.0.5x1'],
    ['azure.eastus', 'aws.fargate.0.5x1', 'service', 'azure.containerapps.0.5x1'],
    ['gcp.us-central1', 'aws.eks.0.25x0.5', 'service', 'gcp.gke.0.25x0.5'],
    ['azure.eastus', 'aws.eks.0.25x0.5', 'service', 'azure.aks.0.25x0.5'],
    ['selfhost', 'aws.eks.0.25x0.5', 'service', 'selfhost.pod.0.25x0.5'],
    ['gcp.us-central1', 'aws.lambda', 'function', 'gcp.functions.gen1'],
    ['azure.eastus', 'aws.lambda', 'function', 'azure.functions'],
    ['gcp.us-central1', 'aws.sqs', 'queue', 'gcp.pubsub'],
    ['azure.eastus', 'aws.sqs', 'queue', 'azure.servicebus'],
    ['azure.eastus', 'aws.kinesis', 'stream', 'azure.eventhubs'],
    ['azure.eastus', 'aws.eventbridge', 'topic', 'azure.eventgrid'],
    ['azure.eastus', 'aws.s3', 'objectStore', 'azure.blob'],
    ['gcp.us-central1', 'aws.s3', 'objectStore', 'gcp.gcs'],
    ['gcp.us-central1', 'aws.dynamodb', 'database', 'gcp.firestore'],
    ['azure.eastus', 'aws.dynamodb', 'database', 'azure.cosmos'],
    ['gcp.us-central1', 'aws.rds.mysql.db.m5.large', 'database', 'gcp.sql.2x8'],
    ['azure.eastus', 'aws.rds.mysql.db.m5.large', 'database', 'azure.pg.flex.2'],
    ['azure.eastus', 'aws.alb', 'gateway', 'azure.appgw'],
    ['gcp.us-central1', 'aws.alb', 'gateway', 'gcp.lb'],
    ['gcp.us-central1', 'aws.apigw.http', 'gateway', 'gcp.apigateway'],
    ['azure.eastus', 'aws.sfn.standard', 'orchestrator', 'azure.logic'],
    ['aws.eu-west-1', 'aws.ec2.m6i.large', 'service', 'aws.ec2.m6i.large'],
  ] as const)('the equivalent in %s of %s for a %s is %s', (catalog, id, kind, wanted) => {
    const found = to(catalog, id, kind)?.offer.id ?? ''
    if (typeof wanted === 'string') expect(found).toBe(wanted)
    else expect(found).toMatch(wanted)
  })

  it('an equivalent offer names its differences', () => {
    expect(to('azure.eastus', 'aws.ec2.m6i.large', 'service')?.differs).toEqual([])
    expect(to('selfhost', 'aws.lambda', 'function')?.differs).toEqual([
      'container by the second instead of function by use',
    ])
    expect(to('gcp.us-central1', 'aws.ec2.c6i.large', 'service')?.differs.join()).toMatch(/GiB instead of 4|cores/)
  })

  it('the equivalent of an offer in its own catalog is the offer itself', () => {
    for (const catalog of real) {
      for (const one of rows(catalog.offers)) {
        const [kind = ''] = one.kinds
        expect(equivalentOffer(catalog, one, kind)?.offer.id, one.id).toBe(one.id)
      }
    }
  })

  it('every offer has an equivalent of its kind in every real catalog', () => {
    for (const from of real) {
      for (const catalog of real) {
        for (const one of rows<Offer>(from.offers)) {
          for (const kind of one.kinds) {
            const found = equivalentOffer(catalog, one, kind)
            expect(found?.offer.kinds, `${one.id} as ${kind} → ${catalog.id}`).toContain(kind)
          }
        }
      }
    }
  })

  it('the equivalent of an equivalent keeps the platform, where both catalogs have it', () => {
    for (const from of real) {
      for (const catalog of real) {
        for (const one of rows<Offer>(from.offers)) {
          const [kind = ''] = one.kinds
          const there = equivalentOffer(catalog, one, kind)?.offer
          if (!there || there.platform !== one.platform) continue
          expect(equivalentOffer(from, there, kind)?.offer.platform, `${one.id} ↔ ${there.id}`).toBe(one.platform)
        }
      }
    }
  })
})
