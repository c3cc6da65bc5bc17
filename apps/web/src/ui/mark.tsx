type MarkProps = { readonly size?: number };

/** The sign of Sinau: one kawung rosette, turmeric on sea teal. Always beside the name or inside a named link. */
export function Mark({ size = 32 }: MarkProps) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32">
      <rect width="32" height="32" rx="8" fill="#0A5C5A" />
      <path
        d="M6 6Q16 6 16 16Q6 16 6 6M26 6Q26 16 16 16Q16 6 26 6M6 26Q6 16 16 16Q16 26 6 26M26 26Q16 26 16 16Q26 16 26 26"
        fill="#F8B92B"
      />
    </svg>
  );
}
