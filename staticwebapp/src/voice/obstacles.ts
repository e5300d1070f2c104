/** Why nothing could be heard, where the visitor can do something about it. */
export type Obstacle =
  | 'refused'
  | 'missing'
  | 'taken'
  | 'insecure'
  | 'framed'
  | 'noSpeech'
  | 'tooShort'
  | 'tooLong'
  /** It can't record. */
  | 'unable'
  /** What the browser listens with is not reached, not allowed, or does not know the language. */
  | 'unreached'
  | 'disallowed'
  | 'noLanguage'
  /** It was understood, and the conversation could not take it. */
  | 'unasked';

/** What the browser looks like from where the page stands. */
export interface Surroundings {
  readonly isSecure: boolean;
  /** What the page around this one, or the site itself, says of the microphone. */
  readonly isAllowed: boolean;
}

const failures: Readonly<Record<string, Obstacle>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  'not-allowed': 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  'audio-capture': 'missing',
  NotReadableError: 'taken',
  AbortError: 'taken',
  aborted: 'taken',
  'no-speech': 'noSpeech',
  network: 'unreached',
  'service-not-allowed': 'disallowed',
  'language-not-supported': 'noLanguage',
};

/** Of what `getUserMedia` or the browser's own recognition fails with, by its name. */
export function obstacleOf(name: string, { isSecure, isAllowed }: Surroundings): Obstacle {
  if (!isSecure) return 'insecure';
  if (!isAllowed) return 'framed';
  return failures[name] ?? 'unable';
}

const problems: Readonly<Record<string, Obstacle>> = {
  'no-speech': 'noSpeech',
  'audio-unreadable': 'noSpeech',
  'audio-too-short': 'tooShort',
  'audio-too-long': 'tooLong',
  'too-large': 'tooLong',
};

/** What the server's problem is to a visitor; all others it explains itself. */
export function obstacleIn(type = ''): Obstacle | undefined {
  return problems[type.replace(/^.*[/#:]/, '')];
}

/** Browsers that can't tell are taken to allow it; asking then shows. */
export function surroundings(): Surroundings {
  const policy: { allowsFeature?(name: string): boolean } | undefined =
    'featurePolicy' in document ? Object(document.featurePolicy) : undefined;
  return {
    isSecure: isSecureContext && navigator.mediaDevices !== undefined,
    isAllowed: policy?.allowsFeature?.('microphone') ?? true,
  };
}
