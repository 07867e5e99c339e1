// A letter of getting in: what each kind is about, and what its texts are made of. Used by sign-in-mail.ts and the texts by language.

export type SignInLetter =
  | {
      readonly kind: 'invitation'
      readonly link: string
      readonly programme: string
      readonly invitedBy: string
      /** `YYYY-MM-DD` */
      readonly lastDay: string
    }
  | { readonly kind: 'sign-in'; readonly link: string }
  | { readonly kind: 'share'; readonly link: string; readonly programme: string }

/** A letter's texts; `{{name}}` takes what it is about. */
export type LetterTexts = Readonly<
  Record<SignInLetter['kind'], { readonly subject: string; readonly body: readonly string[] }>
>
