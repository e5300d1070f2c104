/** What a browser can record, best first; Safari knew only the second for long. */
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

export const canRecord = (): boolean => typeof MediaRecorder === 'function';

/** The microphone from the moment the visitor lets it, to the moment it is let go. */
export class Recording {
  readonly #stream: MediaStream;
  readonly #recorder: MediaRecorder;
  readonly #source: AudioNode;
  readonly #parts: Blob[] = [];

  /** Asks for the microphone. @param meter Is fed with what it hears. @throws NotSupportedError, where there is one and no way to record it. */
  static async open(context: AudioContext, meter: AudioNode): Promise<Recording> {
    const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    try {
      return new Recording(stream, context, meter);
    } catch {
      letGo(stream);
      throw new DOMException('The microphone can not be recorded.', 'NotSupportedError');
    }
  }

  private constructor(stream: MediaStream, context: AudioContext, meter: AudioNode) {
    const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
    this.#stream = stream;
    this.#source = context.createMediaStreamSource(stream);
    this.#source.connect(meter);
    this.#recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32_000, ...(mimeType && { mimeType }) });
    this.#recorder.ondataavailable = ({ data }) => this.#parts.push(data);
    this.#recorder.start();
  }

  /** All that was said. The microphone is free from here on. */
  async finish(): Promise<Blob> {
    const stopped = new Promise((resolve) => {
      this.#recorder.onstop = resolve;
    });
    // One that was unplugged has stopped by itself.
    if (this.#recorder.state === 'inactive') this.release();
    else {
      this.#recorder.stop();
      await stopped;
    }
    this.release();
    return new Blob(this.#parts, { type: this.#recorder.mimeType.replace(/;.*/, '') });
  }

  release(): void {
    this.#source.disconnect();
    letGo(this.#stream);
  }
}

function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
