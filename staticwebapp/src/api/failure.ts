/** Why the twin could not answer, without a word of English: the element finds the sentence. */
export type Failure =
  /** No connection, or none that answered in time. */
  | { readonly kind: 'unreachable' }
  /** Something answered, but not in the API's language; a wrong address, mostly. */
  | { readonly kind: 'unreadable' }
  /** The stream ended before the answer did. */
  | { readonly kind: 'broken-off' }
  /** The stream itself said what went wrong. */
  | { readonly kind: 'reported'; readonly detail: string }
  /** An RFC 9457 problem. `retryAfter` is in seconds. */
  | {
      readonly kind: 'problem';
      readonly status: number;
      readonly type?: string;
      readonly detail?: string;
      readonly retryAfter?: number;
    };

export class TwinError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.kind, { cause });
    this.failure = failure;
  }
}

/** Whether sending the same request again may help; if not, the visitor must change something first. */
export function isWorthRepeating(failure: Failure): boolean {
  if (failure.kind !== 'problem') return true;
  return !isElsewhere(failure) && (failure.status >= 500 || [408, 409, 425, 429].includes(failure.status));
}

/** The connection is to blame, and asking again may find the rest. */
export function isLost({ kind }: { readonly kind: string }): boolean {
  return kind === 'unreachable' || kind === 'broken-off';
}

/** Only another conversation may help: this one is gone, or another persona's. */
export function isElsewhere(failure: { readonly kind: string }): boolean {
  const { status, type }: { status?: number; type?: string } = failure as object;
  return status === 404 || type?.endsWith('other-persona') === true;
}

/** The persona can't be used for now; others may be. */
export function isOut(failure: Failure): boolean {
  return (failure as { status?: number }).status === 503;
}

/** What is shown of the conversation is no longer what it is: another tab changed it. */
export function isOutdated(failure: Failure): boolean {
  return failure.kind === 'problem' && failure.type?.endsWith('message-replaced') === true;
}

/** @throws What is not the twin's to explain. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TwinError) return error.failure;
  throw error;
}
