import { unionOf, type SecondRange } from '@sinau/domain/enrolments';

/** A jump of the picture's clock by more than this was a seek, not watching. Seconds of the video. */
const LARGEST_STEP = 3;

/** What one sitting has watched: the union of all stretches that were played, in whole seconds. */
export class WatchLog {
  private closed: SecondRange[] = [];
  private open: { from: number; to: number } | null = null;

  /** At each tick of the video's clock while it plays. */
  tick(seconds: number): void {
    const { open } = this;
    if (open && seconds >= open.to && seconds - open.to <= LARGEST_STEP) open.to = seconds;
    else {
      this.close();
      this.open = { from: seconds, to: seconds };
    }
  }

  /** At a pause or a seek: what is played next does not join. */
  close(): void {
    const range = this.open && wholeSeconds(this.open);
    this.open = null;
    if (range) this.closed = [...unionOf([...this.closed, range])];
  }

  /** Half-open, in order and apart; at most 200, the latest ones. */
  ranges(): [number, number][] {
    const range = this.open && wholeSeconds(this.open);
    return unionOf(range ? [...this.closed, range] : this.closed).map(([from, to]): [number, number] => [from, to]).slice(-200);
  }
}

/** A second counts when most of it was played; so stretches that meet leave no hole. */
function wholeSeconds({ from, to }: { readonly from: number; readonly to: number }): SecondRange | null {
  const range: SecondRange = [Math.round(from), Math.round(to)];
  return range[1] > range[0] ? range : null;
}
