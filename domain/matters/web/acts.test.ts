import { describe, expect, test } from 'vitest'
import type { ActionView, MatterPage, StepView } from '../matter-page.contract.ts'
import { sortActions } from './acts.ts'

function open(...names: readonly ActionView['action'][]): ActionView[] {
  return names.map((action) => ({ action, refusal: null, detail: null }))
}

function refused(action: ActionView['action'], refusal: string): ActionView {
  return { action, refusal, detail: null }
}

function step(kind: StepView['kind'], dueAt: string): StepView {
  return {
    ...{ id: kind, kind, organisation: { id: '', name: '' }, startedAt: '', dueAt },
    ...{
      doneAt: null,
      ended: null,
      isOverdue: false,
      escalatedAt: null,
      isOfMerged: false,
      subjectKind: 'matter',
      subjectId: null,
      warnsAt: null,
    },
  }
}

function sorted(part: Partial<Pick<MatterPage, 'actions' | 'steps' | 'imminent'>>) {
  return sortActions({
    actions: [],
    steps: [],
    imminent: false,
    status: 'open',
    ...part,
  } as unknown as MatterPage)
}

describe('what can be done with a matter', () => {
  test('begins with what the earliest open step asks for', () => {
    const steps = [step('report', '2023-05-12'), step('contact', '2023-05-11')]
    expect(sorted({ steps, actions: open('report', 'contact', 'note') }).first).toBe('contact')
  })

  test('has no next step where nobody here may do what is due', () => {
    const actions = [refused('take', 'matter-of-another-organisation'), ...open('note')]
    expect(sorted({ steps: [step('accept', '2023-05-11')], actions }).first).toBeUndefined()
  })

  test('shows a refusal that teaches, not one that only says "not now"', () => {
    const actions = [
      refused('close', 'closed-by-a-higher-level'),
      refused('revisit', 'matter-not-closed'),
    ]
    expect(sorted({ actions }).refused.map(({ action }) => action)).toEqual(['close'])
  })

  test('offers to flag danger or to clear it, never both', () => {
    const actions = open('flag-danger', 'clear-danger')
    expect(sorted({ actions }).usual).toEqual(['flag-danger'])
    expect(sorted({ actions, imminent: true }).usual).toEqual(['clear-danger'])
  })

  test('folds away what is seldom done', () => {
    const actions = open('merge', 'note', 'hand-over')
    expect(sorted({ actions })).toMatchObject({ usual: [], rare: ['hand-over', 'merge'] })
  })
})
