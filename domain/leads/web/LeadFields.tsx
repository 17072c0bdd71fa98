import type { ReactNode } from 'react'
import { PartyRelation } from '#domain/matters/party.schema.ts'
import { Ticks } from '#web/kit/Choices.tsx'
import { DivisionPicker } from '#web/kit/DivisionPicker.tsx'
import { ChoiceField, TextArea, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useWords } from '#web/kit/wording.ts'
import { Category } from '../category.schema.ts'
import { LeadTrait } from '../intake.schema.ts'
import { LeadChannel } from '../lead.schema.ts'
import type { LeadDraft } from './lead-entry.ts'
import { leadEntryWording } from './lead-entry.wording.ts'
import { leadWording } from './lead.wording.ts'

type Part = { value: LeadDraft; change: (part: Partial<LeadDraft>) => void }

/** Where it comes from, who reports it, and where it is. */
export function FromFields({
  value,
  change,
  today,
  isWrong,
}: Part & { today: string; isWrong: boolean }): ReactNode {
  const say = useWords(leadEntryWording)
  const lead = useWords(leadWording)
  return (
    <fieldset className="block">
      <legend>{say('from')}</legend>
      <div className="pair">
        <ChoiceField
          label={say('channel')}
          required
          value={value.channel}
          onValue={(channel) => change({ channel })}
          options={LeadChannel.exclude(['visit']).options.map((one) => ({
            value: one,
            label: lead(`channel.${one}`),
          }))}
        />
        <TextField
          label={say('source-number')}
          hint={say('source-number.hint')}
          isOptional
          value={value.sourceNumber}
          onValue={(sourceNumber) => change({ sourceNumber })}
          maxLength={40}
        />
        <TextField
          type="date"
          label={say('found-on')}
          value={value.foundOn}
          max={today}
          onValue={(foundOn) => change({ foundOn })}
        />
        <ChoiceField
          label={say('reporter.relation')}
          required
          value={value.relation}
          onValue={(relation) => change({ relation })}
          options={PartyRelation.options.map((one) => ({
            value: one,
            label: say(`relation.${one}`),
          }))}
        />
        {!value.isAnonymous && (
          <TextField
            label={`${say('reporter')} · ${say('reporter.name')}`}
            isOptional
            value={value.reporterName}
            onValue={(reporterName) => change({ reporterName })}
            maxLength={60}
            autoComplete="off"
          />
        )}
        <TextField
          label={`${say('reporter')} · ${say('reporter.phone')}`}
          isOptional
          value={value.reporterPhone}
          onValue={(reporterPhone) => change({ reporterPhone })}
          maxLength={40}
          autoComplete="off"
        />
      </div>
      <Ticks
        legend={say('reporter')}
        options={[{ value: 'anonymous', label: say('anonymous') }]}
        values={value.isAnonymous ? ['anonymous'] : []}
        onValues={(values) => change({ isAnonymous: values.length > 0 })}
      />
      <div className={isWrong ? 'field wrong' : 'field'}>
        <DivisionPicker
          label={say('place')}
          value={value.division}
          onValue={(division) => change({ division })}
        />
        {isWrong && <p className="wrong-why">{say('place.missing')}</p>}
      </div>
    </fieldset>
  )
}

/** The story, and what decides how closely and how fast it is handled. */
export function WhatFields({ value, change }: Part): ReactNode {
  const say = useWords(leadEntryWording)
  const kit = useWords(kitWording)
  return (
    <fieldset className="block">
      <legend>{say('what')}</legend>
      <ChoiceField
        label={say('category')}
        required
        value={value.category}
        onValue={(category) => change({ category })}
        options={Category.options.map((one) => ({ value: one, label: kit(`category.${one}`) }))}
      />
      <TextArea
        label={say('summary')}
        hint={say('summary.hint')}
        required
        minLength={2}
        maxLength={4000}
        rows={6}
        value={value.summary}
        onValue={(summary) => change({ summary })}
      />
      <TextField
        label={say('wish')}
        isOptional
        value={value.wish}
        onValue={(wish) => change({ wish })}
        maxLength={2000}
      />
      <Ticks
        legend={say('traits')}
        options={LeadTrait.options.map((one) => ({ value: one, label: say(`trait.${one}`) }))}
        values={value.traits}
        onValues={(traits) => change({ traits })}
      />
      <p className="hint">{say('traits.note')}</p>
      <label className="imminent">
        <input
          type="checkbox"
          checked={value.imminent}
          onChange={() => change({ imminent: !value.imminent })}
        />
        <b>{say('imminent')}</b>
      </label>
      {value.imminent && <p className="hint">{say('imminent.note')}</p>}
    </fieldset>
  )
}
