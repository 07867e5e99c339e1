// What each has done, one person after another. Called by the page.

import { useTranslation } from 'react-i18next'
import { ChangedItem, type ChangedItemsProps } from '../item/changed-items.tsx'
import { byPerson } from './by-person.ts'

export function ChangesByPerson({ programmeId, changes, people }: ChangedItemsProps) {
  const { t } = useTranslation('changes')
  return byPerson(changes).map(({ person, changes: own }) => {
    const id = `chg-by-${person ?? 'server'}`
    const name = person === null ? t('byServer') : (people.find((each) => each.id === person)?.name ?? t('bySomeone'))
    return (
      <section key={id} aria-labelledby={id}>
        <h2 className="h2" id={id}>
          {name} <span className="muted">{own.length}</span>
        </h2>
        <ul className="card chg-l">
          {own.map((change) => (
            <li key={change.item}>
              <ChangedItem programmeId={programmeId} people={people} change={change} />
            </li>
          ))}
        </ul>
      </section>
    )
  })
}
