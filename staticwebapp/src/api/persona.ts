/** What the owner lets a page show, and what holds for this twin, as `GET /api/persona` gives it. */
export interface Persona {
  /** `default`, or what a further one is called. An older server does not say. */
  readonly id?: string;
  readonly name: string;
  readonly headline?: string;
  readonly greeting?: string;
  readonly suggestedQuestions: readonly string[];
  /** Days after its last message that a conversation is kept; 0: until it is deleted. An older server does not say. */
  readonly retentionDays?: number;
  /** How long a message may be, in UTF-16 code units. An older server does not say. */
  readonly maxMessageCharacters?: number;
  /** `twin`, `tutor` or `assistant`. */
  readonly kind?: string;
  /** The name is its own, and not that of a person for whom it speaks. */
  readonly own?: boolean;
  /** Which the persona speaks, in BCP 47, as it was sent: whoever speaks it finds out whether it is one. */
  readonly language?: unknown;
  /** There where the server listens: whether it speaks as well, and how long and how large a recording may be. */
  readonly voice?: {
    readonly speaks?: boolean;
    readonly max_seconds?: number;
    readonly max_bytes?: number;
  };
}

export function readPersona(json: Readonly<Record<string, unknown>>): Persona {
  const { id, name, headline, greeting, kind, voice, language, suggested_questions: questions } = json;
  const { retention_days: retentionDays, max_message_characters: maxMessageCharacters } = json;
  if (!isText(name)) throw new TypeError('The persona has no name.');
  return {
    name,
    language,
    ...(isText(id) && { id }),
    ...(isText(kind) && { kind, own: kind !== 'twin' }),
    ...(voice instanceof Object && { voice }),
    ...(isText(headline) && { headline }),
    ...(isText(greeting) && { greeting }),
    suggestedQuestions: Array.isArray(questions) ? questions.filter(isText) : [],
    ...(isCount(retentionDays, 0) && { retentionDays }),
    ...(isCount(maxMessageCharacters, 1) && { maxMessageCharacters }),
  };
}

/** By which it is asked for and kept: empty for the default one. */
export function keyOf(persona: Persona | undefined): string {
  const id = persona?.id ?? '';
  return id === 'default' ? '' : id;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isCount(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && Number(value) >= least;
}
