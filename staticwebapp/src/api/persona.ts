/** What the owner lets a page show, as `GET /api/persona` gives it. */
export interface Persona {
  readonly name: string;
  readonly headline?: string;
  readonly greeting?: string;
  readonly suggestedQuestions: readonly string[];
}

export function readPersona(json: Readonly<Record<string, unknown>>): Persona {
  const { name, headline, greeting, suggested_questions: questions } = json;
  if (!isText(name)) throw new TypeError('The persona has no name.');
  return {
    name,
    ...(isText(headline) && { headline }),
    ...(isText(greeting) && { greeting }),
    suggestedQuestions: Array.isArray(questions) ? questions.filter(isText) : [],
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
