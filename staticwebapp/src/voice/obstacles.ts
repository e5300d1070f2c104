/** Why nothing could be heard, where the visitor can do something about it. */
export type Obstacle = 'refused' | 'missing' | 'taken' | 'insecure' | 'framed' | 'noSpeech' | 'tooShort' | 'tooLong';

/** What the browser looks like from where the page stands. */
export interface Surroundings {
  readonly isSecure: boolean;
  /** What the page around this one, or the site itself, says of the microphone. */
  readonly isAllowed: boolean;
}

/** Of what `getUserMedia` fails with, by its name. */
export function obstacleOf(name: string, { isSecure, isAllowed }: Surroundings): Obstacle {
  if (!isSecure) return 'insecure';
  if (!isAllowed) return 'framed';
  if (name === 'NotFoundError' || name === 'OverconstrainedError' || name === 'audio-capture') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'taken';
  return name === 'no-speech' ? 'noSpeech' : 'refused';
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
