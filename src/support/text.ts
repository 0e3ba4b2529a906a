/** A text in both languages of the project; both are always there, so a missing translation does not compile. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof Text;

export const languages: readonly Language[] = ["en", "zh"];
