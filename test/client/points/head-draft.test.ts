// Head draft: what the texts of a meeting come to, and what is wrong with them, field by field.

import { describe, expect, it } from 'vitest'
import {
  clockOf,
  differingFields,
  draftOfHead,
  type HeadDraft,
  headOfDraft,
  unrealDate,
  wholeMinutes,
} from '../../../client/points/head-draft.ts'
import type { PointHead } from '../../../shared/point/head.ts'

const head: PointHead = {
  title: 'Evaluerings- og beslutningspunkt 3',
  date: '2024-12-05',
  startsAt: '10:00',
  lengthMinutes: 240,
  place: 'Oslo og video',
  chair: 'Per Nordmann',
  facilitator: 'Programkontoret',
}

describe('what is written about a meeting', () => {
  it('comes to the head it was made of', () => {
    expect(headOfDraft(draftOfHead(head))).toEqual({ ok: true, head })
  })

  it('is understood as people write it', () => {
    const draft: HeadDraft = {
      ...draftOfHead(head),
      startsAt: ' 9.30',
      lengthMinutes: '1 200',
      place: ' Bodø ',
      chair: '',
    }
    expect(headOfDraft(draft)).toEqual({
      ok: true,
      head: { ...head, startsAt: '09:30', lengthMinutes: 1_200, place: 'Bodø', chair: '' },
    })
  })

  it.each<[string, Partial<HeadDraft>, object]>([
    ['a date that does not exist', { date: '2025-02-30' }, { date: 'NOT_A_DATE' }],
    ['a date the browser could not read', { date: unrealDate }, { date: 'NOT_A_DATE' }],
    ['no date', { date: '' }, { date: 'missing' }],
    ['a clock that does not exist', { startsAt: '25:00' }, { startsAt: 'INVALID' }],
    ['no length', { lengthMinutes: '' }, { lengthMinutes: 'missing' }],
    ['a length in words', { lengthMinutes: 'to timer' }, { lengthMinutes: 'INVALID' }],
    ['a negative length', { lengthMinutes: '-10' }, { lengthMinutes: 'INVALID' }],
    ['a length over a day', { lengthMinutes: '1441' }, { lengthMinutes: 'MINUTES' }],
    ['an empty title', { title: '  ' }, { title: 'TITLE_EMPTY' }],
    ['two faults', { title: '', date: '' }, { title: 'TITLE_EMPTY', date: 'missing' }],
    ['a place that is too long', { place: 'x'.repeat(121) }, { place: 'TEXT_TOO_LONG' }],
  ])('names %s', (_what, texts, errors) => {
    expect(headOfDraft({ ...draftOfHead(head), ...texts })).toEqual({ ok: false, errors })
  })

  it('reads whole minutes and clocks, and nothing else', () => {
    expect(['45', ' 1 440 ', '4,5', '', 'x', '1e3', '-5'].map(wholeMinutes)).toEqual([
      45,
      1_440,
      NaN,
      NaN,
      NaN,
      NaN,
      NaN,
    ])
    expect(['10', '0930', '9:05', '9.05', 'ti', '10:5'].map(clockOf)).toEqual([
      '10:00',
      '09:30',
      '09:05',
      '09:05',
      'ti',
      '10:5',
    ])
  })

  it('names the fields that two heads differ in, in the order of the form', () => {
    expect(differingFields(head, { ...head, chair: 'Kari', date: '2024-12-06' })).toEqual(['date', 'chair'])
    expect(differingFields(head, { ...head })).toEqual([])
  })
})
