/** The room's code changes every 30 seconds. */
export const CODE_STEP_SECONDS = 30;

/** A code counts before the session, so that a queue at the door gets in, and after it, so that the room can leave. Minutes. */
export const CODE_EARLY_MINUTES = 60;
export const CODE_LATE_MINUTES = 60;

/** The step of a moment by the server's clock. */
export function stepOf(nowMs: number): number {
  return Math.floor(nowMs / (CODE_STEP_SECONDS * 1000));
}

/** Milliseconds until the next code. */
export function untilNextStep(nowMs: number): number {
  return (stepOf(nowMs) + 1) * CODE_STEP_SECONDS * 1000 - nowMs;
}

/** The running step and the one before: who scanned in the last second still gets in, who kept a photo does not. */
export function isCurrentStep(step: number, nowMs: number): boolean {
  const now = stepOf(nowMs);
  return step === now || step === now - 1;
}

/** Whether the room's screen shows codes, and codes count. */
export function isRoomOpen(startsAt: number, endsAt: number, nowMs: number): boolean {
  return nowMs >= startsAt - CODE_EARLY_MINUTES * 60_000 && nowMs < endsAt + CODE_LATE_MINUTES * 60_000;
}
