import { drawWave, loudness } from './wave.ts';

/** What goes in and out of the browser's ears, and how loud it is. Made on a press of the visitor's, without which it would stay mute. */
export class Sound {
  readonly context = new AudioContext();
  readonly input = this.context.createAnalyser();
  readonly output = this.context.createAnalyser();
  #drawing = 0;
  #frames = 0;

  constructor() {
    this.output.connect(this.context.destination);
  }

  /** A touch counts as a wish to hear only once it is over, and a phone call takes the sound away: asked for whenever there may be some. */
  wake(): void {
    if (!this.isAwake) this.context.resume().catch(() => undefined);
  }

  /** Whether it would hear anything. */
  get isAwake(): boolean {
    return this.context.state === 'running';
  }

  get loudness(): number {
    return loudness(this.input);
  }

  /** Draws what comes in or goes out, for as long as there is something to draw on. */
  draw(canvas: () => HTMLCanvasElement | null, analyser: () => AnalyserNode): void {
    cancelAnimationFrame(this.#drawing);
    this.#drawing = requestAnimationFrame(() => {
      const place = canvas();
      if (!place) return;
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
      if (!isStill || this.#frames++ % 30 === 0) drawWave(place, analyser(), isStill);
      this.draw(canvas, analyser);
    });
  }

  release(): void {
    cancelAnimationFrame(this.#drawing);
    this.context.close().catch(() => undefined);
  }
}
