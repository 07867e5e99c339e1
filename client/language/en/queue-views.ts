// English for how the queue is looked at.

import type { queueViewsNb } from '../nb/queue-views.ts'
import type { Translation } from '../translation.ts'

export const queueViewsEn: Translation<typeof queueViewsNb> = {
  arrange: { title: 'View', list: 'List', area: 'Area', stream: 'Stream', receiver: 'Receiver' },
  order: { title: 'Order', decided: 'decided', calculated: 'calculated' },
  cost: { title: 'Cost in the rows', estimate: 'Estimate of the item', summed: 'Total down to the item' },
  saved: {
    menu: 'Show',
    title: 'Saved views',
    open: 'Save the view …',
    keep: 'Save',
    name: 'Name of the view',
    hint: 'Search, filters, view and order are saved on this device, for you.',
    missing: 'Write a name.',
    kept: 'The view {{name}} is saved.',
    remove: 'Delete the view {{name}}',
    notKept: 'The view was not saved.',
    notKeptWhy: 'The browser keeps nothing here. A private window often does not.',
  },
  rest: { area: 'Without an area', stream: 'Without a stream', receiver: 'Without a receiver' },
  streams: {
    none: 'The board has not decided any delivery stream yet.',
    how: 'A stream has the items its mandate names.',
  },
  group: {
    count_one: '{{count, number}} item',
    count_other: '{{count, number}} items',
    held: 'the steering frame holds {{p50, number}}, the cost frame {{p85, number}}',
  },
  onlyInList: 'Items are moved in the list in the decided order, or with “Move to place …”.',
  calculatedNote: 'The order is calculated from benefit per million. The lines show what the frames would hold then.',
  captionCalculated_one:
    'Queue, {{count, number}} item in the calculated order. Arrow keys walk the rows, Enter opens one.',
  captionCalculated_other:
    'Queue, {{count, number}} items in the calculated order. Arrow keys walk the rows, Enter opens one.',
  held: 'The steering frame holds {{p50, number}}, the cost frame {{p85, number}}.',
  calculated: {
    column: 'Calculated',
    columnLong: 'Place by benefit per million, and how far the item stands from it',
    up_one: 'stands {{count, number}} place above',
    up_other: 'stands {{count, number}} places above',
    down_one: 'stands {{count, number}} place below',
    down_other: 'stands {{count, number}} places below',
    same: 'stands at its calculated place',
    decided: 'Decided',
    decidedLong: 'Decided place',
  },
  summed: {
    p50: 'Total P50, {{unit}}',
    long: 'What the queue costs down to the item, {{unit}}, {{year}} prices',
  },
  reason: { missing: 'no reason yet', stands: 'reason' },
}
