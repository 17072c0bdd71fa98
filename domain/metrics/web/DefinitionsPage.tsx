import type { ReactNode } from 'react'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { Scroll } from '#web/kit/Scroll.tsx'
import { Stamp } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { listMetricsContract } from '../metric.contract.ts'
import type { Definition } from '../metric.schema.ts'
import { RecordKind } from '../source.schema.ts'
import { definitionWording } from './definition.wording.ts'
import { spoken } from './figures.ts'
import './definitions.css'

/** 口径表: every figure's one definition, by the records it is counted over. */
export function DefinitionsPage(): ReactNode {
  const say = useWords(definitionWording)
  const answer = useCall(listMetricsContract, {})
  if (answer.error !== null) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  const definitions = answer.data?.items
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      {definitions === undefined ? (
        <Loading what={say('title')} />
      ) : (
        RecordKind.options.map((source) => (
          <OfSource
            key={source}
            source={source}
            definitions={definitions.filter((one) => one.source === source)}
          />
        ))
      )}
    </>
  )
}

function OfSource({
  source,
  definitions,
}: {
  source: RecordKind
  definitions: readonly Definition[]
}): ReactNode {
  const say = useWords(definitionWording)
  if (definitions.length === 0) return null
  const title = say('of', { records: say(`source.${source}`) })
  return (
    <section className="definitions" id={source}>
      <h2>{title}</h2>
      <p className="meta">{say(`moved.${source}`)}</p>
      <Scroll label={title}>
        <table>
          <caption className="vh">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{say('name')}</th>
              <th scope="col">{say('meaning')}</th>
              <th scope="col">{say('unit')}</th>
              <th scope="col">{say('window')}</th>
              <th scope="col">{say('once')}</th>
              <th scope="col">{say('filter')}</th>
              <th scope="col">{say('owner')}</th>
            </tr>
          </thead>
          <tbody>
            {definitions.map((one) => (
              <OneDefinition key={one.code} definition={one} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

function OneDefinition({ definition }: { definition: Definition }): ReactNode {
  const say = useWords(definitionWording)
  const language = useLanguage()
  const { code, name, unit, windowKind, stated, dedupeKey, filter, isByNow } = definition
  const other = language === 'en' ? name.zh : name.en
  return (
    <tr id={code}>
      <th scope="row">
        <Go to={`/figures/${code}`}>{spoken(name, language)}</Go>
        <small lang={language === 'en' ? 'zh-CN' : 'en'}>{other}</small>
      </th>
      <td>{spoken(definition.definition, language)}</td>
      <td>{spoken(unit, language)}</td>
      <td>
        {say(`window.${windowKind}`)}
        <small>
          {stated === 'assumed' && <Stamp sign={say('assumed.sign')} tone="assumed" />}{' '}
          {say(`stated.${stated}`)}
        </small>
        {isByNow && <small>{say('by-now')}</small>}
      </td>
      <td>
        <code>{dedupeKey}</code>
      </td>
      <td>
        <code>{filter === 'true' ? say('all') : filter}</code>
      </td>
      <td>{spoken(definition.ownerOrganisation, language)}</td>
    </tr>
  )
}
