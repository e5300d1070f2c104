import { vi } from 'vitest';

/** Tracks of microphones, each `live` until somebody lets go of it. */
export class FakeTrack {
  readyState = 'live';

  stop(): void {
    this.readyState = 'ended';
  }
}

class FakeContext {
  static state = 'running';
  static made: FakeContext[] = [];
  state = FakeContext.state;
  currentTime = 0;
  resumed = 0;
  readonly destination = {};
  readonly starts: number[] = [];
  readonly stops: number[] = [];

  constructor() {
    FakeContext.made.push(this);
  }

  async resume(): Promise<void> {
    this.resumed++;
  }

  async close(): Promise<void> {
    this.state = 'closed';
  }

  createAnalyser() {
    return { fftSize: 8, connect: () => undefined, getFloatTimeDomainData: () => undefined };
  }

  createMediaStreamSource() {
    return { connect: () => undefined, disconnect: () => undefined };
  }

  createBufferSource() {
    return {
      connect: () => undefined,
      start: (at: number) => this.starts.push(at),
      stop: () => this.stops.push(this.currentTime),
    };
  }

  async decodeAudioData() {
    return { duration: 60 };
  }
}

class FakeRecorder {
  static isTypeSupported = (): boolean => true;
  mimeType = 'audio/webm;codecs=opus';
  state = 'inactive';
  ondataavailable = (_: { data: Blob }): void => undefined;
  onstop = (): void => undefined;

  start(): void {
    this.state = 'recording';
  }

  stop(): void {
    this.state = 'inactive';
    this.ondataavailable({ data: new Blob(['sound']) });
    queueMicrotask(() => this.onstop());
  }
}

/** The browser's own recognition, which hears what it is told. */
export class FakeRecogniser {
  static made: FakeRecogniser[] = [];
  lang = '';
  onstart = (): void => undefined;
  onresult = (_: { results: { transcript: string }[][] }): void => undefined;
  onerror = (_: { error: string }): void => undefined;
  onend = (): void => undefined;
  isAborted = false;

  constructor() {
    FakeRecogniser.made.push(this);
  }

  static get last(): FakeRecogniser {
    const last = FakeRecogniser.made.at(-1);
    if (!last) throw new Error('Nobody listens.');
    return last;
  }

  start(): void {
    queueMicrotask(() => this.onstart());
  }

  stop(): void {
    queueMicrotask(() => this.onend());
  }

  abort(): void {
    this.isAborted = true;
  }

  hears(...parts: string[]): void {
    this.onresult({ results: parts.map((transcript) => [{ transcript }]) });
  }

  breaks(error: string): void {
    this.onerror({ error });
    this.onend();
  }
}

/** The browser's voice, and what it was told to say. */
export class FakeUtterance {
  static said: FakeUtterance[] = [];
  lang = '';
  onstart = (): void => undefined;
  onend = (): void => undefined;
  onerror = (): void => undefined;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A browser with a microphone and a loudspeaker, neither of which there is. */
export function fakeSound() {
  const tracks: FakeTrack[] = [];
  const cancel = vi.fn();
  FakeContext.made = [];
  FakeContext.state = 'running';
  FakeRecogniser.made = [];
  FakeUtterance.said = [];
  const getUserMedia = vi.fn(async () => {
    const track = new FakeTrack();
    tracks.push(track);
    return { getTracks: () => [track] };
  });
  vi.stubGlobal('AudioContext', FakeContext);
  vi.stubGlobal('MediaRecorder', FakeRecorder);
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('webkitSpeechRecognition', FakeRecogniser);
  vi.stubGlobal('SpeechSynthesisUtterance', FakeUtterance);
  vi.stubGlobal('speechSynthesis', { cancel, speak: (one: FakeUtterance) => FakeUtterance.said.push(one) });
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia } });
  return {
    tracks,
    cancel,
    getUserMedia,
    contexts: FakeContext.made,
    sleeping: () => {
      FakeContext.state = 'suspended';
    },
  };
}
