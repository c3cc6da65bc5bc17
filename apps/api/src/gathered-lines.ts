/**
 * A stream for pino that hands lines on many at a time: a write for each request would be felt. SonicBoom's own buffer
 * measures all that it holds again at each line, which at 64 kB costs more than making the line.
 */
export class GatheredLines {
  private lines: string[] = [];
  private length = 0;

  /** `sink` writes at once; `size` is in characters. Call `flush` at a quiet moment and at the end. */
  constructor(
    private readonly sink: { write(text: string): unknown },
    private readonly size: number,
  ) {}

  write(line: string): void {
    this.lines.push(line);
    this.length += line.length;
    if (this.length >= this.size) this.flush();
  }

  flush(): void {
    if (this.lines.length === 0) return;
    const text = this.lines.join('');
    this.lines = [];
    this.length = 0;
    this.sink.write(text);
  }
}
