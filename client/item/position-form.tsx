// One's own position on a text: four kinds that look alike, one line why, and who will see it when. It goes to the server alone and can be changed until
// what its page says. Called by the current item of a meeting, by a circulation, and by a wording before its meeting.

import {
  BellIcon,
  CheckmarkCircleIcon,
  EyeSlashIcon,
  FileTextIcon,
  HourglassIcon,
  XMarkOctagonIcon,
} from '@navikt/aksel-icons'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type GivenPosition, type PositionKind, positionKinds } from '../../shared/deciding/position.ts'
import { Button } from '../ui/button.tsx'
import { Icon, type IconPicture } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { TextField } from '../ui/text-field.tsx'
import './position-form.css'

/** Where it stands on its page. */
export const ownPositionId = 'own-position'

/** The same picture for a kind wherever it stands. */
export const positionPictures: Readonly<Record<PositionKind, IconPicture>> = {
  supports: CheckmarkCircleIcon,
  reservation: FileTextIcon,
  cannot: XMarkOctagonIcon,
  'needs-more': HourglassIcon,
}

/** Something that is asked of the server. */
export interface Giving {
  /** Gives the position; a second press while it is under way does nothing. */
  readonly run: (given: GivenPosition, onDone: () => void) => void
  readonly busy: boolean
  /** Why it was not given, in words; null when nothing is wrong. */
  readonly trouble: string | null
}

export interface PositionFormProps {
  /** What was given already; null = nothing. */
  readonly mine: GivenPosition | null
  readonly giving: Giving
  /** Words beside the heading: which round, and for whom. */
  readonly about: readonly string[]
  /** Who sees it when, and until when it can be changed. */
  readonly secret: string
  /** Somebody waits for it; null = nobody has said so. */
  readonly reminder: string | null
}

export function PositionForm({ mine, giving, about, secret, reminder }: PositionFormProps) {
  const { t } = useTranslation('meeting')
  const [chosen, setChosen] = useState<PositionKind | null>(mine?.position ?? null)
  const [reason, setReason] = useState(mine?.reason ?? '')
  const [missing, setMissing] = useState<'position' | 'reason' | null>(null)
  const [changing, setChanging] = useState(mine === null)
  const given = useFocusKept(!changing && mine !== null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen === null) return setMissing('position')
    if (chosen !== 'supports' && reason.trim() === '') return setMissing('reason')
    if (!giving.busy) giving.run({ position: chosen, reason: reason.trim() }, () => setChanging(false))
  }
  const legend = (
    <>
      {t('position.title')}
      {about.map((words) => (
        <span key={words} className="muted">
          {' '}
          {words}
        </span>
      ))}
    </>
  )
  if (!changing && mine !== null) {
    return (
      <section className="card pos" id={ownPositionId} ref={given} aria-label={t('position.title')}>
        <p className="pos-l">{legend}</p>
        <StateWord state="ok">
          {t('position.given', { position: t(`position.${mine.position}`).toLowerCase() })}
        </StateWord>
        {mine.reason !== '' && <p className="pos-y">{mine.reason}</p>}
        <Secret text={secret} />
        <Button onClick={() => setChanging(true)}>{t('position.change')}</Button>
      </section>
    )
  }
  return (
    <form className="card pos" id={ownPositionId} ref={given} onSubmit={submit} noValidate>
      {reminder !== null && mine === null && (
        <StateWord state="warn" icon={BellIcon}>
          {reminder}
        </StateWord>
      )}
      <fieldset>
        <legend className="pos-l">{legend}</legend>
        <div className="pos-c">
          {positionKinds.map((kind) => (
            <label key={kind} className="pos-r" data-on={chosen === kind ? 'true' : undefined}>
              <input
                type="radio"
                name="position"
                checked={chosen === kind}
                onChange={() => {
                  setChosen(kind)
                  setMissing(null)
                }}
              />
              <span>
                <b>{t(`position.${kind}`)}</b>
                {kind === 'reservation' && <span className="tiny muted">{t('position.reservationHint')}</span>}
                {kind === 'needs-more' && <span className="tiny muted">{t('position.needsMoreHint')}</span>}
              </span>
              <Icon of={positionPictures[kind]} />
            </label>
          ))}
        </div>
        {missing === 'position' && <p className="fld-error">{t('position.choose')}</p>}
      </fieldset>
      <TextField
        label={chosen === 'supports' ? t('position.whyOptional') : t('position.why')}
        value={reason}
        multiline
        maxLength={2_000}
        error={missing === 'reason' ? t('position.whyMissing') : undefined}
        onType={(typed) => {
          setReason(typed)
          setMissing(null)
        }}
      />
      {giving.trouble !== null && (
        <InlineRefusal what={t('position.notGiven')} why={giving.trouble} copyText={reason} />
      )}
      <Button type="submit" variant="primary" busy={giving.busy}>
        {giving.busy ? t('position.giving') : t('position.give')}
      </Button>
      <Secret text={secret} />
    </form>
  )
}

/**
 * The form and what was given stand in for each other: whoever was in the one is in the other, and is not sent to the top of the page.
 * @returns for both of them.
 */
function useFocusKept(isGiven: boolean) {
  const stands = useRef<HTMLElement | null>(null)
  const before = useRef(isGiven)
  useEffect(() => {
    if (before.current === isGiven) return
    before.current = isGiven
    if (document.activeElement === document.body) focusOn(stands.current)
  }, [isGiven])
  return (element: HTMLElement | null) => {
    stands.current = element
  }
}

/** Into what one answers by: the position that is chosen or the first of them, or the press that changes it. */
function focusOn(mine: HTMLElement | null): void {
  const radio = mine?.querySelector<HTMLElement>('input:checked') ?? mine?.querySelector<HTMLElement>('input')
  const target = radio ?? mine?.querySelector<HTMLElement>('button')
  target?.focus()
}

/** Brings one's own position into view and the keys to it. */
export function goToPosition(): void {
  const mine = document.getElementById(ownPositionId)
  mine?.scrollIntoView({ block: 'start' })
  focusOn(mine)
}

function Secret({ text }: { readonly text: string }) {
  return (
    <p className="tiny muted pos-s">
      <Icon of={EyeSlashIcon} />
      <span>{text}</span>
    </p>
  )
}
