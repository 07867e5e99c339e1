// Nynorsk for a point whose meeting has begun or been held, on the point's own page.

import type { heldNb } from '../nb/held.ts'
import type { Translation } from '../translation.ts'

export const heldNn: Translation<typeof heldNb> = {
  begun: 'Møtet er i gang',
  since: 'sidan {{time}}.',
  up: 'Sak {{number}} er oppe.',
  join: 'Bli med i møtet',
  said: 'Møtet er starta. Knappen Bli med i møtet står øvst på sida.',
  title: 'Kva møtet kom til',
  decisions: 'Vedtak',
  none: 'Styret gjorde ingen vedtak.',
  noneShown: 'Ingen vedtak herifrå blir viste for deg.',
  number: 'Vedtak {{number}}',
  promises: 'Lovnader',
  due: '{{name}}, innan {{date}}',
  states: { kept: 'Halden', waived: 'Fråfallen' },
  minutes: 'Protokoll',
  draft: 'Utkast',
  approved: 'Godkjend',
  read: 'Les protokollen',
  next: 'Kva som kjem',
  approveAt: 'Protokollen blir skriven ferdig og godkjend i neste møte eller på sirkulasjon.',
  nextPoint: 'Neste punkt: {{date}}',
  noNext: 'Neste punkt er ikkje sett opp.',
  failed: 'Vedtaka kom ikkje fram.',
  untreated: {
    title: 'Ikkje behandla',
    action: 'Før over …',
    dialog: 'Føre over det som ikkje vart behandla?',
    body: 'Sakene står framleis her, merkte med kvar dei vart førte. Vedlegg og framlegg til vedtak følgjer med til protokollen er godkjend.',
    save_one: 'Før over {{count}} sak',
    save_other: 'Før over {{count}} saker',
    done_one: '{{count}} sak er ført over',
    done_other: '{{count}} saker er førte over',
  },
}
